"""What people changed in a list after it came: cells mended and rows added; the file stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from akkoord.engine.intake.mapping import FIELDS, SheetMapping
from akkoord.engine.intake.tables import SheetRows, cleaned, rows_of_texts

ADDED_SHEET = "*"
"""The name under which rows that stand in no file are told; no spreadsheet can have a sheet of this name."""


class CellPlace(NamedTuple):
    """One field of one row; `sheet` is None for delimited text, `row` the spreadsheet's row number."""

    sheet: str | None
    row: int
    field: str


@dataclass(frozen=True, slots=True)
class MendedText:
    """A cell as it came and as it stands, with what people call its field and who mended it when."""

    place: CellPlace
    title: str
    came: str
    now: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Changes:
    """`cells` leads from a place to its text now; `added` from a row number to that row's texts by field."""

    cells: Mapping[CellPlace, str] = field(default_factory=dict)
    added: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


def with_cells_mended(rows: SheetRows, changes: Changes) -> SheetRows:
    """`rows` with the mended cells in their place; the cells as handed in stay beside them."""
    mended: dict[str, dict[int, str]] = {}
    index_of = {int(number): index for index, number in enumerate(rows.numbers)}
    for place, text in changes.cells.items():
        if place.sheet == rows.mapping.sheet and place.row in index_of:
            mended.setdefault(place.field, {})[index_of[place.row]] = text
    if not mended:
        return rows
    mapping, columns, fields = rows.mapping, dict(rows.raw), dict(rows.fields)
    for name, texts in mended.items():
        if not any(header in columns for header in mapping.columns.get(name, ())):
            mapping = _with_column(mapping, name)
            columns[name] = pa.chunked_array([pa.repeat("", rows.height)])
        first, *others = [header for header in mapping.columns[name] if header in columns]
        columns[first] = _replaced(columns[first], texts)
        for header in others:
            columns[header] = _replaced(columns[header], dict.fromkeys(texts, ""))
        tidied = cleaned(pa.chunked_array([pa.array(texts.values(), pa.string())]), name)
        fields[name] = _replaced(rows.text(name), dict(zip(texts, tidied.to_pylist(), strict=True))).chunk(0)
    return replace(rows, mapping=mapping, fields=fields, raw=columns)


def with_brand(rows: SheetRows, brand: str) -> SheetRows:
    """`rows` with `brand` wherever the file names none; the cells as handed in stay as they are."""
    if not brand:
        return rows
    named = rows.text("brand").to_pylist()
    texts = {index: brand for index, text in enumerate(named) if not text}
    if "brand" in rows.mapping.columns:
        return replace(rows, fields={**rows.fields, "brand": _replaced(rows.text("brand"), texts).chunk(0)})
    column = _replaced(pa.repeat("", rows.height), texts)
    return replace(
        rows,
        mapping=_with_column(rows.mapping, "brand"),
        raw={**rows.raw, "brand": column},
        fields={**rows.fields, "brand": column.chunk(0)},
    )


def _with_column(mapping: SheetMapping, name: str) -> SheetMapping:
    """The mapping with a column of its own for a field that the file does not have."""
    columns = {**mapping.columns, name: (name,)}
    return replace(mapping, columns={field: columns[field] for field in FIELDS if field in columns})


def _replaced(column: pa.ChunkedArray | pa.Array, texts: Mapping[int, str]) -> pa.ChunkedArray:
    cells = column.to_pylist()
    for index, text in texts.items():
        cells[index] = text
    return pa.chunked_array([pa.array(cells, pa.string())])


def added_rows(changes: Changes) -> Iterator[SheetRows]:
    """The rows that stand in no file, as one more sheet; nothing when there are none."""
    if not changes.added:
        return
    numbers = sorted(changes.added)
    known = {name for texts in changes.added.values() for name in texts}
    mended = {place.field for place in changes.cells if place.sheet == ADDED_SHEET}
    names = [name for name in FIELDS if name in known | mended | {"name", "address", "country"}]
    raw = {
        name: pa.chunked_array([pa.array([changes.added[n].get(name, "") for n in numbers], pa.string())])
        for name in names
    }
    mapping = SheetMapping(ADDED_SHEET, None, {name: (name,) for name in names})
    rows = rows_of_texts(mapping, np.array(numbers, dtype=np.int64), raw=raw)
    yield with_cells_mended(rows, changes)
