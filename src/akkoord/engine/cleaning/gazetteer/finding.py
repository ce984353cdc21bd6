"""Where in a row of words is a place named, and which of those that bear the name is meant?"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.engine.cleaning.gazetteer.towns import OWN_TOWNS, KnownPlace, additions, named_places
from akkoord.engine.cleaning.numerals import number_kinds
from akkoord.engine.cleaning.vocabulary import glued_words, variants

MOST_TOKENS = 5
"""`ho chi minh city`; a hyphen counts as one."""
BEGINNINGS = range(2, 9)
"""Letters of the first word of a name that is written in several; a longer first word is rare."""
SHORTEST_SPACED = 5
"""Letters of a name that is only known written together: `dong guan`, but not `da li`."""
NEIGHBOURS_KM = 150.0
"""Places that one address names lie no farther apart than this, else a small one is another word."""
SURE_PEOPLE = 300_000
KILOMETRES_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens from `at` to `end` name one of `places`."""

    at: int
    end: int
    places: tuple[KnownPlace, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of one country by their names."""

    places: Mapping[str, tuple[KnownPlace, ...]]
    """Squashed name → the places that bear it."""
    starts: frozenset[str]
    """What a first token of a name can be: `dong` for `dongguan`."""

    def find(self, tokens: Sequence[str]) -> list[Found]:
        """The names of places among the tokens, from left to right, the longest first."""
        if self.starts.isdisjoint(tokens):
            return []
        found: list[Found] = []
        end = 0
        for at in [at for at, token in enumerate(tokens) if token in self.starts]:
            if at >= end and (name := self._name_at(tokens, at)):
                found.append(name)
                end = name.end
        return found

    def _name_at(self, tokens: Sequence[str], at: int) -> Found | None:
        longest = None
        joined = tokens[at]
        if (places := self.places.get(joined)) and joined not in no_towns():
            longest = Found(at, at + 1, places)
        for end in range(at + 1, min(at + MOST_TOKENS, len(tokens))):
            if tokens[end] != "-":
                joined += tokens[end]
                if not tokens[end].isalpha():
                    break
                if (places := self.places.get(joined)) and _may_be_spaced(joined, places):
                    longest = Found(at, end + 1, places)
        return longest


def _may_be_spaced(name: str, places: Sequence[KnownPlace]) -> bool:
    """Whether a name may stand in several words: a short one only when many know it or we listed it."""
    is_known = any(place.id >= OWN_TOWNS or place.people >= SURE_PEOPLE for place in places)
    return len(name) >= SHORTEST_SPACED or is_known


@cache
def gazetteer_of(country: str) -> Gazetteer:
    """The gazetteer of a country (ISO 3166-1 alpha-2); an empty one for "" and unknown codes."""
    places = named_places(country) if country else {}
    beginnings = {name[:length] for name in places for length in BEGINNINGS}
    return Gazetteer(places, frozenset(beginnings | places.keys()))


@cache
def no_towns() -> frozenset[str]:
    """Single words that an address or a name uses for something else than the town of that name."""
    listed = {word for words in additions()["no town"] for word in words.split()}
    return frozenset(listed | glued_words() | variants("addresses").keys() | number_kinds().keys())


@cache
def _ways() -> frozenset[str]:
    """Words of addresses that make a place's name that of a way: `Hangzhou Road`, `Jalan Bandung`."""
    return frozenset(additions()["ways"].split())


def with_standard_places(tokens: list[str], found: Sequence[Found]) -> list[str]:
    """The tokens with each place as one word, where its name means one place only."""
    if not found:
        return tokens
    kept: list[str] = []
    end = 0
    for name in found:
        kept += tokens[end : name.at]
        is_one = len({place.name for place in name.places}) == 1
        kept.append(name.places[0].name if is_one else "".join(tokens[name.at : name.end]).replace("-", ""))
        end = name.end
    return kept + tokens[end:]


def meant_places(tokens: Sequence[str], found: Sequence[Found]) -> tuple[KnownPlace, ...]:
    """The places that the tokens lie in, ascending by id; a road to a town is no place.

    Of several places with one name those count that lie near another place named; a small town
    far from a large one that is named too is taken for another word.
    """
    names = [name.places for name in _not_ways(tokens, found)]
    if not names:
        return ()
    if len(names) == 1:
        return names[0]
    return tuple(sorted({place for at in range(len(names)) for place in _near(at, names)}))


def _not_ways(tokens: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
    """Names that neither name a way nor stand before a hyphen and one that does: `Dhaka-Mymensingh Road`."""
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
    if near or not any(other.people >= SURE_PEOPLE or other.is_province for other in others):
        return near or names[at]
    return [place for place in names[at] if place.people >= SURE_PEOPLE or place.is_province]


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
