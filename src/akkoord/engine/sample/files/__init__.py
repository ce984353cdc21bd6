"""Writes sheets as the bytes of a CSV file, an Excel workbook or an OpenDocument spreadsheet."""

from akkoord.engine.sample.files.delimited import delimited_bytes
from akkoord.engine.sample.files.excel import excel_bytes
from akkoord.engine.sample.files.opendocument import opendocument_bytes
from akkoord.engine.sample.sheets import Sheet
from akkoord.engine.sample.styles import Style


def file_bytes(sheets: list[Sheet], style: Style) -> bytes:
    """The same sheets and style always give the same bytes."""
    if style.format == "xlsx":
        return excel_bytes(sheets)
    if style.format == "ods":
        return opendocument_bytes(sheets)
    return delimited_bytes(sheets[0], style)
