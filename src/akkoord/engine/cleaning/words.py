"""Which words stand glued together in one? `RoadEconomic`, `No158` and `121RT` lost their separator."""

import re
from functools import cache

from akkoord.engine.cleaning.vocabulary import glued_words, reference

LOST = "\x1a"
"""Stands for a letter that an encoding has lost, while the words of a text are parted."""

_CASE_CHANGE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD_AFTER_NUMBER = re.compile(r"(?<=\d)(?=(?!St\b|Nd\b|Rd\b|Th\b)[A-Z][a-z]|R[TW]\b)")
_REPLACED_APP = re.compile(r"Apparel(?=[a-rt-z])|(?<=[A-Z])Apparel(?=[A-Z])")
"""A list in which every `App` was replaced by `Apparel`: `Apparelarel`, `LALTApparelAR`."""
_RUNS = re.compile(r"\d+(?:st|nd|rd|th)(?![a-z])|[a-z?]+|\d+")
FEWEST_LETTERS_AFTER_NUMBER = 3
"""`35b` and `12ab` are numbers, `12floor` are two words."""
MOST_LETTERS_BEFORE_NUMBER = 2
"""`g2` and `sf12` are numbers, `plot35` are two words."""


def parts_of_word(raw: str) -> tuple[str, ...]:
    """The tokens of what stands between blanks and signs, lower case, `?` for a lost letter."""
    if "-" in raw and len(raw) > 1:
        return (raw.replace("-", "").lower(),)
    if raw.isdigit() or not raw.isalnum():
        return (raw.lower().replace(LOST, "?"),) if LOST not in raw else _parted(raw)
    return _parted(raw)


def _parted(raw: str) -> tuple[str, ...]:
    raw = _REPLACED_APP.sub("App", raw) if "Apparel" in raw else raw
    parts = [part for each in _WORD_AFTER_NUMBER.split(raw) for part in _by_case(each)]
    return tuple(token for part in parts for token in _by_digits(part.lower().replace(LOST, "?")))


def _by_case(raw: str) -> list[str]:
    """Parted where a capital follows a small letter and one side is a word that many addresses have."""
    pieces = _CASE_CHANGE.split(raw)
    joined = pieces[:1]
    for piece in pieces[1:]:
        if joined[-1].lower() in glued_words() or piece.lower() in glued_words():
            joined.append(piece)
        else:
            joined[-1] += piece
    return joined


def _by_digits(word: str) -> list[str]:
    """Parted between letters and digits, except inside a number such as `g2`, `35b` and `2nd`."""
    if word.isalpha() or word.isdigit():
        return [word]
    parts: list[str] = []
    for run in _RUNS.findall(word):
        if parts and not _is_apart(parts[-1], run):
            parts[-1] += run
        else:
            parts.append(run)
    return parts


def _is_apart(before: str, run: str) -> bool:
    if run[0].isdigit():
        return len(before) > MOST_LETTERS_BEFORE_NUMBER or before in _announcing()
    return len(run) >= FEWEST_LETTERS_AFTER_NUMBER


@cache
def _announcing() -> frozenset[str]:
    """Short words that announce a number: `no5`, `rt3`, `km18`."""
    data = reference("number_words")
    words = [*data["signs"].split(), *(word for kind in data["kinds"].values() for word in kind.split())]
    return frozenset(word for word in words if 1 < len(word) <= MOST_LETTERS_BEFORE_NUMBER)
