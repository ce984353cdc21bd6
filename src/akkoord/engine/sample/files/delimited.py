"""Writes one sheet as delimited text."""

import csv
import io

from akkoord.engine.sample.sheets import Sheet
from akkoord.engine.sample.styles import Style


def delimited_bytes(sheet: Sheet, style: Style) -> bytes:
    """The rows with the delimiter and in the encoding of `style`; what that cannot write becomes `?`."""
    text = io.StringIO(newline="")
    width = max(len(row) for row in sheet.rows)
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in sheet.rows)
    return text.getvalue().encode(style.encoding, errors="replace")
