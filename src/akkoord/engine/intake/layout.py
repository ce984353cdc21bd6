"""How a sheet is laid out: where its header stands, and what its columns are called."""

from dataclasses import dataclass

from akkoord.engine.intake.headers import fields_in
from akkoord.engine.intake.sheets import Sheet

ROWS_TO_SEARCH = 60
FEWEST_FIELDS = 1.8
"""Two headers that we know, one of them perhaps misspelt, make a header row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`header` is the index of the header row, None when there is none; `headers` one name a column."""

    header: int | None
    headers: tuple[str, ...]


def layout_of(sheet: Sheet) -> Layout:
    """Find the header row: the one among the first rows that names most fields."""
    rows = sheet.head(ROWS_TO_SEARCH)
    scores = [fields_in(cells) for cells in rows]
    best = max(range(len(rows)), key=lambda index: (scores[index], -index), default=None)
    if best is None or scores[best] < FEWEST_FIELDS:
        return Layout(None, headers_of([""] * len(sheet.columns)))
    return layout_with_header(sheet, best)


def layout_with_header(sheet: Sheet, header: int | None) -> Layout:
    """The layout when the header is known to stand in row index `header`."""
    if header is None or not 0 <= header < sheet.height:
        return Layout(None, headers_of([""] * len(sheet.columns)))
    return Layout(header, headers_of(_filled_from_above(sheet, header)))


def _filled_from_above(sheet: Sheet, header: int) -> list[str]:
    """Header cells; an empty one takes the cell above it or to its left when they are joined."""
    cells = sheet.row(header)
    for merged in sheet.merged:
        if merged.first_row <= header <= merged.last_row and merged.first_column < len(cells):
            joined = sheet.columns[merged.first_column][merged.first_row].as_py()
            for column in range(merged.first_column, min(merged.last_column + 1, len(cells))):
                cells[column] = cells[column] or joined
    return cells


def headers_of(cells: list[str]) -> tuple[str, ...]:
    """Names of columns, each once: one without a header, or with one that stood before, gets its letter."""
    names: list[str] = []
    for index, cell in enumerate(cells):
        name = " ".join(cell.split())
        letter = f"column {column_letter(index)}"
        if name in names:
            name = f"{name} ({letter})"
        names.append(name or letter)
    return tuple(names)


def column_letter(index: int) -> str:
    """A, B … Z, AA as in a spreadsheet; the first column has index 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
