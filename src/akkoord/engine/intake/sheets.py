"""A sheet as it was handed in: every cell as text, by column, nothing judged yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

import pyarrow as pa
import pyarrow.compute as pc

ROWS_PER_CHUNK = 65_536
ROWS_AROUND = 100
"""Titles, header and totals that may stand around the data of a sheet."""


@dataclass(frozen=True, slots=True)
class MergedCells:
    """A block of cells that the sender joined into one; rows and columns count from 0, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `columns` are string columns of equal length, row index 0 is spreadsheet row 1."""

    name: str | None
    columns: tuple[pa.ChunkedArray, ...]
    is_hidden: bool = False
    merged: tuple[MergedCells, ...] = ()

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def row(self, index: int) -> list[str]:
        return [column[index].as_py() for column in self.columns]

    def head(self, count: int) -> list[list[str]]:
        """The first `count` rows."""
        columns = [column.slice(0, count).to_pylist() for column in self.columns]
        return [list(cells) for cells in zip(*columns, strict=True)]

    def with_columns(self, columns: Iterable[pa.ChunkedArray]) -> "Sheet":
        return replace(self, columns=tuple(columns))


class FileRefused(Exception):
    """The file cannot be read; `code` names the problem to tell and `params` fill its texts."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def columns_of(rows: Iterable[list[str]], *, max_rows: int, max_columns: int) -> tuple[pa.ChunkedArray, ...]:
    """Turn rows of unequal length into string columns, in chunks so that memory stays low.

    Blanks at the end of a row and blank rows at the end of the sheet are not counted.
    Raises FileRefused above a limit.
    """
    chunks: list[tuple[int, list[pa.Array]]] = []
    filled = 0
    for chunk in _chunks(rows):
        for row in chunk:
            while row and not row[-1].strip():
                row.pop()
        filled += sum(map(bool, chunk))
        width = max(map(len, chunk))
        if filled > max_rows + ROWS_AROUND:
            raise FileRefused("too_many_rows", limit=f"{max_rows:,}")
        if width > max_columns:
            raise FileRefused("too_many_columns", columns=str(width), limit=str(max_columns))
        chunks.append((len(chunk), [_texts(cells) for cells in _by_column(chunk, width)]))
    return _joined(chunks)


def _chunks(rows: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    source = iter(rows)
    while chunk := list(islice(source, ROWS_PER_CHUNK)):
        yield chunk


def _by_column(rows: list[list[str]], width: int) -> Iterator[tuple[str, ...]]:
    return zip_longest(*rows, fillvalue="") if width else iter(())


def _texts(cells: tuple[str, ...]) -> pa.Array:
    """The cells as an array; a zero character, which no database keeps, shows as broken."""
    return pc.replace_substring(pa.array(cells, pa.string()), "\0", "\ufffd")


def _joined(chunks: list[tuple[int, list[pa.Array]]]) -> tuple[pa.ChunkedArray, ...]:
    while chunks and not chunks[-1][1]:
        chunks.pop()
    width = max((len(arrays) for _, arrays in chunks), default=0)
    return tuple(
        pa.chunked_array(
            [arrays[i] if i < len(arrays) else pa.repeat("", height) for height, arrays in chunks],
            pa.string(),
        )
        for i in range(width)
    )


def is_blank(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Which cells hold nothing but blanks."""
    return pc.equal(pc.utf8_trim_whitespace(column), "")
