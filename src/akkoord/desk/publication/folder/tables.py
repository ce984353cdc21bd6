"""The public rows as CSV, Parquet and GeoJSON."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.engine.disclosure import (
    DESCRIPTIONS,
    CellCount,
    CountryCount,
    Participant,
    PublicLocation,
    Redirect,
)
from akkoord.engine.disclosure import edition_folder as names_of_files
from akkoord.engine.spreadsheet_text import harmless

PublicRow = PublicLocation | Participant | CountryCount | CellCount | Redirect

_ARROW_TYPES: dict[object, pa.DataType] = {
    str: pa.string(),
    float | None: pa.float64(),
    int | None: pa.int64(),
    tuple[str, ...]: pa.list_(pa.string()),
}


def write_csv(path: Path, shape: type[PublicRow], rows: Sequence[PublicRow]) -> None:
    """One line a row, UTF-8, commas; text that a spreadsheet would run gets an apostrophe before it."""
    names = [field.name for field in fields(shape)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)


def write_parquet(path: Path, shape: type[PublicRow], rows: Sequence[PublicRow]) -> None:
    """The rows with their types, each column with its meaning."""
    schema = pa.schema(
        [
            pa.field(field.name, _ARROW_TYPES.get(field.type, pa.string()), metadata=_meaning(field.name))
            for field in fields(shape)
        ]
    )
    table = pa.Table.from_pylist([_plain(row) for row in rows], schema=schema)
    pq.write_table(table, path, compression="zstd", store_schema=False)


def write_geojson(path: Path, locations: Sequence[PublicLocation]) -> None:
    """One feature a location, one line each; longitude before latitude; no point, no geometry."""
    features = ",\n".join(json.dumps(_feature(row), ensure_ascii=False) for row in locations)
    path.write_text('{"type": "FeatureCollection", "features": [\n' + features + "\n]}\n", encoding="utf-8")


def _feature(row: PublicLocation) -> dict[str, Any]:
    properties = _plain(row)
    lat, lng = properties.pop("lat"), properties.pop("lng")
    geometry = None if lat is None else {"type": "Point", "coordinates": [lng, lat]}
    return {"type": "Feature", "id": row.location_id, "geometry": geometry, "properties": properties}


def _plain(row: PublicRow) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = names_of_files.BETWEEN_NAMES.join(value)
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def _meaning(name: str) -> dict[str, str]:
    return {"description": DESCRIPTIONS[name]}
