"""From a sheet and its mapping to rows: one typed column a field, every cell kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.columns import first_filled, joined, one_array, tidy
from akkoord.engine.intake.mapping import ADDRESS_PARTS, SheetMapping
from akkoord.engine.intake.result import PLAIN_FIELDS
from akkoord.engine.intake.sheets import Sheet

SEVERAL = (*ADDRESS_PARTS, "processes", "products", "remark", "contact", "other_names")
"""Fields whose columns are joined when there are several; of other fields the first filled one counts."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The data rows of one sheet as tidy text: `fields` by field name, `raw` by header as handed in."""

    mapping: SheetMapping
    numbers: np.ndarray
    fields: Mapping[str, pa.Array]
    raw: Mapping[str, pa.ChunkedArray]

    @property
    def height(self) -> int:
        return len(self.numbers)

    def has(self, field: str) -> bool:
        return field in self.mapping.columns

    def text(self, field: str) -> pa.Array:
        """The tidy text of `field`, "" where the sheet has no such column."""
        if field in self.fields:
            return self.fields[field]
        return pa.repeat("", self.height)


def sheet_rows(sheet: Sheet, headers: Sequence[str], mapping: SheetMapping, indices: np.ndarray) -> SheetRows:
    """The rows at `indices` of `sheet`."""
    wanted = pa.array(indices, pa.int64())
    raw = {header: column.take(wanted) for header, column in zip(headers, sheet.columns, strict=True)}
    fields: dict[str, pa.Array] = {}
    for field, names in mapping.columns.items():
        columns = [tidy(raw[name]) for name in names if name in raw]
        if columns:
            separator = ", " if field in ADDRESS_PARTS else " | "
            fields[field] = joined(columns, separator) if field in SEVERAL else first_filled(columns)
    return SheetRows(mapping=mapping, numbers=indices + 1, fields=fields, raw=raw)


def plain_columns(rows: SheetRows) -> dict[str, pa.Array]:
    """The columns that need no reading beyond tidying."""
    columns = {name: rows.text(name) for name in (*PLAIN_FIELDS, "name", "district", "city", "region")}
    columns["postal_code"] = _without_point_zero(rows.text("postal_code"))
    columns["street"] = rows.text("address")
    parts = {**columns, "address": columns["street"]}
    columns["address"] = joined([pc.utf8_trim(parts[part], ",; ") for part in ADDRESS_PARTS], ", ")
    columns["row_id"] = _or_null(rows.text("row_id"))
    columns["location_id"] = _or_null(rows.text("location_id"))
    return columns


def _without_point_zero(codes: pa.Array) -> pa.Array:
    """Postal codes that went through a spreadsheet as numbers: 71400.0 is 71400."""
    return pc.replace_substring_regex(codes, r"^(\d+)\.0$", r"\1")


def _or_null(texts: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def extra_of(rows: SheetRows) -> pa.Array:
    """JSON of the cells whose columns have no field, as handed in, leaving out empty ones."""
    taken = {name for names in rows.mapping.columns.values() for name in names}
    others = {name: one_array(column).to_pylist() for name, column in rows.raw.items() if name not in taken}
    if not others:
        return pa.repeat("{}", rows.height)
    return pa.array(
        [
            json.dumps(
                {name: cell for name, cell in zip(others, cells, strict=True) if cell}, ensure_ascii=False
            )
            for cells in zip(*others.values(), strict=True)
        ],
        pa.string(),
    )


def cells_of(rows: SheetRows) -> pa.Array:
    """Every row as the list of its cells, exactly as handed in."""
    width = len(rows.raw)
    side_by_side = pa.concat_arrays([one_array(column) for column in rows.raw.values()])
    order = np.arange(width * rows.height).reshape(width, rows.height).T.ravel()
    offsets = np.arange(0, width * rows.height + 1, width, dtype=np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), side_by_side.take(pa.array(order)))
