"""The list of keys that everybody may trust."""

from datetime import date

import pytest

from akkoord.engine.signing import KeyList, ListedKey

FIRST, SECOND = "ssh-ed25519 AAAAfirst", "ssh-ed25519 AAAAsecond"
SPRING, AUTUMN = date(2018, 3, 1), date(2018, 10, 1)


def test_another_key_ends_the_one_before_which_stays_on_the_list():
    listed = KeyList().in_use(FIRST, since=SPRING).in_use(FIRST, since=AUTUMN).in_use(SECOND, since=AUTUMN)

    assert listed == KeyList((ListedKey(FIRST, SPRING, AUTUMN), ListedKey(SECOND, AUTUMN)))
    assert listed.trusted == {FIRST, SECOND}


def test_list_is_read_as_it_was_written():
    listed = KeyList((ListedKey(FIRST, SPRING, AUTUMN), ListedKey(SECOND, AUTUMN)))

    assert KeyList.read(listed.as_text()) == listed
    assert KeyList.read("") == KeyList()
    assert "2018-03-01/2018-10-01" in listed.as_text()


def test_key_that_somebody_else_may_have_leaves_the_list():
    listed = KeyList((ListedKey(FIRST, SPRING, AUTUMN), ListedKey(SECOND, AUTUMN)))

    assert listed.without([FIRST]).trusted == {SECOND}


def test_damaged_list_is_refused():
    with pytest.raises(ValueError, match="not a list of keys"):
        KeyList.read("akkoord ssh-rsa AAAA\n")
