"""What everybody may read of a case, so that nobody joins it with a location or a change of the list.

A site that vanishes from the list in the month of a case, or a case in a region with one site, tells of which
site it is; a company's own statement then tells the rest. So a case is told late, by its month at most, of a
region only where enough sites are listed in every edition that is out, and never at the time of an edition.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

SITES_AROUND = 5
"""Listed sites among which the site of a case is hidden."""
MONTHS_OF_DELAY = 3
"""Between the beginning of a case and its first appearance."""
MONTHS_AROUND_EDITION = 1
"""In which neither a case appears nor the month of one is told."""
MONTHS_OF_YEAR = 12

Month = int
"""Months since the year 0, to reckon with."""
SitesListed = Mapping[tuple[str, str], int]
"""Country and region ("" for the whole country) → sites on the list."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the desk knows of a case and may tell in a coarser way. No person, no company, no site."""

    number: str
    begun: date
    country: str
    region: str
    theme: str
    status: str


@dataclass(frozen=True, slots=True)
class PublicCase:
    """A case as everybody may read it; a field that is not here cannot be told."""

    number: str
    when: str
    """The month (2018-03), or only the year."""
    country: str
    """Empty where too few sites are listed there."""
    region: str
    theme: str
    status: str


def public_case(
    case: CaseFacts, *, listed: Sequence[SitesListed], editions: Collection[date], today: date
) -> PublicCase | None:
    """The case as everybody may read it today; None while it is not told at all.

    `listed` counts the sites of each edition that was ever public, `editions` are the days of all of them.
    """
    if _month(today) < appears_in(case.begun, editions):
        return None
    is_near = _is_near(_month(case.begun), editions)
    country, region = _place(case, listed)
    return PublicCase(
        number=case.number,
        when=str(case.begun.year) if is_near else f"{case.begun:%Y-%m}",
        country=country,
        region=region,
        theme=case.theme,
        status=case.status,
    )


def appears_in(begun: date, editions: Collection[date]) -> Month:
    """The first month in which a case is told: after the delay, and away from every edition."""
    month = _month(begun) + MONTHS_OF_DELAY
    while _is_near(month, editions):
        month += 1
    return month


def _place(case: CaseFacts, listed: Sequence[SitesListed]) -> tuple[str, str]:
    """Country and region as far as enough sites are listed there in every edition."""

    def hides(region: str) -> bool:
        return bool(listed) and all(sites.get((case.country, region), 0) >= SITES_AROUND for sites in listed)

    country = case.country if hides("") else ""
    return country, case.region if country and case.region and hides(case.region) else ""


def _is_near(month: Month, editions: Collection[date]) -> bool:
    return any(abs(month - _month(day)) <= MONTHS_AROUND_EDITION for day in editions)


def _month(day: date) -> Month:
    return MONTHS_OF_YEAR * day.year + day.month - 1
