"""What an examination finds: a part of the installation, how it is, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a part is."""

    FINE = "fine"
    LOOK = "look"
    """It works, and somebody should look at it."""
    WRONG = "wrong"


EXIT_CODES = {Level.FINE: 0, Level.LOOK: 1, Level.WRONG: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about a part, and one about what to do where something is to be done."""

    part: str
    level: Level
    sentence: str
    advice: str = ""


def fine(part: str, sentence: str) -> Finding:
    """All is well."""
    return Finding(part, Level.FINE, sentence)


def look(part: str, sentence: str, advice: str) -> Finding:
    """Somebody should look."""
    return Finding(part, Level.LOOK, sentence, advice)


def wrong(part: str, sentence: str, advice: str) -> Finding:
    """It does not work."""
    return Finding(part, Level.WRONG, sentence, advice)
