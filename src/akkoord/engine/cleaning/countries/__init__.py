"""Countries: which one a text names, and which one an address lies in."""

from akkoord.engine.cleaning.countries.names import country_of, is_country_code, name_of, suggested_country

__all__ = ["country_of", "is_country_code", "name_of", "suggested_country"]
