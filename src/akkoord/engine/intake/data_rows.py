"""Which rows of a sheet are data, and which are totals, notes or the header again."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.layout import Layout
from akkoord.engine.intake.sheets import Sheet, is_blank

TOTAL_WORDS = (
    r"(?:grand\s+total|sub-?total|totals?|totaal|subtotaal|summe|gesamt(?:summe)?|total général"
    r"|somme|合计|合計)"
)
BEGINS_LIKE_TOTAL = rf"^\s*{TOTAL_WORDS}"
TOTAL = re.compile(rf"\s*{TOTAL_WORDS}\b[\s:=]*[\d.,\s]*", re.IGNORECASE)
NUMBER = re.compile(r"[\s\d.,%€$-]+")
FEWEST_COLUMNS_FOR_NOTES = 3
MOST_NOTES = 0.1
"""When more rows than this share have one filled cell, the list simply has little to say: no notes then."""


@dataclass(frozen=True, slots=True)
class DataRows:
    """Row indices of a sheet by what they are; `notes` with their text."""

    data: np.ndarray
    totals: np.ndarray
    repeated_headers: np.ndarray
    merged: np.ndarray
    notes: list[tuple[int, str]]


def data_rows(sheet: Sheet, layout: Layout, *, columns_used: int) -> DataRows:
    """Sort the rows below the header; blank rows are in none of the kinds."""
    start = 0 if layout.header is None else layout.header + 1
    columns = [column.slice(start) for column in sheet.columns]
    filled = np.zeros(max(sheet.height - start, 0), dtype=np.int32)
    for column in columns:
        filled += ~_mask(is_blank(column))
    total = _totals(columns, filled)
    repeated = _repeats_header(sheet, layout, columns, filled)
    note = _notes(filled, total | repeated, columns_used=columns_used)
    data = np.flatnonzero((filled > 0) & ~total & ~repeated & ~note) + start
    return DataRows(
        data=data,
        totals=np.flatnonzero(total) + start,
        repeated_headers=np.flatnonzero(repeated) + start,
        merged=_merged_rows(sheet, data),
        notes=[(int(index) + start, _only_text(columns, int(index))) for index in np.flatnonzero(note)],
    )


def _mask(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.to_numpy(), dtype=bool)


def _totals(columns: list[pa.ChunkedArray], filled: np.ndarray) -> np.ndarray:
    """Rows whose first filled cell is "Total …" and that hold nothing else but numbers."""
    likely = np.zeros(len(filled), dtype=bool)
    for column in columns:
        likely |= _mask(pc.match_substring_regex(column, BEGINS_LIKE_TOTAL, ignore_case=True))
    total = np.zeros(len(filled), dtype=bool)
    for index in np.flatnonzero(likely & (filled > 0)):
        cells = [text for column in columns if (text := column[int(index)].as_py()).strip()]
        total[index] = bool(TOTAL.fullmatch(cells[0])) and all(map(NUMBER.fullmatch, cells[1:]))
    return total


def _repeats_header(
    sheet: Sheet, layout: Layout, columns: list[pa.ChunkedArray], filled: np.ndarray
) -> np.ndarray:
    """Rows that are the header again, as at the top of each printed page."""
    same = np.full(len(filled), fill_value=layout.header is not None)
    if layout.header is not None:
        for cell, column in zip(sheet.row(layout.header), columns, strict=True):
            same &= _mask(pc.equal(column, cell))
    return same


def _notes(filled: np.ndarray, other: np.ndarray, *, columns_used: int) -> np.ndarray:
    """Rows with one filled cell in a list of three columns and more, while they are few."""
    note = (filled == 1) & ~other
    few = note.sum() <= max(3, MOST_NOTES * (filled > 0).sum()) and note.sum() < (filled > 0).sum()
    return note if columns_used >= FEWEST_COLUMNS_FOR_NOTES and few else np.zeros(len(filled), dtype=bool)


def _only_text(columns: list[pa.ChunkedArray], index: int) -> str:
    texts = (str(column[index]).strip() for column in columns)
    return next(filter(None, texts))


def _merged_rows(sheet: Sheet, data: np.ndarray) -> np.ndarray:
    """Data rows into which a joined cell reaches from above."""
    reached = [np.arange(merged.first_row + 1, merged.last_row + 1) for merged in sheet.merged]
    return np.intersect1d(np.concatenate(reached), data) if reached else np.array([], dtype=np.int64)


def with_merged_filled(sheet: Sheet, *, below: int) -> Sheet:
    """The sheet with the text of each joined cell in every row that it covers, below row index `below`."""
    columns = list(sheet.columns)
    for number in {merged.first_column for merged in sheet.merged if merged.first_column < len(columns)}:
        cells = columns[number].to_pylist()
        for merged in sheet.merged:
            if merged.first_column == number and merged.first_row > below:
                last = min(merged.last_row, len(cells) - 1)
                cells[merged.first_row : last + 1] = [cells[merged.first_row]] * (last + 1 - merged.first_row)
        columns[number] = pa.chunked_array([cells], pa.string())
    return sheet.with_columns(columns)
