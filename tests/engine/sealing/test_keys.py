"""Keys are read as they were written, and show nothing of what is secret."""

import json

import pytest

from akkoord.engine.sealing import (
    NotAKey,
    NotTheseShares,
    OpeningKey,
    SealingKey,
    WrongPassphrase,
    joined,
    locked,
    shares,
    unlocked,
)

KEY = OpeningKey(bytes(range(32)))


def test_sealing_key_is_read_as_it_was_written():
    assert KEY.sealing.text == "akkoord-seal j0DFrbaPJWJK5bIU6nZ6bslNgp09e14a0bpvPiE4KF8="
    assert KEY.sealing.fingerprint == "eedd 883d a0a9 4515"
    assert SealingKey.parse(f"  {KEY.sealing.text}\n") == KEY.sealing


@pytest.mark.parametrize(
    "text", ["", "akkoord-seal", "akkoord-seal AAAA", "akkoord-seal ?", f"age1 {KEY.sealing.text.split()[1]}"]
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(NotAKey):
        SealingKey.parse(text)


def test_opening_key_shows_itself_nowhere():
    assert repr(KEY) == "OpeningKey()"


def test_key_comes_back_with_its_passphrase_alone():
    text = locked(KEY, "nine dry herons")
    assert unlocked(text, "nine dry herons") == KEY
    with pytest.raises(WrongPassphrase):
        unlocked(text, "nine dry heron")
    assert json.loads(text)["opens"] == KEY.sealing.text


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"salt": 1, "key": 2}'])
def test_damaged_key_file_is_refused(text):
    with pytest.raises(WrongPassphrase):
        unlocked(text, "nine dry herons")


@pytest.mark.parametrize("absent", [0, 1, 2])
def test_any_two_of_three_papers_give_the_key_back(absent):
    papers = shares(KEY)
    del papers[absent]
    assert joined(reversed(papers)) == KEY


def test_one_paper_or_papers_of_two_keys_give_nothing():
    first, second = shares(KEY)[0], shares(OpeningKey.new())[1]
    for papers in ([first], [first, second], [first, "seven words that stand on no paper"]):
        with pytest.raises(NotTheseShares):
            joined(papers)
