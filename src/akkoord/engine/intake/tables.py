"""From a sheet and its mapping to rows: one typed column a field, every cell kept."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.cleaning.identifiers import Identifier, read_identifier
from akkoord.engine.intake.columns import first_filled, joined, one_array, tidy
from akkoord.engine.intake.data_rows import with_merged_filled
from akkoord.engine.intake.layout import Layout
from akkoord.engine.intake.mapping import ADDRESS_PARTS, SheetMapping
from akkoord.engine.intake.result import PLAIN_FIELDS
from akkoord.engine.intake.sheets import Sheet

ERROR_VALUE = (
    r"^(#\s?N/?A!?|#(REF|VALUE|DIV/0|NULL|NUM|SPILL|CALC|WERT|BEZUG|WAARDE|VERW|NAAM|NAME|NOM|VALEUR|NV)[!?/0]*"
    r"|n/a|n\.\s?a\.?|n\.?v\.?t\.?|null|nan|none|unknown|not available|not applicable|tbd|tbc|t\.b\.d\."
    r"|onbekend|niet bekend|unbekannt|inconnu)$"
)
NOTHING = r"^[-–—_.?/*x\s]*$"
"""What people put into a cell to say that it is empty."""
IDENTIFIER_COLUMNS = (
    *("os_id", "gln", "lei", "duns", "vat", "kvk", "rba_id", "amfori_id", "sedex_id", "higg_id", "uml_id"),
    "other_ids",
)
SEVERAL = (*ADDRESS_PARTS, "processes", "products", "brand", "remark", "contact", "other_names")
"""Fields whose columns are joined when there are several; of other fields the first filled one counts."""
WITHOUT_DECIMALS = ("postal_code", "row_id", "own_number", "workers", *IDENTIFIER_COLUMNS)
"""Fields whose numbers may have gone through a spreadsheet: 71400.0 is 71400."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The data rows of one sheet as tidy text: `fields` by field name, `raw` by header.

    `raw` has the cells as they stand now, `handed_in` as they came.
    """

    mapping: SheetMapping
    numbers: np.ndarray
    fields: Mapping[str, pa.Array]
    raw: Mapping[str, pa.ChunkedArray]
    handed_in: Mapping[str, pa.ChunkedArray]

    @property
    def height(self) -> int:
        return len(self.numbers)

    @property
    def address(self) -> pa.Array:
        """All parts of the address in one text."""
        return joined([pc.utf8_trim(self.text(part), ",; ") for part in ADDRESS_PARTS], ", ")

    def has(self, field: str) -> bool:
        return field in self.mapping.columns

    def unknown_headers(self) -> list[str]:
        """Headers of columns that no field uses, leaving out columns without any cell."""
        used = {name for names in self.mapping.columns.values() for name in names}
        return [
            name
            for name, column in self.raw.items()
            if name not in used and pc.any(pc.not_equal(column, "")).as_py()
        ]

    def text(self, field: str) -> pa.Array:
        """The tidy text of `field`, "" where the sheet has no such column."""
        if field in self.fields:
            return self.fields[field]
        return pa.repeat("", self.height)


def sheet_rows(sheet: Sheet, layout: Layout, mapping: SheetMapping, indices: np.ndarray) -> SheetRows:
    """The rows at `indices` of `sheet`."""
    wanted = pa.array(indices, pa.int64())
    raw = _taken(sheet, layout, wanted)
    below = -1 if layout.header is None else layout.header
    filled = _taken(with_merged_filled(sheet, below=below), layout, wanted) if sheet.merged else raw
    return SheetRows(mapping, indices + 1, _fields(mapping, filled), raw=raw, handed_in=raw)


def rows_of_texts(
    mapping: SheetMapping, numbers: np.ndarray, *, raw: Mapping[str, pa.ChunkedArray]
) -> SheetRows:
    """Rows whose cells are known by header, as if they had been handed in like this."""
    return SheetRows(mapping, numbers, _fields(mapping, raw), raw=raw, handed_in=raw)


def _fields(mapping: SheetMapping, cells: Mapping[str, pa.ChunkedArray]) -> dict[str, pa.Array]:
    """Field → tidy text, from the columns that hold it."""
    fields: dict[str, pa.Array] = {}
    for field, names in mapping.columns.items():
        columns = [cleaned(cells[name], field) for name in names if name in cells]
        if columns:
            separator = ", " if field in ADDRESS_PARTS else " | "
            fields[field] = joined(columns, separator) if field in SEVERAL else first_filled(columns)
    return fields


def _taken(sheet: Sheet, layout: Layout, wanted: pa.Array) -> dict[str, pa.ChunkedArray]:
    pairs = zip(layout.headers, sheet.columns, strict=True)
    return {header: column.take(wanted) for header, column in pairs}


def cleaned(column: pa.ChunkedArray, field: str) -> pa.Array:
    """The cells of a column of `field` as tidy text."""
    texts = without_nothings(tidy(column), field)
    return pc.replace_substring_regex(texts, r"^(\d+)\.0$", r"\1") if field in WITHOUT_DECIMALS else texts


def plain_columns(rows: SheetRows) -> dict[str, pa.Array]:
    """The columns that need no reading beyond tidying."""
    columns = {name: rows.text(name) for name in (*PLAIN_FIELDS, "name", "district", "city", "region")}
    columns["postal_code"] = rows.text("postal_code")
    columns["street"], columns["address"] = rows.text("address"), rows.address
    columns["row_id"] = _or_null(rows.text("row_id"))
    columns["location_id"] = _or_null(rows.text("location_id"))
    return columns


def error_values(texts: pa.Array, field: str) -> pa.Array:
    """Which tidy cells hold an error of the spreadsheet or a word for "not known"; NA may be Namibia."""
    pattern = ERROR_VALUE if field == "country" else ERROR_VALUE.replace("n/a|", "n/?a|")
    return pc.match_substring_regex(texts, pattern, ignore_case=True)


def without_nothings(texts: pa.ChunkedArray, field: str) -> pa.Array:
    """Tidy cells, "" for those that only say that there is nothing."""
    whole = one_array(texts)
    nothing = pc.or_(error_values(whole, field), pc.match_substring_regex(whole, NOTHING, ignore_case=True))
    return pc.if_else(nothing, "", whole)


def identifiers_in(scheme: str, text: str) -> list[Identifier]:
    """The identifiers in a cell; `other_ids` has "scheme:value" parted by bars, other columns one scheme."""
    found = []
    for part in filter(None, map(str.strip, re.split(r"[|;]", text))):
        name, colon, value = part.partition(":")
        if scheme == "other_ids":
            found.append(
                read_identifier(name.strip().lower(), value) if colon else read_identifier("other", part)
            )
        else:
            found.append(read_identifier(scheme, part))
    return found


def identifiers_of(rows: SheetRows) -> pa.Array:
    """For every row its valid identifiers as "scheme:value"."""
    columns = [
        one_array(rows.text(scheme)).to_pylist() for scheme in IDENTIFIER_COLUMNS if scheme in rows.fields
    ]
    schemes = [scheme for scheme in IDENTIFIER_COLUMNS if scheme in rows.fields]
    lists = (
        [
            str(each)
            for scheme, cell in zip(schemes, cells, strict=True)
            if cell
            for each in identifiers_in(scheme, cell)
            if each.is_valid
        ]
        for cells in zip(*columns, strict=True)
    )
    return pa.array(lists if columns else [[]] * rows.height, pa.list_(pa.string()))


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
    width = len(rows.handed_in)
    side_by_side = pa.concat_arrays([one_array(column) for column in rows.handed_in.values()])
    order = np.arange(width * rows.height).reshape(width, rows.height).T.ravel()
    offsets = np.arange(0, width * rows.height + 1, width, dtype=np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), side_by_side.take(pa.array(order)))
