"""Names of countries in the reader's language (ISO 3166-1, through pycountry)."""

import gettext
from functools import lru_cache

import pycountry


@lru_cache(maxsize=2048)
def country_name(code: str, *, language: str) -> str:
    """The usual name of a country, or the code itself when it is none."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return code
    return _names(language).gettext(getattr(country, "common_name", country.name))


@lru_cache(maxsize=16)
def _names(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)


def country_codes() -> list[str]:
    """The two letters of every country."""
    return [country.alpha_2 for country in pycountry.countries]
