"""A large agreement of invented companies over ten years: who lists what, and what is done there.

Each company has its speciality: a few processes and products, the first of them far more often
than the last. Some come later, go earlier or stay out for a year; each year every one of them leaves some
locations for others, and what is done at some has changed; some open links, a few all of them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from akkoord.engine.disclosure import Mention
from akkoord.engine.taxonomy import PROCESSES, PRODUCTS

LOCATIONS, COMPANIES, EDITIONS = 100_000, 2_000, 10
FEWEST, MOST = 20, 120
"""Locations of a company."""
CHANGED_LOCATIONS = 5
"""Of each company, a year."""
CHANGED_CODES = 0.05
"""Share of the links."""
PROCESSES_OF_LINK, PRODUCTS_OF_LINK = (2, 4), (1, 5)
WIDTH = 8
"""Processes, and products, that one company has done at all."""
COUNTRIES = ("CN", "BD", "TR", "IN", "VN", "PK", "IT", "PT", "KH", "ID", "MA", "TN", "RO", "LK", "EG", "PL")
TOWNS_OF_COUNTRY = 60


@dataclass
class Company:
    """An invented company: how long it takes part, where it has things made, and what."""

    first: int
    last: int
    away: int
    """The year in which it stays out; -1 for none."""
    opens_from: int
    """The year from which it opens all its links."""
    processes: Sequence[str]
    products: Sequence[str]
    """What it has done, the most usual first."""
    places: dict[int, tuple[tuple[str, ...], tuple[str, ...], bool]] = field(default_factory=dict)
    """Location → the processes and products of the link, and whether it is open."""

    def is_there(self, year: int) -> bool:
        """Does it hand in a list in this year?"""
        return self.first <= year < self.last and year != self.away


class LargeAgreement:
    """The agreement as it goes on; `mentions` of a year come in the order of the years."""

    def __init__(
        self, chance: random.Random, *, locations: int = LOCATIONS, companies: int = COMPANIES
    ) -> None:
        self._chance, self._locations = chance, locations
        self._companies = [self._company() for _ in range(companies)]

    def years(self) -> Iterator[tuple[Mention, ...]]:
        """What the companies hand in, year after year."""
        for year in range(EDITIONS):
            yield tuple(self._mentions(year))
            for company in self._companies:
                self._go_on(company)

    def _company(self) -> Company:
        chance = self._chance
        company = Company(
            first=chance.choice([0] * 9 + [chance.randint(1, EDITIONS - 1)]),
            last=chance.choice([EDITIONS] * 9 + [chance.randint(1, EDITIONS)]),
            away=chance.choice([-1] * 19 + [chance.randint(0, EDITIONS - 1)]),
            opens_from=chance.choice([EDITIONS] * 49 + [chance.randint(0, EDITIONS - 1)]),
            processes=_speciality(chance, [each.code for each in PROCESSES]),
            products=_speciality(chance, [each.code for each in PRODUCTS]),
        )
        for place in chance.sample(range(self._locations), chance.randint(FEWEST, MOST)):
            company.places[place] = self._link(company)
        return company

    def _link(self, company: Company) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        return (
            _some(self._chance, company.processes, PROCESSES_OF_LINK),
            _some(self._chance, company.products, PRODUCTS_OF_LINK),
            self._chance.random() < 1 / 50,
        )

    def _go_on(self, company: Company) -> None:
        chance = self._chance
        for place in chance.sample(sorted(company.places), CHANGED_LOCATIONS):
            del company.places[place]
        for place in chance.sample(range(self._locations), CHANGED_LOCATIONS):
            company.places[place] = self._link(company)
        for place in company.places:
            if chance.random() < CHANGED_CODES:
                company.places[place] = self._link(company)

    def _mentions(self, year: int) -> Iterator[Mention]:
        for number, company in enumerate(self._companies):
            if company.is_there(year):
                for place, (processes, products, is_open) in company.places.items():
                    yield _mention(
                        place,
                        f"c{number}",
                        processes=processes,
                        products=products,
                        is_open=is_open or company.opens_from <= year,
                    )


def _mention(
    place: int, company: str, *, processes: tuple[str, ...], products: tuple[str, ...], is_open: bool
) -> Mention:
    """Few countries have most of the locations."""
    at = place * 7919 % 997 / 997
    country = COUNTRIES[int(at * at * len(COUNTRIES))]
    town = f"Town {country} {place % TOWNS_OF_COUNTRY}"
    return Mention(
        f"L{place:06}",
        company,
        f"Site {place}",
        f"{place} Long Road, {town}",
        country,
        town=town,
        region=f"Region {country} {place % TOWNS_OF_COUNTRY % 10}",
        processes=processes,
        products=products,
        is_open=is_open,
    )


def _speciality(chance: random.Random, codes: Sequence[str]) -> list[str]:
    """Some of the codes, the usual ones of the field in most specialities."""
    left = list(codes)
    chosen = []
    while left and len(chosen) < WIDTH:
        chosen.append(left.pop(int(len(left) * chance.random() ** 2)))
    return chosen


def _some(chance: random.Random, speciality: Sequence[str], span: tuple[int, int]) -> tuple[str, ...]:
    number = chance.randint(*span)
    return tuple(sorted({speciality[int(len(speciality) * chance.random() ** 2)] for _ in range(number)}))
