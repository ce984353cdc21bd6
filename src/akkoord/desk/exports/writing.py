"""Writing a copy as one ZIP file: a page to read, tables for programs, the files, and their checksums."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from django.template.loader import render_to_string

from akkoord.desk.exports.queries import Content, Table

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""In the head of every file: when something was written is nobody's business but the table's."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


def as_zip(content: Content) -> bytes:
    """The whole copy; the same content gives the same bytes."""
    packed, sums = io.BytesIO(), {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in _members(content):
            entry = zipfile.ZipInfo(name, NO_DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, written)
            sums[name] = sha256(written).hexdigest()
        manifest = "".join(f"{checksum}  {name}\n" for name, checksum in sums.items())
        archive.writestr(zipfile.ZipInfo("SHA256SUMS", NO_DATE), manifest)
    return packed.getvalue()


def _members(content: Content) -> Iterator[tuple[str, bytes]]:
    page = render_to_string("exports/index.html", {"content": content, "tables": content.tables})
    yield "index.html", page.encode()
    for table in content.tables:
        yield f"{table.name}.csv", _csv(table)
        yield f"{table.name}.json", _json(table)
    for file in content.files:
        yield file.place, file.path.read_bytes()


def _csv(table: Table) -> bytes:
    """With a mark of its encoding at the front, for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> object:
    """A value as a spreadsheet shows it: lists as JSON, nothing that it would calculate."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def _json(table: Table) -> bytes:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()
