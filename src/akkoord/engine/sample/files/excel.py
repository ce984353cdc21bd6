"""Writes sheets as an Excel workbook, the same bytes every time."""

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from akkoord.engine.sample.files.archive import pack, unpack
from akkoord.engine.sample.sheets import Sheet

PROPERTIES = "docProps/core.xml"
WHEN = re.compile(rb"(<dcterms:\w+ [^>]*>)[^<]*")


def excel_bytes(sheets: list[Sheet]) -> bytes:
    """A workbook with the sheets in their order; headers are bold, merged blocks are merged."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    saved = io.BytesIO()
    workbook.save(saved)
    return pack((name, _timeless(name, content)) for name, content in unpack(saved.getvalue()))


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for row in sheet.rows:
        worksheet.append([None if cell == "" else cell for cell in row])
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
    for block in sheet.merged:
        worksheet.merge_cells(
            start_row=block.first_row,
            end_row=block.last_row,
            start_column=block.column,
            end_column=block.column,
        )


def _timeless(name: str, content: bytes) -> bytes:
    return WHEN.sub(rb"\g<1>2018-01-01T00:00:00Z", content) if name == PROPERTIES else content
