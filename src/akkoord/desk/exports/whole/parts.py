"""A table as files: CSV for a spreadsheet, JSON for a program, as many of each as it takes."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from akkoord.desk.exports.whole.describing import TableOfAgreement
from akkoord.desk.exports.writing import cell

LARGEST = 8 << 20
"""Characters after which a part is closed: it opens in any spreadsheet, and needs little memory."""


class Part:
    """The rows of a table that are not written yet, in both forms."""

    def __init__(self, table: TableOfAgreement) -> None:
        self.rows = 0
        self._table = table
        self._columns = [column.name for column in table.columns]
        self._fields = [column.field.name for column in table.columns]
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._csv = io.StringIO()
        self._sheet = csv.writer(self._csv, lineterminator="\r\n")
        self._sheet.writerow(self._columns)
        self._lines: list[str] = []
        self._size = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to write it."""
        return self._size >= LARGEST

    def add(self, values: Mapping[str, Any]) -> None:
        """Add one row, given by the names of its columns in the desk."""
        row = {
            column: _plain(values[column if column in values else name])
            for column, name in zip(self._columns, self._fields, strict=True)
        }
        self._sheet.writerow([cell(value) for value in row.values()])
        self._lines.append(json.dumps(row, ensure_ascii=False))
        self._size += len(self._lines[-1])
        self.rows += 1

    def taken(self, *, is_last: bool) -> Iterator[tuple[str, bytes]]:
        """Name and content of both files of this part; a table without rows has them too."""
        if is_last and self._number and not self._lines:
            return
        self._number += 1
        name = f"tables/{self._table.name}"
        if not is_last or self._number > 1:
            name = f"{name}-{self._number:03}"
        rows = ",\n".join(self._lines)
        yield f"{name}.csv", self._csv.getvalue().encode("utf-8-sig")
        yield f"{name}.json", f"[\n{rows}\n]\n".encode()
        self._begin()


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    """A value as JSON has it, with nothing lost: days and moments by ISO 8601."""
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
