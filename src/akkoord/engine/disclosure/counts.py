"""Locations per country, with the small numbers left out."""

from collections import Counter
from collections.abc import Iterable

from akkoord.engine.disclosure.public_rows import CountryCount, PublicationMode, PublicLocation

SMALLEST_CELL = 5
"""Where only counts are published, a smaller number is not shown."""


def country_counts(locations: Iterable[PublicLocation], *, mode: PublicationMode) -> tuple[CountryCount, ...]:
    """How many locations each country has, in the order of the country codes.

    Beside a full list every number can be counted by the reader. Where only counts are
    published, numbers under five are left out, and with a single one left out the next
    smallest too, so that it cannot be computed from a total.
    """
    counted = Counter(row.country for row in locations)
    hidden = set() if mode is PublicationMode.FULL_LIST else _too_small(counted)
    return tuple(
        CountryCount(country, None if country in hidden else counted[country]) for country in sorted(counted)
    )


def _too_small(counted: Counter[str]) -> set[str]:
    by_size = sorted(counted, key=lambda country: (counted[country], country))
    hidden = {country for country in by_size if counted[country] < SMALLEST_CELL}
    if len(hidden) == 1:
        hidden.update(by_size[1:2])
    return hidden
