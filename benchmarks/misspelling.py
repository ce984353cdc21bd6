"""Writes a name as one may who heard it, remembers it half or types in a hurry: a kind of slip a function."""

import re
from collections.abc import Callable, Sequence
from itertools import cycle
from random import Random

from akkoord.engine.sample.mess.spelling import NEIGHBOURS, letter_spaced, without_diacritics

Slip = Callable[[str, Random], str]
"""A name → another spelling of it; the same name where this slip cannot be made in it."""

TRIES = 100

_LEGAL = re.compile(
    r"[\s,.(-]*\b(co|company|ltd|limited|ltda|pvt|private|inc|corp|corporation|llc|gmbh|bv|sa|srl|spa|"
    r"san|tic|sti|as|jsc|plc|pte|sdn|bhd|pt|cv|lda|sl|s\.a|s\.r\.l|s\.p\.a|a\.s)\b[\s,.)]*$",
    re.IGNORECASE,
)
_SHORT = {
    "international": "intl", "industries": "inds", "industry": "ind", "industrial": "indl",
    "garments": "gmts", "garment": "gmt", "manufacturing": "mfg", "manufacturers": "mfrs", "brothers": "bros",
    "enterprises": "ent", "enterprise": "ent", "textiles": "tex",
    "textile": "tex", "technology": "tech", "group": "grp",
    "limited": "ltd", "company": "co", "private": "pvt", "corporation": "corp", "factory": "fty", "and": "&",
    "products": "prod", "trading": "trdg", "printing": "prtg", "processing": "proc", "division": "div",
}  # fmt: skip
_SOUNDS = [
    ("ph", "f"), ("f", "ph"), ("ck", "k"), ("ee", "i"), ("oo", "u"), ("sh", "sch"), ("x", "ks"), ("qu", "kw"),
    ("c", "k"), ("k", "c"), ("z", "s"), ("s", "z"), ("y", "i"), ("i", "y"), ("w", "v"), ("v", "w"),
    ("ou", "u"), ("th", "t"), ("dh", "d"), ("j", "dj"), ("ai", "ei"), ("ie", "i"),
    ("ll", "l"), ("ss", "s"), ("tt", "t"),
]  # fmt: skip
_CYRILLIC = dict(zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхийклмнопкрстуввксиз", strict=False)) | {
    "c": "к", "h": "х", "i": "и", "j": "й", "q": "к", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "й",
    "z": "з",
}  # fmt: skip
_GREEK = dict(zip("abcdefghijklmnopqrstuvwxyz", "αβκδεφγχιζκλμνοπκρστουβξυζ", strict=False)) | {
    "q": "κ", "r": "ρ", "s": "σ", "t": "τ", "u": "ου", "v": "β", "w": "β", "x": "ξ", "y": "υ", "z": "ζ",
}  # fmt: skip
_DIACRITICS = {
    "ö": "oe",
    "ü": "ue",
    "ä": "ae",
    "ş": "sh",
    "ç": "ch",
    "ø": "oe",
    "å": "aa",
    "ñ": "ny",
    "đ": "dj",
}


def swapped(name: str, random: Random) -> str:
    """Two letters change places."""
    return _at_a_letter(name, random, lambda text, at: text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def missing(name: str, random: Random) -> str:
    """A letter is left out."""
    return _at_a_letter(name, random, lambda text, at: text[:at] + text[at + 1 :])


def doubled(name: str, random: Random) -> str:
    """A letter is written twice."""
    return _at_a_letter(name, random, lambda text, at: text[:at] + text[at] + text[at:])


def neighbouring(name: str, random: Random) -> str:
    """The key beside the right one."""
    return _at_a_letter(
        name, random, lambda text, at: text[:at] + NEIGHBOURS.get(text[at].lower(), "e") + text[at + 1 :]
    )


def two_slips(name: str, random: Random) -> str:
    """Two of these in one name."""
    first, second = random.sample([swapped, missing, doubled, neighbouring], 2)
    return second(first(name, random), random)


def by_ear(name: str, random: Random) -> str:
    """One or two sounds written otherwise."""
    lower = name.lower()
    for _ in range(2):
        possible = [(old, new) for old, new in _SOUNDS if old in lower]
        if possible:
            old, new = random.choice(possible)
            lower = lower.replace(old, new, 1)
    return lower


def without_legal_form(name: str, random: Random) -> str:
    """No legal form, and a slip."""
    shorter = name
    while (shortened := _LEGAL.sub("", shorter)) != shorter and shortened.strip():
        shorter = shortened
    return name if shorter == name else random.choice([swapped, missing])(shorter, random)


def in_other_order(name: str, random: Random) -> str:
    """The words in another order."""
    words = name.split()
    random.shuffle(words)
    return " ".join(words)


def letters_apart(name: str, random: Random) -> str:
    """Blanks between the letters of a word."""
    return letter_spaced(name, random=random)


def words_together(name: str, random: Random) -> str:
    """Two words without the blank between them."""
    blanks = [found.start() for found in re.finditer(r"(?<=\w) (?=\w)", name)]
    at = random.choice(blanks) if blanks else len(name)
    return name[:at] + name[at + 1 :]


def in_other_script(name: str, random: Random) -> str:
    """Letter by letter in Cyrillic or Greek."""
    letters = random.choice([_CYRILLIC, _GREEK])
    plain = without_diacritics(name).lower()
    return "".join(letters.get(letter, letter) for letter in plain) if plain.isascii() else name


def transliterated(name: str, random: Random) -> str:  # noqa: ARG001 - a slip's signature
    """Letters with marks written out."""
    return "".join(_DIACRITICS.get(letter, letter) for letter in name.lower().replace("i̇", "i"))


def abbreviated(name: str, random: Random) -> str:  # noqa: ARG001 - a slip's signature
    """Usual abbreviations for the words that have one."""
    return " ".join(_SHORT.get(word.lower().strip(",."), word) for word in name.split())


SLIPS: dict[str, Slip] = {
    "letters swapped": swapped,
    "letter missing": missing,
    "letter doubled": doubled,
    "neighbouring key": neighbouring,
    "two slips": two_slips,
    "by ear": by_ear,
    "no legal form": without_legal_form,
    "word order": in_other_order,
    "letters apart": letters_apart,
    "words together": words_together,
    "other script": in_other_script,
    "marks written out": transliterated,
    "abbreviated": abbreviated,
}


def misspelt(names: Sequence[str], count: int, *, seed: int) -> list[tuple[str, int, str]]:
    """Kind of slip, position of the name and its other spelling: each kind about as often as the others.

    A kind that finds no name among many tries, such as marks in names without any, is passed over.
    """
    random = Random(seed)  # noqa: S311 - repeatable
    found: list[tuple[str, int, str]] = []
    for kind in cycle(SLIPS):
        if len(found) == count:
            break
        for at in random.choices(range(len(names)), k=TRIES):
            text = SLIPS[kind](names[at], random)
            if text.casefold() != names[at].casefold():
                found.append((kind, at, text))
                break
    return found


def _at_a_letter(name: str, random: Random, change: Callable[[str, int], str]) -> str:
    """A change inside a word, never of its first letter; of a longer word where there is one."""
    words = list(re.finditer(r"[^\W\d_]{5,}", name)) or list(re.finditer(r"[^\W\d_]{3,}", name))
    if not words:
        return name
    word = random.choice(words)
    return change(name, random.randrange(word.start() + 1, word.end() - 1))
