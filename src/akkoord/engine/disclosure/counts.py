"""Locations per country, region, process and product."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from akkoord.engine.disclosure.public_rows import CellCount, CellKind, CountryCount, PublicLocation
from akkoord.engine.taxonomy import with_stages

Cell = tuple[CellKind, str, str]
"""What is counted: its kind, the country of a region, and the code or name."""
OF_WHAT_IS_DONE = frozenset({CellKind.PROCESS, CellKind.PRODUCT})


def country_counts(
    locations: Iterable[PublicLocation], *, hidden: Collection[str] = ()
) -> tuple[CountryCount, ...]:
    """How many locations each country has, by its code; no number where it is hidden."""
    counted = Counter(row.country for row in locations)
    return tuple(
        CountryCount(country, None if country in hidden else counted[country])
        for country in sorted(counted.keys() | hidden)
    )


def cell_counts(
    cells: Mapping[Cell, Collection[str]], *, hidden: Collection[Cell] = ()
) -> tuple[CellCount, ...]:
    """How many locations there are of each cell, by kind and value; no number where it is hidden."""
    return tuple(
        CellCount(*cell, locations=None if cell in hidden else len(cells[cell])) for cell in sorted(cells)
    )


def places_of_cells(
    locations: Iterable[PublicLocation], *, kinds: Collection[CellKind] = frozenset(CellKind)
) -> dict[Cell, set[str]]:
    """The locations that show each country, region, process and product."""
    cells: dict[Cell, set[str]] = defaultdict(set)
    for row in locations:
        for cell in _cells_of(row):
            if cell[0] in kinds:
                cells[cell].add(row.location_id)
    return cells


def _cells_of(row: PublicLocation) -> Iterator[Cell]:
    yield CellKind.COUNTRY, "", row.country
    if row.region:
        yield CellKind.REGION, row.country, row.region
    for code in with_stages(row.processes):
        yield CellKind.PROCESS, "", code
    for code in row.products:
        yield CellKind.PRODUCT, "", code
