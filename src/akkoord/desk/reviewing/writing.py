"""Writing a data set as one ZIP file: each table as CSV, all in one workbook, the dictionary, a page."""

import io
from collections.abc import Iterator, Sequence

from django.template.loader import render_to_string
from openpyxl import Workbook

from akkoord.desk.packed import as_csv, packed
from akkoord.desk.reviewing.models import DataSet
from akkoord.desk.reviewing.rules.dictionary import SetTable

DICTIONARY = ("table", "column", "what_it_holds", "wat_erin_staat", "values")


def as_zip(data_set: DataSet, tables: Sequence[SetTable], *, left_out: int) -> bytes:
    """The bytes of the whole set."""
    return packed(_members(data_set, tables, left_out))


def _members(data_set: DataSet, tables: Sequence[SetTable], left_out: int) -> Iterator[tuple[str, bytes]]:
    content = {"data_set": data_set, "tables": tables, "left_out": left_out}
    yield "index.html", render_to_string("reviewing/index.html", content).encode()
    explained = list(_dictionary(tables))
    yield "dictionary.csv", as_csv(DICTIONARY, explained)
    for table in tables:
        yield f"{table.shape.name}.csv", as_csv([each.name for each in table.shape.columns], table.rows)
    yield "everything.xlsx", _workbook(tables, explained)


def _dictionary(tables: Sequence[SetTable]) -> Iterator[tuple[str, ...]]:
    for table in tables:
        for column in table.shape.columns:
            yield table.shape.name, column.name, column.en, column.nl, " ".join(column.codes)


def _workbook(tables: Sequence[SetTable], explained: Sequence[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheets = [(table.shape.name, [each.name for each in table.shape.columns], table.rows) for table in tables]
    for name, columns, rows in (("dictionary", list(DICTIONARY), explained), *sheets):
        sheet = book.create_sheet(name)
        sheet.append(columns)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
