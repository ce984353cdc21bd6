"""Which files an edition has, and who writes each, in their order."""

from collections.abc import Callable
from pathlib import Path

from akkoord.desk.publication.folder.about_sheet import write_edition_workbook
from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.database import write_database
from akkoord.desk.publication.folder.description import describe, describe_columns
from akkoord.desk.publication.folder.geoparquet import write_geoparquet
from akkoord.desk.publication.folder.linked_data import write_catalogue_record, write_places
from akkoord.desk.publication.folder.map_tiles import write_map_tiles
from akkoord.desk.publication.folder.tables import write_csv, write_geojson
from akkoord.engine.disclosure import CellCount, CountryCount, PublicationMode, PublicLocation, Redirect
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.finding.locations import findable
from akkoord.engine.finding.writing import write_index

Writer = Callable[[Path, EditionContent], None]

COUNTS: dict[str, Writer] = {
    names.COUNTRIES: lambda path, content: write_csv(path, CountryCount, content.countries),
    names.CELLS: lambda path, content: write_csv(path, CellCount, content.cells),
}
LISTS: dict[str, Writer] = {
    f"{names.LOCATIONS}.csv": lambda path, content: write_csv(path, PublicLocation, content.locations),
    f"{names.LOCATIONS}.parquet": lambda path, content: write_geoparquet(path, content.locations),
    f"{names.LOCATIONS}.geojson": lambda path, content: write_geojson(path, content.locations),
    names.REDIRECTS: lambda path, content: write_csv(path, Redirect, content.redirects),
    names.DATABASE: write_database,
    names.SEARCH_INDEX: lambda path, content: write_index(
        path, findable(content.locations, content.redirects)
    ),
    names.MAP_TILES: lambda path, content: write_map_tiles(path, content.locations),
    f"{names.LOCATIONS}.xlsx": write_edition_workbook,
    f"{names.LOCATIONS}.jsonld": write_places,
}
"""Only where the agreement publishes its list."""
DESCRIPTIONS: dict[str, Writer] = {
    names.COLUMNS_OF_CSV: lambda path, _: _text(path, describe_columns(path.parent)),
    names.CATALOGUE_RECORD: write_catalogue_record,
    names.DESCRIPTION: lambda path, content: _text(path, describe(content, path.parent)),
}
"""After the others, since each states the checksums of what stands before it."""


def writers(mode: PublicationMode) -> dict[str, Writer]:
    """File → who writes it."""
    return {**COUNTS, **(LISTS if mode is PublicationMode.FULL_LIST else {}), **DESCRIPTIONS}


def write_files(content: EditionContent, folder: Path) -> None:
    """Write every file of an edition into an empty folder."""
    for name, write in writers(content.mode).items():
        write(folder / name, content)


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
