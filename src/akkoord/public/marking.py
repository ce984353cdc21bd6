"""Which part of a text is what somebody typed? So that the eye finds why a location is among the hits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from akkoord.engine.cleaning.search_keys import search_key

SHORTEST_ALIKE = 4
"""Letters; shorter words are alike by chance."""
LIKE_ENOUGH = 75.0
_WORD = re.compile(r"[^\s!-&(-/:-@\[-`{-~]+")
"""Everything between blanks and marks: in some scripts signs of vowels are no letters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text."""

    text: str
    is_match: bool


def marked(text: str, asked: str) -> list[Part]:
    """The text in pieces: beginnings of words as they were typed, and words that are written alike."""
    typed = search_key(asked).split()
    parts: list[Part] = []
    for part in _parts(text, typed):
        before = parts.pop().text if parts and parts[-1].is_match == part.is_match else ""
        parts.append(Part(before + part.text, part.is_match))
    return parts


def _parts(text: str, typed: Sequence[str]) -> Iterator[Part]:
    end = 0
    for found in _WORD.finditer(text):
        matched = _letters_matched(found[0], typed)
        for piece, is_match in (
            (text[end : found.start()], False),
            (found[0][:matched], True),
            (found[0][matched:], False),
        ):
            if piece:
                yield Part(piece, is_match)
        end = found.end()
    if end < len(text):
        yield Part(text[end:], is_match=False)


def _letters_matched(word: str, typed: Sequence[str]) -> int:
    """How many letters of the word stand for what was typed; all where they cannot be told apart."""
    key = search_key(word).replace(" ", "")
    begun = max((len(each) for each in typed if key.startswith(each)), default=0)
    if begun:
        return begun if len(key) == len(word) else len(word)
    alike = any(len(each) >= SHORTEST_ALIKE and fuzz.ratio(each, key) >= LIKE_ENOUGH for each in typed)
    return len(word) if alike else 0
