"""Lays the mentions of a list out on sheets, the way its company does, and remembers which row is which."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from akkoord.engine.sample.mentions import Mention
from akkoord.engine.sample.styles import Style

Cell = str | int | float


@dataclass(slots=True)
class Sheet:
    """Rows of cells; `merged` are blocks (first row, last row, column), counted from 1."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mention stands: `row` is the number that the spreadsheet shows."""

    sheet: str
    row: int
    mention: Mention


def lay_out(
    mentions: Sequence[Mention], style: Style, *, company: str, year: int
) -> tuple[list[Sheet], list[Placed]]:
    """The sheets of a list, and where each mention came to stand."""
    sheets: list[Sheet] = []
    placed: list[Placed] = []
    for name, group in _groups(mentions, style):
        sheet = Sheet(name)
        sheet.rows += [[line.format(company=company, year=year)] if line else [] for line in style.title]
        sheet.rows.append([header for header, _ in style.columns])
        for turn, mention in enumerate(group, start=1):
            sheet.rows.append([_cell(mention, field, turn) for _, field in style.columns])
            placed.append(Placed(name, len(sheet.rows), mention))
            if style.gap and turn % style.gap == 0:
                sheet.rows.append([])
        if style.total:
            sheet.rows += [[], [style.total, len(group)]]
        sheets.append(sheet)
    return sheets, placed


def _groups(mentions: Sequence[Mention], style: Style) -> list[tuple[str, list[Mention]]]:
    return [(style.sheet, list(mentions))]


def _cell(mention: Mention, field: str, turn: int) -> Cell:
    return turn if field == "number" else mention.cells.get(field, "")
