"""How much does it tell that two names, or two addresses, share a word?"""

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.country_numbers import COUNTRIES, NO_COUNTRY, country_number
from akkoord.engine.cleaning.gazetteer.towns import KnownPlace, countries, named_places
from akkoord.engine.cleaning.lexicon import Words, key_of, length_of, letters_of
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.cleaning.vocabulary import reference
from akkoord.engine.hash_tables import MISSING, HashTables, value_of
from akkoord.engine.hashing import FNV_START, keys_of_letters
from akkoord.engine.kernels import inner_kernel

Of = Literal["names", "addresses"]

TELLING = 0.6
SHORTEST_TELLING = 3
LARGE_TOWN = 1_000_000
MIDDLE_TOWN = 100_000
TELLS_MOST = 1.0
CODE_DIGITS = 5
"""A number this long behind the first word of an address is rather a postal code."""
CODE_TELLS = 0.45
"""A postal code tells as little as a town of some size."""


class Rarities(NamedTuple):
    """What words tell less than most in names or in addresses."""

    tables: HashTables
    """By country, and for all countries: key of the word → which of `told`."""
    told: Array
    """float64, from near 0 for a word that stands everywhere to 1 for one that names one firm or road."""


@inner_kernel
def rarity_of(rarities: Rarities, key: np.uint64, country: int) -> float:
    """What the word with the key tells in the country; never does it depend on the rows at hand."""
    found = value_of(rarities.tables, country, key)
    if found == MISSING:
        found = value_of(rarities.tables, NO_COUNTRY, key)
    return TELLS_MOST if found == MISSING else rarities.told[found]


@inner_kernel
def is_telling(words: Words, of_names: Rarities, name: Array, country: int) -> bool:
    """Whether the words of a name tell one firm from another: more than its trade, its town or a number."""
    for word in name:
        may_tell = length_of(words, word) >= SHORTEST_TELLING and words.flags[word] & flags.IS_ALPHA != 0
        if may_tell and rarity_of(of_names, words.keys[word], country) >= TELLING:
            return True
    return False


@inner_kernel
def rarities_of(
    words: Words, rarities: Rarities, starts: Array, tokens: Array, countries: Array, found: Array
) -> None:
    """Write the rarity of each word in the country of its list."""
    for at in range(len(starts) - 1):
        for place in range(starts[at], starts[at + 1]):
            found[place] = rarity_of(rarities, words.keys[tokens[place]], countries[at])


@inner_kernel
def let_codes_tell_less(words: Words, starts: Array, tokens: Array, found: Array) -> None:
    """Lower what postal codes in addresses tell: many streets have one."""
    for at in range(len(starts) - 1):
        for place in range(starts[at] + 1, starts[at + 1]):
            token = tokens[place]
            if words.flags[token] & flags.IS_DIGITS and length_of(words, token) >= CODE_DIGITS:
                found[place] = min(found[place], CODE_TELLS)


def rarity(word: str, country: str, of: Of) -> float:
    """The rarity of a word in its standard form in a country (ISO 3166-1 alpha-2 or "")."""
    letters = letters_of([word])
    key = np.uint64(key_of(letters.values, 0, len(letters.values), FNV_START))
    return float(rarity_of(rarities(of), key, country_number(country)))


@cache
def rarities(of: Of) -> Rarities:
    """The rarities of words in names or in addresses."""
    tables = HashTables(*(_RARITIES[f"{of}.{part}"] for part in HashTables._fields))
    return Rarities(tables, _RARITIES["told"])


def _worked_out() -> Mapping[str, Array]:
    every: dict[float, int] = {}
    arrays: dict[str, Array] = {}
    for of in ("names", "addresses"):
        graded = _by_grade(
            {grade: " ".join(words.values()) for grade, words in reference("common_words")[of].items()}
        )
        tables: list[dict[str, float]] = [{} for _ in range(COUNTRIES)]
        tables[NO_COUNTRY] = graded
        for country in {*countries(), *_countries_with_words(of)}:
            own = {word: told for word, told in _of_places(country, of).items() if word not in graded}
            tables[country_number(country)] = {**own, **_by_grade(_countries_with_words(of).get(country, {}))}
        found = HashTables.of([_by_key(table, every) for table in tables])
        arrays |= {f"{of}.{part}": getattr(found, part) for part in found._fields}
    return {**arrays, "told": np.array(list(every), dtype=np.float64)}


_RARITIES = PreparedArrays(_worked_out)


def _by_key(table: Mapping[str, float], every: dict[float, int]) -> dict[int, int]:
    letters = letters_of(table)
    keys = keys_of_letters(letters.starts, letters.values).tolist()
    return {key: every.setdefault(told, len(every)) for key, told in zip(keys, table.values(), strict=True)}


def _countries_with_words(of: str) -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = reference("common_words").get(f"{of} by country", {})
    return table


def _by_grade(words: Mapping[str, str]) -> dict[str, float]:
    """Word → rarity; a word in several grades tells as little as the first of them says."""
    table: dict[str, float] = {}
    for grade, told in reference("common_words")["grades"].items():
        for word in words.get(grade, "").split():
            table.setdefault(word, told)
    return table


def _of_places(country: str, of: str) -> dict[str, float]:
    """The country's towns and provinces: each tells less the more people live there."""
    weights = reference("common_words")[f"{of} of places"]
    table: dict[str, float] = {}
    for found in named_places(country).values():
        for place in found:
            table[place.name] = min(weights[_size(place)], table.get(place.name, 1.0))
    return table


def _size(place: KnownPlace) -> str:
    if place.is_province:
        return "province"
    return "large" if place.people >= LARGE_TOWN else "middle" if place.people >= MIDDLE_TOWN else "small"
