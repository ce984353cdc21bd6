"""Which places does an address lie in, of those that its words can name?"""

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from akkoord.engine.cleaning.gazetteer.finding import SURE_PEOPLE, Found
from akkoord.engine.cleaning.gazetteer.towns import KnownPlace, additions

NEIGHBOURS_KM = 150.0
"""Places that one address names lie no farther apart than this, else a small one is another word."""
CLEARLY_LARGER = 10
"""The town with so many times the people is the one that a name means, unless another place tells."""
KILOMETRES_A_DEGREE = 111.2
ADDRESSES_KEPT = 20_000
"""Sets of names for which the answer is remembered: many addresses name the same town and province."""


def meant_places(tokens: Sequence[str], found: Sequence[Found]) -> tuple[KnownPlace, ...]:
    """The places that the tokens lie in, ascending by id; a road to a town is no place.

    Of several places with one name those count that lie near another place named; a small town
    far from a large one that is named too is taken for another word.
    """
    return _together(frozenset([name.places for name in without_ways(tokens, found)])) if found else ()


@lru_cache(maxsize=ADDRESSES_KEPT)
def _together(named: frozenset[tuple[KnownPlace, ...]]) -> tuple[KnownPlace, ...]:
    """Which of the places that bear the names that one address has are meant."""
    names = list(named)
    if len(names) == 1:
        return tuple(_well_known(names[0]))
    return tuple(sorted({place for at in range(len(names)) for place in _near(at, names)}))


def _well_known(places: Sequence[KnownPlace]) -> list[KnownPlace]:
    """Of places with one name those that are not far smaller than the largest."""
    most = max(place.people for place in places)
    return [place for place in places if CLEARLY_LARGER * place.people >= most]


def without_ways(tokens: Sequence[str], found: Sequence[Found]) -> list[Found]:
    """Names that neither name a way nor stand before a hyphen and one that does: `Dhaka-Mymensingh Road`."""
    return list(_not_ways(tokens, found))[::-1] if found else []


def _not_ways(tokens: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
    """The same from right to left."""
    is_way = False
    for name in reversed(found):
        following = name.end
        if following < len(tokens) and tokens[following] in _directions():
            following += 1
        after = tokens[following] if following < len(tokens) else ""
        before = tokens[name.at - 1] if name.at else ""
        is_way = after in _ways() or (is_way and after == "-") or before in _ways_before()
        if not is_way:
            yield name


@cache
def _directions() -> frozenset[str]:
    return frozenset(additions()["directions"].split())


@cache
def _ways_before() -> frozenset[str]:
    return frozenset(additions()["ways before"].split())


def _near(at: int, names: Sequence[tuple[KnownPlace, ...]]) -> Sequence[KnownPlace]:
    others = [place for other, places in enumerate(names) if other != at for place in places]
    near = [place for place in names[at] if any(_are_near(place, other) for other in others)]
    if near:
        return near
    is_sure = any(other.people >= SURE_PEOPLE for other in others)
    return [place for place in _well_known(names[at]) if not is_sure or place.people >= SURE_PEOPLE]


def _are_near(left: KnownPlace, right: KnownPlace) -> bool:
    if left.province and left.province == right.province and (left.is_province or right.is_province):
        return True
    return _kilometres(left, right) <= NEIGHBOURS_KM


def _kilometres(left: KnownPlace, right: KnownPlace) -> float:
    """Distance on a plane, near enough for neighbours."""
    width = math.cos(math.radians((left.latitude + right.latitude) / 2))
    return KILOMETRES_A_DEGREE * math.hypot(
        left.latitude - right.latitude, (left.longitude - right.longitude) * width
    )


@cache
def _ways() -> frozenset[str]:
    """Words of addresses that make a place's name that of a way: `Hangzhou Road`, `Jalan Bandung`."""
    return frozenset(additions()["ways"].split())
