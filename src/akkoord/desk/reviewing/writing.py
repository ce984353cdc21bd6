"""Writing a data set as one ZIP file: each table as CSV, all in one workbook, the dictionary, a page."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from hashlib import sha256

from django.template.loader import render_to_string
from openpyxl import Workbook

from akkoord.desk.reviewing.models import DataSet
from akkoord.desk.reviewing.rules.dictionary import Cell, SetTable

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""In the head of every file."""
DICTIONARY = ("table", "column", "what_it_holds", "wat_erin_staat", "values")


def as_zip(data_set: DataSet, tables: Sequence[SetTable], *, left_out: int) -> bytes:
    """The bytes of the whole set."""
    packed, sums = io.BytesIO(), {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(data_set, tables, left_out):
            archive.writestr(_entry(name), content)
            sums[name] = sha256(content).hexdigest()
        lines = "".join(f"{checksum}  {name}\n" for name, checksum in sums.items())
        archive.writestr(_entry("SHA256SUMS"), lines)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_DATE)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return entry


def _members(data_set: DataSet, tables: Sequence[SetTable], left_out: int) -> Iterator[tuple[str, bytes]]:
    content = {"data_set": data_set, "tables": tables, "left_out": left_out}
    yield "index.html", render_to_string("reviewing/index.html", content).encode()
    explained = list(_dictionary(tables))
    yield "dictionary.csv", _csv(DICTIONARY, explained)
    for table in tables:
        yield f"{table.shape.name}.csv", _csv([each.name for each in table.shape.columns], table.rows)
    yield "everything.xlsx", _workbook(tables, explained)


def _dictionary(tables: Sequence[SetTable]) -> Iterator[tuple[str, ...]]:
    for table in tables:
        for column in table.shape.columns:
            yield table.shape.name, column.name, column.en, column.nl, " ".join(column.codes)


def _csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """With a mark of its encoding at the front, for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


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
