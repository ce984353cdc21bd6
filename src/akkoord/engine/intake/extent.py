"""How far the cells of an XLSX reach: its reader keeps room for everything between A1 and the last one."""

import io
import re
import zipfile
from collections.abc import Iterator

from akkoord.engine.intake.archives import DAMAGED
from akkoord.engine.intake.error_cells import column_index, sheet_parts
from akkoord.engine.intake.sheets import FileRefused

FILLED_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,4})(\d{1,10})["'][^>]*(?<!/)>(?!</)""")
CHUNK = 8 * 1024 * 1024
LONGEST_TAG = 1_000
MOST_ROOM = 64_000_000
"""Cells of a sheet, empty ones included; the reader needs 32 bytes for each."""
ROOM_FOR_ALL = 20_000_000
FEWEST_FILLED = 0.05
"""Share of filled cells below which a sheet above `ROOM_FOR_ALL` has gone astray."""


def refuse_far_cells(content: bytes) -> None:
    """Raise FileRefused where a cell far from all others would need more memory than a list may."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for sheet, part in sheet_parts(archive).items():
                _refuse_far_cells_in(archive, sheet, part)
    except DAMAGED as error:
        raise FileRefused("unreadable") from error


def _refuse_far_cells_in(archive: zipfile.ZipFile, sheet: str, part: str) -> None:
    height = width = filled = 0
    last = ""
    for letters, row in _filled_cells(archive, part):
        column = column_index(letters) + 1
        filled += 1
        if int(row) > height or column > width:
            height, width = max(height, int(row)), max(width, column)
            last = f"{letters.decode()}{row.decode()}"
    room = height * width
    if room > MOST_ROOM or (room > ROOM_FOR_ALL and filled < FEWEST_FILLED * room):
        raise FileRefused("cell_far_away", sheet=sheet, cell=last)


def _filled_cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Letters and row number of every cell with a value; one cut by a chunk's end is found in the next."""
    with archive.open(part) as file:
        rest = b""
        while chunk := file.read(CHUNK):
            text = rest + chunk
            end = 0
            for match in FILLED_CELL.finditer(text):
                yield match[1], match[2]
                end = match.end()
            rest = text[max(end, len(text) - LONGEST_TAG) :]
