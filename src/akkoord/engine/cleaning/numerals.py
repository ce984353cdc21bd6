"""Which words are numbers, and which announce one? `IV`, `4th`, `04` and `fourth` are all 4."""

import re
from functools import cache, lru_cache

from akkoord.engine.cleaning.memory import MOST_REMEMBERED
from akkoord.engine.cleaning.vocabulary import reference

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
ROMAN = {numeral: str(value) for value, numeral in enumerate(_NUMERALS.split(), start=1)}

ROMAN_UNITS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
"""Those that end a name as a number; `i`, `v`, `x`, `xi` are as often something else."""
ROMAN_ONLY = ROMAN_UNITS - {"vi"}
"""Those that are hardly ever another word, wherever they stand in a name."""
LONGEST_UNIT = 3
"""A longer number at the end of a name is a year or part of the name."""

NUMBER_SIGNS = frozenset({*reference("number_words")["signs"].split(), "#"})
FILLERS = NUMBER_SIGNS | {"-", "(", ":", "."}

ANY_DIGIT = re.compile(r"\d")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|r[ao]|d[ao]|t[ao]|m[ao]|v[ao]|n[ao]|er)")
"""English and Spanish: `2nd`, `4ta`."""
LETTERS_AND_ZEROS = re.compile(r"([a-z]+)0+(?=\d)")


def _kinds(name: str) -> dict[str, str]:
    kinds: dict[str, str] = reference("number_words")[name]
    return {word: kind for kind, words in kinds.items() for word in words.split()}


@cache
def number_kinds() -> dict[str, str]:
    """Keyword → what it numbers: `branch` → `unit`, `lot` → `plot`."""
    return _kinds("kinds")


@cache
def kinds_before_sign() -> dict[str, str]:
    """Keyword that announces only together with a number sign: `s no 12` → `plot`."""
    return _kinds("before a sign")


@cache
def kinds_behind_number() -> dict[str, str]:
    """Keyword that stands behind its number: `1203 sokak` → `way`."""
    return _kinds("behind numbers")


@cache
def ordinals() -> dict[str, str]:
    """`first` → `1`."""
    table: dict[str, str] = reference("number_words")["ordinals"]
    return {word: str(value) for value, words in table.items() for word in words.split()}


@lru_cache(MOST_REMEMBERED)
def standard_number(word: str) -> str | None:
    """`iv` → `4`, `03` → `3`, `2nd` → `2`, `first` → `1`, `c-05` → `c5`; None when the word is no number."""
    found = ORDINAL.fullmatch(word)
    if found:
        return found.group(1).lstrip("0") or "0"
    if word in ROMAN:
        return ROMAN[word]
    if word in ordinals():
        return ordinals()[word]
    if ANY_DIGIT.search(word):
        return LETTERS_AND_ZEROS.sub(r"\1", word.replace("-", "").lstrip("0")) or "0"
    return None
