"""Locations per country, region, process and product, with the small numbers left out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from akkoord.engine.disclosure.public_rows import (
    CellCount,
    CellKind,
    CountryCount,
    PublicationMode,
    PublicLocation,
)
from akkoord.engine.disclosure.small_groups import Breakdown, hidden_numbers
from akkoord.engine.taxonomy import with_stages

Cell = tuple[CellKind, str, str]
"""What is counted: its kind, the country of a region, and the code or name."""
OF_WHAT_IS_DONE = frozenset({CellKind.PROCESS, CellKind.PRODUCT})

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


def cell_counts(
    locations: Iterable[PublicLocation],
    *,
    mode: PublicationMode,
    supporters: Mapping[str, Iterable[str]],
) -> tuple[CellCount, ...]:
    """How many locations show each country, region, process and product, by kind and value.

    Beside a full list every number can be counted by the reader. Where only counts are published, there are
    none of regions, and of each process and product both the locations that have it and those that have it
    not must be of enough companies, since the number of all is known.
    """
    rows = {row.location_id: row for row in locations}
    cells: dict[Cell, set[str]] = defaultdict(set)
    for row in rows.values():
        for cell in _cells_of(row):
            cells[cell].add(row.location_id)
    if mode is not PublicationMode.FULL_LIST:
        cells = {cell: places for cell, places in cells.items() if cell[0] in OF_WHAT_IS_DONE}
    hidden = (
        set()
        if mode is PublicationMode.FULL_LIST
        else {
            cell
            for cell, places in cells.items()
            if _tells_too_much(places, rows.keys() - places, supporters)
        }
    )
    return tuple(
        CellCount(*cell, locations=None if cell in hidden else len(cells[cell])) for cell in sorted(cells)
    )


def _cells_of(row: PublicLocation) -> Iterator[Cell]:
    yield CellKind.COUNTRY, "", row.country
    if row.region:
        yield CellKind.REGION, row.country, row.region
    for code in with_stages(row.processes):
        yield CellKind.PROCESS, "", code
    for code in row.products:
        yield CellKind.PRODUCT, "", code


def _tells_too_much(
    having: Iterable[str], others: Iterable[str], supporters: Mapping[str, Iterable[str]]
) -> bool:
    parts = tuple(
        _of_companies(key, places, supporters) for key, places in (("has", having), ("not", others))
    )
    everything = Counter(parts[0].contributions) + Counter(parts[1].contributions)
    whole = Breakdown("all", parts[0].value + parts[1].value, everything, parts)
    return "has" in hidden_numbers(whole)


def _of_companies(key: str, places: Iterable[str], supporters: Mapping[str, Iterable[str]]) -> Breakdown:
    places = list(places)
    behind = Counter(company for place in places for company in supporters.get(place, ()))
    return Breakdown(key, len(places), behind)


def _too_small(counted: Counter[str]) -> set[str]:
    by_size = sorted(counted, key=lambda country: (counted[country], country))
    hidden = {country for country in by_size if counted[country] < SMALLEST_CELL}
    if len(hidden) == 1:
        hidden.update(by_size[1:2])
    return hidden
