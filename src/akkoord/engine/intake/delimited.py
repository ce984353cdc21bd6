"""Reading delimited text: which character separates the cells, and the cells themselves."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Literal

from akkoord.engine.intake.limits import Limits
from akkoord.engine.intake.sheets import FileRefused, Sheet, columns_of

DELIMITERS = ",;\t|"
RECORDS_TO_LOOK_AT = 300
CHARACTERS_TO_LOOK_AT = 400_000
FIRST_LINE = re.compile(r"\A[^\r\n]*[\r\n]+")
NEVER_DELIMITERS = '\r\n"'
LONGEST_CELL = 1_000_000  # characters; a quote that is never closed swallows the rest of the file
LONG_CELL = 400
MOST_LINES = 40
BLANKS_AND_SEPARATORS = ' \t\r\n,;|\x00\ufeff\x1a"'

Notes = list[tuple[str, dict[str, str]]]
"""Codes of problems with the params of their texts."""
Quoting = Literal[0, 3]


def delimiter_of(text: str) -> str:
    """The separator that cuts the first records of `text` into the most even rows."""
    beginning = text[:6].lower().removeprefix('"')
    announced = beginning[4:5] if beginning.startswith("sep=") else ""
    if announced and announced not in NEVER_DELIMITERS and _evenness(FIRST_LINE.sub("", text), announced):
        return announced
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> float:
    """Number of columns times the square of the share of records that have exactly that many."""
    records = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), RECORDS_TO_LOOK_AT)
    widths: Counter[int] = Counter()
    try:
        widths.update(len(record) for record in records if any(record))
    except csv.Error:
        return 0.0
    wide = Counter({width: count for width, count in widths.items() if width > 1})
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return (width - 1) * (count / widths.total()) ** 2


def read_delimited(content: bytes, *, encoding: str, limits: Limits) -> tuple[Sheet, Notes]:
    """Cells of a delimited text, and what to tell about it; quoted line breaks stay inside their cell.

    When a quote is opened and never closed, quotes are taken as plain characters.
    """
    with io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="") as text:
        beginning = text.read(CHARACTERS_TO_LOOK_AT)
        if not beginning.strip(BLANKS_AND_SEPARATORS):
            raise FileRefused("empty_file")
        delimiter = delimiter_of(beginning)
        try:
            return _sheet(text, delimiter, csv.QUOTE_MINIMAL, limits), []
        except csv.Error:
            return _without_quotes(text, delimiter, limits), [("quote_not_closed", {})]


def _without_quotes(text: io.TextIOWrapper, delimiter: str, limits: Limits) -> Sheet:
    try:
        return _sheet(text, delimiter, csv.QUOTE_NONE, limits)
    except csv.Error as error:
        raise FileRefused("cell_too_long", limit=f"{LONGEST_CELL:,}") from error


def _sheet(text: io.TextIOWrapper, delimiter: str, quoting: Quoting, limits: Limits) -> Sheet:
    text.seek(0)
    csv.field_size_limit(LONGEST_CELL)
    records = csv.reader(text, delimiter=delimiter, quoting=quoting, strict=False)
    rows = records if quoting == csv.QUOTE_NONE else _with_closed_quotes(records)
    return Sheet(name=None, columns=columns_of(rows, max_rows=limits.rows, max_columns=limits.columns))


def _with_closed_quotes(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """The records, unless one runs over so many lines that its quote was never closed."""
    for record in records:
        if record and max(map(len, record)) > LONG_CELL and _lines_in(record) > MOST_LINES:
            raise csv.Error("a quote is never closed")
        yield record


def _lines_in(record: list[str]) -> int:
    return max(cell.count("\n") + cell.count("\r") for cell in record)
