"""Which words of an address are its postal code? Each country has its shapes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from akkoord.engine.cleaning.memory import MOST_REMEMBERED
from akkoord.engine.cleaning.vocabulary import reference

_SHAPES = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyz", "9" * 10 + "A" * 26)
SHORT_CODE_DIGITS = 4
"""A code this short is one only near the end of the address."""
LAST_WORDS = 5
LONG_HOUSE_NUMBERS = frozenset({"US", "PR"})
"""Countries where a number of five digits that opens an address is that of the house."""


@cache
def _shapes() -> Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]:
    """Country → shape of a first word → the shapes of the words that follow it, the longest code first."""
    table: dict[str, dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for shape, countries in reference("postcodes")["shapes"].items():
        first, *following = shape.replace("-", " ").split()
        for country in countries:
            table[country][first].append(tuple(following))
    return {
        country: {first: tuple(sorted(each, key=len, reverse=True)) for first, each in shapes.items()}
        for country, shapes in table.items()
    }


@cache
def has_short_codes(country: str) -> bool:
    """Whether four digits can be a postal code in the country, perhaps one that lost its first zero."""
    return country not in reference("postcodes")["no short codes"]


def postcode_in(tokens: Sequence[str], numbered: Sequence[int], country: str) -> tuple[str, range]:
    """The last postal code among the tokens and where it stands; `numbered` are the positions with digits."""
    shapes = _shapes().get(country)
    if shapes:
        for at in reversed(numbered):
            for following in shapes.get(_shape(tokens[at]), ()):
                parts = _parts(tokens, at, following)
                if parts and _may_be_code(tokens, parts, country):
                    return "".join(tokens[part] for part in parts), range(at, parts[-1] + 1)
    return "", range(0)


@lru_cache(MOST_REMEMBERED)
def _shape(word: str) -> str:
    return "9" * len(word) if word.isdigit() else word.translate(_SHAPES)


def _parts(tokens: Sequence[str], at: int, following: Sequence[str]) -> list[int]:
    """Positions of the words of a code that begins at `at`, none when the following ones do not fit."""
    parts = [at]
    for shape in following:
        at += 1
        if at < len(tokens) and tokens[at] == "-":
            at += 1
        if at >= len(tokens) or _shape(tokens[at]) != shape:
            return []
        parts.append(at)
    return parts


def _may_be_code(tokens: Sequence[str], parts: Sequence[int], country: str) -> bool:
    """Whether it is no number that a sign announces, all zeros, or a short number far from the end."""
    at, code = parts[0], "".join(tokens[part] for part in parts)
    before = [each for each in tokens[max(0, at - 2) : at] if each not in {".", ":"}]
    if not code.strip("0") or (before and before[-1] in {"no", "nos", "#"}):
        return False
    if at == 0 and country in LONG_HOUSE_NUMBERS:
        return False
    return len(code) > SHORT_CODE_DIGITS or at >= len(tokens) - LAST_WORDS
