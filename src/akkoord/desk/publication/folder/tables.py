"""The public rows as CSV and GeoJSON."""

import csv
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from akkoord.engine.disclosure import CellCount, CountryCount, Participant, PublicLocation, Redirect
from akkoord.engine.disclosure import edition_folder as names_of_files
from akkoord.engine.spreadsheet_text import harmless

PublicRow = PublicLocation | Participant | CountryCount | CellCount | Redirect


def write_csv(path: Path, shape: type[PublicRow], rows: Sequence[PublicRow]) -> None:
    """One line a row, UTF-8, commas; text that a spreadsheet would run gets an apostrophe before it."""
    names = columns_of(shape)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)


def write_geojson(path: Path, locations: Sequence[PublicLocation]) -> None:
    """One feature a location, one line each; longitude before latitude; no point, no geometry."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(locations):
            stream.write((",\n" if number else "\n") + json.dumps(_feature(row), ensure_ascii=False))
        stream.write("\n]}\n")


def columns_of(shape: type[PublicRow]) -> list[str]:
    """The names of the columns, in their order."""
    return [field.name for field in fields(shape)]


def plain(row: PublicRow) -> dict[str, Any]:
    """Column → value, as JSON and Arrow take it."""
    values = {name: getattr(row, name) for name in columns_of(type(row))}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def in_one_cell(value: object) -> object:
    """A value as one cell holds it: several names side by side, nothing for None."""
    if isinstance(value, tuple):
        return names_of_files.BETWEEN_NAMES.join(value)
    return "" if value is None else value


def _feature(row: PublicLocation) -> dict[str, Any]:
    properties = plain(row)
    lat, lng = properties.pop("lat"), properties.pop("lng")
    geometry = None if lat is None else {"type": "Point", "coordinates": [lng, lat]}
    return {"type": "Feature", "id": row.location_id, "geometry": geometry, "properties": properties}


def _cell(value: object) -> object:
    shown = in_one_cell(value)
    return harmless(shown) if isinstance(shown, str) else shown
