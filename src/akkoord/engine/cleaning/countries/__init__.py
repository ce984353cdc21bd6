"""Countries: which one a text names, and which one an address lies in."""

from akkoord.engine.cleaning.countries.extents import Extent, extent_of
from akkoord.engine.cleaning.countries.names import country_of, is_country_code, name_of, suggested_country
from akkoord.engine.cleaning.countries.places import (
    CountryFound,
    Evidence,
    country_in_address,
    country_named_in_address,
    is_place_in,
)

__all__ = [
    "CountryFound",
    "Evidence",
    "Extent",
    "country_in_address",
    "country_named_in_address",
    "country_of",
    "extent_of",
    "is_country_code",
    "is_place_in",
    "name_of",
    "suggested_country",
]
