"""Other ways to write the same: other letters for a sound, figures, blanks lost or set, words turned."""

import re
from random import Random

from akkoord.engine.sample.mess.spelling import LONG_WORD

SOUNDS = (
    ("oo", "u"), ("ee", "i"), ("ou", "u"), ("aa", "a"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("dh", "d"),
    ("gh", "g"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("ss", "s"),
    ("ai", "ay"), ("ei", "ay"), ("ia", "iya"), ("ng", "n"), ("y", "i"), ("v", "w"), ("w", "v"), ("z", "j"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("u", "oo"), ("i", "ee"), ("o", "u"), ("a", "e"), ("e", "a"),
)  # fmt: skip
TRIES = 6
LATIN_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
SPELT = {"1st": "First", "2nd": "2", "3rd": "3", "First": "1st"}
NUMBER = re.compile(r"(?<=[^\W\d] )(?:[1-9]|10|[IVX]+)(?=[ ,]|$)|\b(?:1st|2nd|3rd|First)\b")


def respelled(text: str, *, random: Random) -> str:
    """One word with other Latin letters for the same sound, as `Thloeung` and `Thleung`."""
    words = list(LONG_WORD.finditer(text))
    if not words:
        return text
    word = random.choice(words)
    for _ in range(TRIES):
        sound, other = random.choice(SOUNDS)
        at = text.find(sound, word.start() + 1, word.end())
        if at >= 0:
            return text[:at] + other + text[at + len(sound) :]
    return text


def respaced(text: str, *, random: Random) -> str:
    """Two words in one, or one word in two."""
    if random.random() < 0.5:
        blanks = [found.start() for found in re.finditer(r"(?<=[^\W\d_]{2}) (?=[^\W\d_]{2})", text)]
        if blanks:
            at = random.choice(blanks)
            return text[:at] + text[at + 1 :]
    words = [found for found in LONG_WORD.finditer(text) if len(found[0]) > 5]
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(word.start() + 2, word.end() - 1)
    return f"{text[:at]} {text[at:]}"


def renumbered(text: str, *, random: Random) -> str:
    """A small number written another way: `Phase II` as `Phase 2`, `2nd` as `2`."""
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return text
    number = random.choice(numbers)
    return text[: number.start()] + _otherwise(number[0]) + text[number.end() :]


def _otherwise(number: str) -> str:
    if number in LATIN_NUMBERS:
        return str(LATIN_NUMBERS.index(number) + 1)
    return LATIN_NUMBERS[int(number) - 1] if number.isdigit() else SPELT.get(number, number)


def turned(words: list[str], *, random: Random) -> list[str]:
    """Two neighbours in each other's place."""
    if len(words) < 2:
        return words
    at = random.randrange(len(words) - 1)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]
