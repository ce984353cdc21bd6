"""An edition of any size on which searching and serving are measured, made once and kept.

Its locations are those of a generated register: written by 500 lists, each with its habits and slips.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from zlib import crc32

import django
import pyarrow.parquet as pq

from akkoord.desk.publication.folder import EditionContent
from akkoord.desk.publication.folder.database import write_database
from akkoord.desk.publication.folder.description import describe
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.desk.publication.folder.map_tiles import write_map_tiles
from akkoord.desk.publication.folder.tables import write_csv
from akkoord.engine.disclosure import (
    CellCount,
    CountryCount,
    LocationStatus,
    Precision,
    PublicationMode,
    PublicLocation,
)
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.counts import cell_counts, places_of_cells
from akkoord.engine.finding.locations import findable
from akkoord.engine.finding.writing import write_index
from akkoord.engine.sample.scale import plan_for, write_rows
from akkoord.engine.taxonomy import PROCESSES, PRODUCTS, Code

KEPT = Path(__file__).parent / ".results" / "editions"
SEED, ROWS = 2018, 20_000
LARGEST = 1_100_000


def edition_of(locations: int) -> Path:
    """The folder `<agreement>/1` of an edition of so many locations."""
    folder = KEPT / str(locations) / "sample" / "1"
    if not (folder / names.CHECKSUMS).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write(folder, content_of(locations))
    return folder


def content_of(locations: int) -> EditionContent:
    """The first so many locations of the register, in public order."""
    rows = sorted(_rows(locations), key=lambda row: (row.country, row.town, row.name, row.location_id))
    return content_with(rows)


def content_with(rows: Sequence[PublicLocation]) -> EditionContent:
    """An edition that shows these rows."""
    counted = Counter(row.country for row in rows)
    return EditionContent(
        agreement="sample",
        agreement_name="Sample",
        agreement_name_nl="Voorbeeld",
        units=("production_location",),
        number=1,
        dated=date(2018, 2, 16),
        year=2017,
        mode=PublicationMode.FULL_LIST,
        licence="CC0-1.0",
        locations=tuple(rows),
        countries=tuple(CountryCount(*each) for each in sorted(counted.items())),
        cells=cell_counts(places_of_cells(rows)),
        redirects=(),
    )


def set_up() -> None:
    """An edition describes itself in every language, and those are Django's to know."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "akkoord.project.settings.public")
    django.setup()


def _write(folder: Path, content: EditionContent) -> None:
    """What the public site reads; the other formats are not measured here."""
    set_up()
    write_csv(folder / names.COUNTRIES, CountryCount, content.countries)
    write_csv(folder / names.CELLS, CellCount, content.cells)
    write_database(folder / names.DATABASE, content)
    write_index(folder / names.SEARCH_INDEX, findable(content.locations, content.redirects))
    write_map_tiles(folder / names.MAP_TILES, content.locations)
    (folder / names.DESCRIPTION).write_text(describe(content, Hashes(folder)), encoding="utf-8")
    (folder / names.CHECKSUMS).write_text(names.checksum_lines(folder), encoding="ascii")


def _rows(count: int) -> Iterator[PublicLocation]:
    for file in sorted((_register() / "register").iterdir()):
        for row in pq.read_table(file).to_pylist()[:count]:
            yield _public(row)
            count -= 1


def _register() -> Path:
    folder = KEPT / "register"
    if not folder.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        write_rows(plan_for(ROWS, seed=SEED, register=LARGEST), folder)
    return folder


def _one_of(codes: Sequence[Code], row: dict[str, object]) -> str:
    return codes[crc32(str(row["location_id"]).encode()) % len(codes)].code


def _public(row: dict[str, object]) -> PublicLocation:
    """The row as an edition shows it; the last parts of an address without a digit are region and town."""
    parts = [part.strip() for part in str(row["address"]).split(",")]
    plain = [part for part in parts[1:] if part and not any(letter.isdigit() for letter in part)]
    known = {str(each).partition(":")[0]: str(each).partition(":")[2] for each in row["identifiers"]}  # type: ignore[attr-defined]
    return PublicLocation(
        location_id=str(row["location_id"]),
        name=str(row["name"]),
        local_name="",
        other_names=tuple(row["other_names"])[:1],  # type: ignore[arg-type]
        address=str(row["address"]),
        town=plain[-2] if len(plain) > 1 else "",
        region=plain[-1] if plain else "",
        country=str(row["country"] or "CN"),
        lat=row["lat"],  # type: ignore[arg-type]
        lng=row["lng"],  # type: ignore[arg-type]
        precision=Precision.NONE if row["lat"] is None else Precision.SITE,
        os_id=known.get("os_id", ""),
        status=LocationStatus.ACTIVE,
        processes=(_one_of(PROCESSES, row),),
        products=(_one_of(PRODUCTS, row),),
    )
