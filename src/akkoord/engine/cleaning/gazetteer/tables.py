"""The places of all countries as arrays: which name means which of them, and how it may be written."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged, starts_of
from akkoord.engine.cleaning.country_numbers import COUNTRIES, country_number
from akkoord.engine.cleaning.gazetteer.towns import OWN_TOWNS, KnownPlace, additions, countries, named_places
from akkoord.engine.cleaning.lexicon import letters_of
from akkoord.engine.cleaning.numerals import number_kinds
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.cleaning.vocabulary import glued_words, variants
from akkoord.engine.hash_tables import HashTables
from akkoord.engine.hashing import keys_of_letters

LONGEST_BEGINNING = 12
BEGINNINGS = range(2, LONGEST_BEGINNING + 1)
"""Letters of the first word of a name that is written in several; a longer first word is rare."""
SHORTEST_SPACED = 5
"""Letters of a name that is only known written together: `dong guan`, but not `da li`."""
SURE_PEOPLE = 300_000

BEGINNING_ONLY = 0
"""Stands for the name of letters that only begin one; there is no such name."""
ANYWHERE = COUNTRIES
"""Behind the tables of the countries stands one of what can be first words of a name in any of them."""

Names = Mapping[str, tuple[KnownPlace, ...]]
"""Squashed name (`dongguan`) → the towns or the province that bear it, ascending by id."""


class Places(NamedTuple):
    """Places and their names as the kernels take them."""

    table_starts: Array
    table_keys: Array
    table_names: Array
    """`HashTables` by country: squashed names and what their first words can be (`dong`) → name."""
    alone: Array
    """bool by name: whether one word may name the place."""
    spaced: Array
    """bool by name: whether it may be written in several words."""
    standard_starts: Array
    standard_letters: Array
    """By name: the one word for all spellings of the place, the name itself where it means several."""
    group: Array
    """int32 by name: equal for names that mean the same places."""
    group_starts: Array
    group_places: Array
    """int32: the places that a group of names means, ascending."""
    country_starts: Array
    """int64: where the places of each country start."""
    id: Array
    """float64 by place: its number in the gazetteer, ascending in a country; a province is negative."""
    latitude: Array
    longitude: Array
    province: Array
    """int32 by place: first-order division of the country that it lies in, 0 when not known."""
    is_province: Array
    people: Array
    name_starts: Array
    name_letters: Array
    """By place."""


@cache
def places() -> Places:
    """The places of all countries; only what is looked at is read."""
    return Places(*(PLACES[name] for name in Places._fields))


def place_name(place: int) -> str:
    """One word for all spellings of a place: `dongguan`, `hochiminhcity`."""
    known = places()
    letters = known.name_letters[known.name_starts[place] : known.name_starts[place + 1]]
    return letters.tobytes().decode("ascii")


@cache
def no_towns() -> frozenset[str]:
    """Single words that an address or a name uses for something else than the town of that name."""
    listed = {word for words in additions()["no town"] for word in words.split()}
    return frozenset(listed | glued_words() | variants("addresses").keys() | number_kinds().keys())


def _all_places() -> Mapping[str, Array]:
    by_number = {country_number(country): named_places(country) for country in countries()}
    named = [by_number.get(at, {}) for at in range(COUNTRIES)]
    known = [_places_of(names) for names in named]
    table = _table(named)
    return {
        "table_starts": table.starts,
        "table_keys": table.keys,
        "table_names": table.values,
        **_of_names([each for names in named for each in names.items()]),
        **_groups(named, known),
        "country_starts": starts_of(list(map(len, known))),
        **_of_places(list(chain.from_iterable(known))),
    }


PLACES = PreparedArrays(_all_places)


def _places_of(names: Names) -> list[KnownPlace]:
    return sorted({place for found in names.values() for place in found})


def _table(named: Sequence[Names]) -> HashTables:
    tables: list[dict[int, int]] = []
    count = BEGINNING_ONLY + 1
    for names in named:
        spaced = [name for name, found in names.items() if may_be_spaced(name, found)]
        letters = [*_beginnings(spaced), *names]
        numbers = [BEGINNING_ONLY] * (len(letters) - len(names)) + list(range(count, count + len(names)))
        tables.append(dict(zip(_keys(letters), numbers, strict=True)))
        count += len(names)
    return HashTables.of([*tables, dict.fromkeys(chain.from_iterable(tables), BEGINNING_ONLY)])


def _keys(words: Sequence[str]) -> list[int]:
    letters = letters_of(words)
    keys: list[int] = keys_of_letters(letters.starts, letters.values).tolist()
    return keys


def _beginnings(names: Iterable[str]) -> Iterable[str]:
    return (name[:length] for name in names for length in BEGINNINGS)


def may_be_spaced(name: str, meant: Sequence[KnownPlace]) -> bool:
    """Whether a name may stand in several words: a short one only when many know it or we listed it."""
    is_known = any(place.id >= OWN_TOWNS or place.people >= SURE_PEOPLE for place in meant)
    return len(name) >= SHORTEST_SPACED or is_known


def _of_names(names: Sequence[tuple[str, tuple[KnownPlace, ...]]]) -> Mapping[str, Array]:
    standard = letters_of(["", *(_standard(name, meant) for name, meant in names)])
    return {
        "alone": np.array([False, *(name not in no_towns() for name, _ in names)]),
        "spaced": np.array([False, *(may_be_spaced(name, meant) for name, meant in names)]),
        "standard_starts": standard.starts,
        "standard_letters": standard.values,
    }


def _standard(name: str, meant: Sequence[KnownPlace]) -> str:
    return meant[0].name if len({place.name for place in meant}) == 1 else name


def _groups(named: Sequence[Names], known: Sequence[Sequence[KnownPlace]]) -> Mapping[str, Array]:
    group: dict[tuple[KnownPlace, ...], int] = {}
    of_name = [0]
    for names in named:
        of_name += [group.setdefault(meant, len(group)) for meant in names.values()]
    position = {place: at for at, place in enumerate(chain.from_iterable(known))}
    meant = Ragged.of([[position[place] for place in each] for each in group], dtype=np.int32)
    return {
        "group": np.array(of_name, dtype=np.int32),
        "group_starts": meant.starts,
        "group_places": meant.values,
    }


def _of_places(known: Sequence[KnownPlace]) -> Mapping[str, Array]:
    provinces = {"": 0}
    names = letters_of([place.name for place in known])
    return {
        "id": np.array([place.id for place in known], dtype=np.float64),
        "latitude": np.array([place.latitude for place in known]),
        "longitude": np.array([place.longitude for place in known]),
        "province": np.array(
            [provinces.setdefault(place.province, len(provinces)) for place in known], dtype=np.int32
        ),
        "is_province": np.array([place.is_province for place in known]),
        "people": np.array([place.people for place in known], dtype=np.int64),
        "name_starts": names.starts,
        "name_letters": names.values,
    }
