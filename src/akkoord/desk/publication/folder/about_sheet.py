"""The workbook of an edition: its rows, and a sheet that says what they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.description import meanings
from akkoord.desk.publication.folder.facts import LICENCES, abouts, edition_address, titles
from akkoord.desk.publication.folder.tables import columns_of
from akkoord.desk.publication.folder.workbook import Sheet, sheet_of, write_workbook
from akkoord.engine.disclosure import CountryCount, PublicLocation
from akkoord.engine.disclosure.linked_data import days_of

HEADINGS = ("", "English", "Nederlands", "Deutsch", "Français")


def write_edition_workbook(path: Path, content: EditionContent) -> None:
    """The locations, the countries, and what they are."""
    lines = list(_lines(content))
    write_workbook(
        path,
        [
            sheet_of("Locations", PublicLocation, content.locations),
            sheet_of("Countries", CountryCount, content.countries),
            Sheet("About", HEADINGS, lines, len(lines)),
        ],
    )


def _lines(content: EditionContent) -> Iterator[Sequence[object]]:
    licence = LICENCES[content.licence]
    yield ("title", *titles(content).values())
    yield ("about", *abouts(content).values())
    yield ("edition", content.number)
    yield ("date", content.dated.isoformat())
    yield ("period", "/".join(days_of(content.year)))
    yield ("licence", licence["title"], licence["path"])
    yield ("address", edition_address(content))
    if content.correction:
        yield ("correction", content.correction)
    for column in columns_of(PublicLocation):
        yield (column, *meanings(column).values())
    yield ("locations", *meanings("locations").values())
