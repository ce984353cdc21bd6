"""Reading delimited text: which character separates the cells, and the cells themselves."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from akkoord.engine.intake.limits import Limits
from akkoord.engine.intake.sheets import FileRefused, Sheet, columns_of

DELIMITERS = ",;\t|"
RECORDS_TO_LOOK_AT = 300
CHARACTERS_TO_LOOK_AT = 400_000
LONGEST_CELL = 10_000_000  # characters; a quote that is never closed swallows the rest of the file


def delimiter_of(text: str) -> str:
    """The separator that cuts the first records of `text` into the most even rows."""
    announced = text[:6].lower().removeprefix('"')
    if announced.startswith("sep=") and announced[4:5]:
        return announced[4]
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


def read_delimited(content: bytes, *, encoding: str, limits: Limits) -> Sheet:
    """Cells of a delimited text; quoted line breaks stay inside their cell."""
    with io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline="") as text:
        beginning = text.read(CHARACTERS_TO_LOOK_AT)
        delimiter = delimiter_of(beginning)
        text.seek(0)
        rows = _records(text, delimiter)
        columns = columns_of(rows, max_rows=limits.rows, max_columns=limits.columns)
    return Sheet(name=None, columns=columns)


def _records(text: io.TextIOWrapper, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(text, delimiter=delimiter)
    except csv.Error as error:
        raise FileRefused("unreadable") from error
