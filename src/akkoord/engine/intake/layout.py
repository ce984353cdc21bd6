"""How a sheet is laid out: where its header stands, what its columns are called, which rows are data."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.headers import fields_in
from akkoord.engine.intake.sheets import Sheet, is_blank

ROWS_TO_SEARCH = 60
FEWEST_FIELDS = 1.8
"""Two headers that we know, one of them perhaps misspelt, make a header row."""
TOTAL = re.compile(
    r"\s*(grand\s+total|sub-?total|total|totals|totaal|subtotaal|summe|gesamt|gesamtsumme|total général|somme|合计|合計)\b"
    r"[\s:=]*[\d.,\s]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """`header` is the index of the header row, None when there is none; `headers` one name a column."""

    header: int | None
    headers: tuple[str, ...]


def layout_of(sheet: Sheet) -> Layout:
    """Find the header row: the one among the first rows that names most fields."""
    rows = sheet.head(ROWS_TO_SEARCH)
    scores = [fields_in(cells) for cells in rows]
    best = max(range(len(rows)), key=lambda index: (scores[index], -index), default=None)
    if best is None or scores[best] < FEWEST_FIELDS:
        return Layout(None, headers_of([""] * len(sheet.columns)))
    return layout_with_header(sheet, best)


def layout_with_header(sheet: Sheet, header: int | None) -> Layout:
    """The layout when the header is known to stand in row index `header`."""
    if header is None or not 0 <= header < sheet.height:
        return Layout(None, headers_of([""] * len(sheet.columns)))
    return Layout(header, headers_of(_filled_from_above(sheet, header)))


def _filled_from_above(sheet: Sheet, header: int) -> list[str]:
    """Header cells; an empty one takes the cell above it when the two are joined."""
    cells = sheet.row(header)
    for merged in sheet.merged:
        if merged.first_row < header <= merged.last_row and merged.first_column < len(cells):
            column = merged.first_column
            cells[column] = cells[column] or sheet.columns[column][merged.first_row].as_py()
    return cells


def headers_of(cells: list[str]) -> tuple[str, ...]:
    """Names of columns, each once: a column without a header, or with one that stood before, gets its letter."""
    names: list[str] = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.split())
        letter = f"column {column_letter(index)}"
        if name in names:
            name = f"{name} ({letter})"
        names.append(name or letter)
    return tuple(names)


def column_letter(index: int) -> str:
    """A, B … Z, AA as in a spreadsheet; the first column has index 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class DataRows:
    """Row indices of a sheet: those with data, and those that are told and left out."""

    data: np.ndarray
    totals: np.ndarray
    repeated_headers: np.ndarray


def data_rows(sheet: Sheet, layout: Layout) -> DataRows:
    """Sort the rows below the header; blank rows are in neither."""
    start = 0 if layout.header is None else layout.header + 1
    columns = [column.slice(start) for column in sheet.columns]
    filled = np.zeros(max(sheet.height - start, 0), dtype=np.int32)
    for column in columns:
        filled += ~_as_mask(is_blank(column))
    is_total = np.zeros(len(filled), dtype=bool)
    is_repeated = np.zeros(len(filled), dtype=bool)
    if len(columns) and len(filled):
        for index in np.flatnonzero((filled > 0) & _begins_like_total(columns)):
            is_total[index] = _is_total_row([column[int(index)].as_py() for column in columns])
        is_repeated = _repeats_header(sheet, layout, columns)
    is_data = (filled > 0) & ~is_total & ~is_repeated
    return DataRows(*(np.flatnonzero(mask) + start for mask in (is_data, is_total, is_repeated)))


def _as_mask(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=bool)


def _begins_like_total(columns: list[pa.ChunkedArray]) -> np.ndarray:
    mask = np.zeros(len(columns[0]), dtype=bool)
    for column in columns:
        pattern = r"^\s*(grand\s+)?(sub-?)?(total|totaal|summe|gesamt|somme|合计|合計)"
        mask |= _as_mask(pc.match_substring_regex(column, pattern, ignore_case=True))
    return mask


def _is_total_row(cells: list[str]) -> bool:
    """A first cell "Total …", and nothing else in the row but numbers."""
    filled = [cell for cell in cells if cell.strip()]
    numbers = all(re.fullmatch(r"[\s\d.,%€$-]+", cell) for cell in filled[1:])
    return bool(TOTAL.fullmatch(filled[0])) and numbers


def _repeats_header(sheet: Sheet, layout: Layout, columns: list[pa.ChunkedArray]) -> np.ndarray:
    """Rows that are the header again, as at the top of each printed page."""
    mask = np.full(len(columns[0]), fill_value=layout.header is not None)
    if layout.header is not None:
        for cell, column in zip(sheet.row(layout.header), columns, strict=True):
            mask &= _as_mask(pc.equal(column, cell))
    return mask
