"""The locations as GeoParquet 1.1 (geoparquet.org): plain Parquet, with a point that maps understand.

A tool that knows no geometry reads `lat` and `lng`; one that does reads `geometry`.
"""

import json
import struct
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.desk.publication.folder.tables import plain
from akkoord.engine.disclosure import DESCRIPTIONS, PublicLocation

GEOMETRY = "geometry"
ROWS_AT_ONCE = 50_000
"""So that the memory does not grow with the list."""

_ARROW_TYPES: dict[object, pa.DataType] = {
    float | None: pa.float64(),
    tuple[str, ...]: pa.list_(pa.string()),
}
_POINT = struct.Struct("<BIdd")
"""Well-known binary: byte order, kind of geometry, longitude, latitude."""
_LITTLE_ENDIAN, _KIND_POINT = 1, 1


def write_geoparquet(path: Path, locations: Sequence[PublicLocation]) -> None:
    """The rows with their types, each column with its meaning."""
    columns = [
        pa.field(field.name, _ARROW_TYPES.get(field.type, pa.string())) for field in fields(PublicLocation)
    ]
    schema = pa.schema([*columns, pa.field(GEOMETRY, pa.binary())])
    with pq.ParquetWriter(path, schema, compression="zstd", store_schema=False) as writer:
        writer.add_key_value_metadata(_metadata([each.name for each in columns], locations))
        for first in range(0, len(locations), ROWS_AT_ONCE):
            some = [_row(each) for each in locations[first : first + ROWS_AT_ONCE]]
            writer.write_table(pa.Table.from_pylist(some, schema=schema))


def _metadata(columns: Sequence[str], locations: Sequence[PublicLocation]) -> dict[str, str]:
    meanings = {name: DESCRIPTIONS[name] for name in columns}
    return {"geo": json.dumps(_geo(locations)), "columns": json.dumps(meanings, ensure_ascii=False)}


def _geo(locations: Sequence[PublicLocation]) -> dict[str, Any]:
    """What GeoParquet wants to be told; without a `crs` it is longitude and latitude of WGS 84."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    points = [(each.lng, each.lat) for each in locations if each.lng is not None and each.lat is not None]
    if points:
        lngs, lats = zip(*points, strict=True)
        column["bbox"] = [min(lngs), min(lats), max(lngs), max(lats)]
    return {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}


def _row(location: PublicLocation) -> dict[str, Any]:
    return plain(location) | {GEOMETRY: _point(location)}


def _point(location: PublicLocation) -> bytes | None:
    if location.lng is None or location.lat is None:
        return None
    return _POINT.pack(_LITTLE_ENDIAN, _KIND_POINT, location.lng, location.lat)
