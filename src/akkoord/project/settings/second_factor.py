"""Of whom this installation asks a second factor at sign-in."""

from akkoord.desk.people.rules.second_factor import AskedOf
from akkoord.engine.text import gettext_noop
from akkoord.project.configuration import ConfigurationError


class SecondFactorError(ConfigurationError):
    """The word is unknown, or would leave an installation that others can reach without protection."""

    sentence = gettext_noop(
        "The setting `second_factor` must be `everybody` or `privileged`; "
        "`nobody` is for a try-out without https only."
    )


def second_factor_setting(word: str, *, is_encrypted: bool) -> AskedOf:
    """Read the setting; raises `SecondFactorError`."""
    if word not in set(AskedOf) or (is_encrypted and word == AskedOf.NOBODY):
        raise SecondFactorError
    return AskedOf(word)
