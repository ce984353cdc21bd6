"""Every text in an edition's files, unpacked, for the content scan."""

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from akkoord.engine.disclosure import PublicText
from akkoord.engine.map_tiles import read_archive, read_tile


def public_texts(folder: Path) -> Iterator[PublicText]:
    """All texts of the folder.

    What cannot be unpacked as a row of a location has no `location_id`.
    """
    for path in sorted(folder.iterdir()):
        yield PublicText(path.name, "file name", "", path.stem)
        yield from _UNPACK.get(path.suffix, _as_text)(path)


def _from_csv(path: Path) -> Iterator[PublicText]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield from _from_row(path.name, dict(row))


def _from_parquet(path: Path) -> Iterator[PublicText]:
    table = pq.read_table(path)
    for part in (table.schema.metadata or {}, *(field.metadata or {} for field in table.schema)):
        for key, value in part.items():
            yield PublicText(path.name, "metadata", "", f"{key.decode()} {value.decode(errors='replace')}")
    for row in table.to_pylist():
        yield from _from_row(path.name, row)


def _from_geojson(path: Path) -> Iterator[PublicText]:
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        yield from _from_row(path.name, feature["properties"])


def _from_sqlite(path: Path) -> Iterator[PublicText]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        for (sql,) in connection.execute("SELECT coalesce(sql, '') FROM sqlite_master").fetchall():
            yield PublicText(path.name, "schema", "", sql)
        for table in ("location", "country", "cell", "redirect"):
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own table names
                yield from _from_row(path.name, dict(row))
    finally:
        connection.close()


def _from_pmtiles(path: Path) -> Iterator[PublicText]:
    """A location stands in the tiles of many zooms; its texts come once."""
    archive = read_archive(path)
    yield PublicText(path.name, "metadata", "", json.dumps(archive.metadata, ensure_ascii=False))
    seen: set[tuple[tuple[str, str | int], ...]] = set()
    for *_, content in archive.tiles:
        for layer, features in read_tile(content):
            for feature in features:
                row = ("layer", layer), *feature.properties.items()
                if row not in seen:
                    seen.add(row)
                    yield from _from_row(path.name, dict(row))


def _from_row(file: str, row: dict[str, object]) -> Iterator[PublicText]:
    location_id = str(row.get("location_id", row.get("id", "")))
    for column, value in row.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text:
                yield PublicText(file, column, location_id, text)


def _as_text(path: Path) -> Iterator[PublicText]:
    yield PublicText(path.name, "file", "", path.read_bytes().decode("utf-8", errors="replace"))


_UNPACK = {
    ".csv": _from_csv,
    ".parquet": _from_parquet,
    ".geojson": _from_geojson,
    ".sqlite": _from_sqlite,
    ".pmtiles": _from_pmtiles,
}
