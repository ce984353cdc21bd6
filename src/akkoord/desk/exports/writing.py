"""Writing a copy as one ZIP file: a page to read, tables for programs, the files, and their checksums."""

import json
from collections.abc import Iterator

from django.template.loader import render_to_string

from akkoord.desk.exports.queries import Content, Table
from akkoord.desk.packed import as_csv, packed

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would calculate."""


def as_zip(content: Content) -> bytes:
    """The whole copy; the same content gives the same bytes."""
    return packed(_members(content))


def _members(content: Content) -> Iterator[tuple[str, bytes]]:
    page = render_to_string("exports/index.html", {"content": content, "tables": content.tables})
    yield "index.html", page.encode()
    for table in content.tables:
        cells = (map(cell, row) for row in table.rows)
        yield f"{table.name}.csv", as_csv(table.columns, cells)
        yield f"{table.name}.json", _json(table)
    for file in content.files:
        yield file.place, file.path.read_bytes()


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
