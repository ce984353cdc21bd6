"""Which words are numbers without digits (`IV`, `fourth`), and which announce one (`lot`)?"""

from functools import cache

from akkoord.engine.cleaning.vocabulary import reference

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
ROMAN = {numeral: str(value) for value, numeral in enumerate(_NUMERALS.split(), start=1)}

ROMAN_UNITS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
"""Those that end a name as a number; `i`, `v`, `x`, `xi` are as often something else."""
ROMAN_ONLY = ROMAN_UNITS - {"vi"}
"""Those that are hardly ever another word, wherever they stand in a name."""

NUMBER_SIGNS = frozenset({*reference("number_words")["signs"].split(), "#"})
FILLERS = NUMBER_SIGNS | {"-", "(", ":", "."}


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
def kinds_before_colon() -> dict[str, str]:
    """Single letter that announces a number behind a colon: `k: 3` → `floor`."""
    return _kinds("before a colon")


@cache
def kinds_behind_number() -> dict[str, str]:
    """Keyword that stands behind its number: `1203 sokak` → `way`."""
    return _kinds("behind numbers")


@cache
def ordinals() -> dict[str, str]:
    """`first` → `1`."""
    table: dict[str, str] = reference("number_words")["ordinals"]
    return {word: str(value) for value, words in table.items() for word in words.split()}
