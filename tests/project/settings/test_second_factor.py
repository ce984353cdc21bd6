"""Of whom a second factor is asked; nobody is for a try-out only."""

import pytest

from akkoord.desk.people.rules import AskedOf
from akkoord.project.settings.second_factor import SecondFactorError, second_factor_setting


@pytest.mark.parametrize(
    ("word", "is_encrypted"),
    [("everybody", True), ("everybody", False), ("privileged", True), ("nobody", False)],
)
def test_setting_is_read(word, is_encrypted):
    assert second_factor_setting(word, is_encrypted=is_encrypted) is AskedOf(word)


@pytest.mark.parametrize(("word", "is_encrypted"), [("nobody", True), ("some", False), ("", False)])
def test_unsafe_and_unknown_words_are_refused(word, is_encrypted):
    with pytest.raises(SecondFactorError):
        second_factor_setting(word, is_encrypted=is_encrypted)
