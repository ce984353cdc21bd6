"""Slips of the hand and damage by machines, each a function from text to text."""

import re
import unicodedata
from random import Random

from anyascii import anyascii

NEIGHBOURS = {
    "a": "s", "b": "v", "c": "x", "d": "s", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o", "j": "k",
    "k": "l", "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "q": "w", "r": "t", "s": "d", "t": "r",
    "u": "y", "v": "b", "w": "e", "x": "z", "y": "u", "z": "x",
}  # fmt: skip
LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def with_typo(text: str, *, random: Random) -> str:
    """One letter of a word of five or more swapped, dropped, doubled or mistaken for its neighbour."""
    words = list(LONG_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(word.start() + 1, word.end() - 1)
    kind = random.choice(("swap", "drop", "double", "neighbour"))
    if kind == "swap":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind == "drop":
        return text[:at] + text[at + 1 :]
    if kind == "double":
        return text[:at] + text[at] + text[at:]
    return text[:at] + NEIGHBOURS.get(text[at].lower(), text[at]) + text[at + 1 :]


def without_diacritics(text: str) -> str:
    """Letters of the Latin script without their marks; other scripts stay."""
    return text.translate(_PLAIN)


def letter_spaced(text: str, *, random: Random) -> str:
    """One word set with blanks between its letters, as text taken from a PDF."""
    words = list(LONG_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    return text[: word.start()] + " ".join(word[0]) + text[word.end() :]


def stuttered(text: str, *, random: Random) -> str:
    """The end of one word written twice, as a careless search-and-replace leaves it."""
    words = list(LONG_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    return text[: word.end()] + word[0][-4:] + text[word.end() :]


def glued(text: str, *, random: Random) -> str:
    """One comma lost with its blank, so that two parts run together."""
    commas = [found.start() for found in re.finditer(", ", text)]
    if not commas:
        return text
    at = random.choice(commas)
    return text[:at] + text[at + 2 :]


class _Plain(dict[int, str]):
    """The plain form of each letter, found when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        is_latin = letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
        self[code] = anyascii(letter) if is_latin and not letter.isascii() else letter
        return self[code]


_PLAIN = _Plain()
