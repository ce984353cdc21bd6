"""Cells of an XLSX that hold an error such as #N/A; the reader of workbooks gives them as empty."""

import html
import io
import re
import zipfile
from collections.abc import Mapping

ERROR_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]{1,20})</v>', re.DOTALL
)
SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
RELATION = re.compile(r"<Relationship\b[^>]*>")
LARGEST_PART = 200 * 1024 * 1024
"""Larger sheets are not searched: nobody mends single cells in them."""

ErrorCells = Mapping[int, list[tuple[int, str]]]
"""Row index → (column index, text of the error)."""


def error_cells(content: bytes) -> dict[str, ErrorCells]:
    """Name of sheet → its error cells. Empty for files that are no XLSX."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {
                sheet: found
                for sheet, part in sheet_parts(archive).items()
                if (found := _errors_in(archive, part))
            }
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, UnicodeDecodeError):
        return {}


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of sheet → name of the part of the archive that holds it; empty when it is no XLSX."""
    names = frozenset(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    relations = archive.read("xl/_rels/workbook.xml.rels").decode()
    targets = {_attribute(each, "Id"): _attribute(each, "Target") for each in RELATION.findall(relations)}
    sheets = SHEET.findall(archive.read("xl/workbook.xml").decode())
    parts = {
        html.unescape(name): f"xl/{targets.get(identifier, '').removeprefix('/xl/')}"
        for name, identifier in sheets
    }
    return {name: part for name, part in parts.items() if part in names}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


def _errors_in(archive: zipfile.ZipFile, part: str) -> ErrorCells:
    if archive.getinfo(part).file_size > LARGEST_PART:
        return {}
    found: dict[int, list[tuple[int, str]]] = {}
    for letters, row, text in ERROR_CELL.findall(archive.read(part)):
        found.setdefault(int(row) - 1, []).append((column_index(letters), text.decode("ascii", "replace")))
    return found


def column_index(letters: bytes) -> int:
    """A is 0, Z is 25, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1
