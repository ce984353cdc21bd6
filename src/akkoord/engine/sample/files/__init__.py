"""Writes sheets as the bytes of a CSV file, an Excel workbook or an OpenDocument spreadsheet."""

from akkoord.engine.sample.files.delimited import delimited_bytes
from akkoord.engine.sample.sheets import Sheet
from akkoord.engine.sample.styles import Style


def file_bytes(sheets: list[Sheet], style: Style) -> bytes:
    """The same sheets and style always give the same bytes."""
    return delimited_bytes(sheets[0], style)
