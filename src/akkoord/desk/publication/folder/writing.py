"""Which files an edition has, and who writes each, in their order."""

from collections.abc import Callable
from pathlib import Path

from akkoord.desk.publication.folder.about_sheet import write_edition_workbook
from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.database import write_database
from akkoord.desk.publication.folder.description import describe, describe_columns
from akkoord.desk.publication.folder.geoparquet import write_geoparquet
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.desk.publication.folder.linked_data import write_catalogue_record, write_places
from akkoord.desk.publication.folder.map_tiles import write_map_tiles
from akkoord.desk.publication.folder.tables import write_csv, write_geojson
from akkoord.engine.disclosure import CellCount, CountryCount, PublicationMode, PublicLocation, Redirect
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.finding.locations import findable
from akkoord.engine.finding.writing import write_index

Writer = Callable[[Path, EditionContent, Hashes], None]
"""Writes a file; it may state the checksums of those that stand already."""

COUNTS: dict[str, Writer] = {
    names.COUNTRIES: lambda path, content, _: write_csv(path, CountryCount, content.countries),
    names.CELLS: lambda path, content, _: write_csv(path, CellCount, content.cells),
}
LISTS: dict[str, Writer] = {
    f"{names.LOCATIONS}.csv": lambda path, content, _: write_csv(path, PublicLocation, content.locations),
    f"{names.LOCATIONS}.parquet": lambda path, content, _: write_geoparquet(path, content.locations),
    f"{names.LOCATIONS}.geojson": lambda path, content, _: write_geojson(path, content.locations),
    names.REDIRECTS: lambda path, content, _: write_csv(path, Redirect, content.redirects),
    names.DATABASE: lambda path, content, _: write_database(path, content),
    names.SEARCH_INDEX: lambda path, content, _: write_index(
        path, findable(content.locations, content.redirects)
    ),
    names.MAP_TILES: lambda path, content, _: write_map_tiles(path, content.locations),
    f"{names.LOCATIONS}.xlsx": lambda path, content, _: write_edition_workbook(path, content),
    f"{names.LOCATIONS}.jsonld": write_places,
}
"""Only where the agreement publishes its list."""
DESCRIPTIONS: dict[str, Writer] = {
    names.COLUMNS_OF_CSV: lambda path, _, __: _text(path, describe_columns(path.parent)),
    names.CATALOGUE_RECORD: write_catalogue_record,
    names.DESCRIPTION: lambda path, content, hashes: _text(path, describe(content, hashes)),
}
"""After the others, since each states the checksums of what stands before it."""


def writers(mode: PublicationMode) -> dict[str, Writer]:
    """File → who writes it."""
    return {**COUNTS, **(LISTS if mode is PublicationMode.FULL_LIST else {}), **DESCRIPTIONS}


def write_files(content: EditionContent, folder: Path) -> dict[str, str]:
    """Write every file of an edition into an empty folder; answers name → SHA-256."""
    hashes = Hashes(folder)
    for name, write in writers(content.mode).items():
        write(folder / name, content, hashes)
    return {path.name: sha256 for path, sha256 in hashes.of_all().items()}


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
