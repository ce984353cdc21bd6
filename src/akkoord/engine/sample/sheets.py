"""Lays the mentions of a list out on sheets, the way its company does, and remembers which row is which."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from akkoord.engine.sample.cells import Cell
from akkoord.engine.sample.mentions import Mention
from akkoord.engine.sample.mess.country_spelling import usual_name
from akkoord.engine.sample.styles import Style

NOTES_SHEET = "Info"


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of one column that is merged into one cell; rows and column count from 1."""

    first_row: int
    last_row: int
    column: int


@dataclass(slots=True)
class Sheet:
    """Rows of cells as they stand, and the blocks that are merged."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)


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
    if style.notes:
        sheets.append(Sheet(NOTES_SHEET, [[line.format(company=company, year=year)] for line in style.notes]))
    for name, group in _groups(mentions, style):
        sheet = Sheet(name)
        sheet.rows += [[line.format(company=company, year=year)] if line else [] for line in style.title]
        sheet.rows.append([header for header, _ in style.columns])
        placed += _write_rows(sheet, group, style)
        if style.merges_country:
            _merge_countries(sheet, placed, [field for _, field in style.columns].index("country"))
        if style.total:
            sheet.rows += [[], [style.total, len(group)]]
        sheets.append(sheet)
    return sheets, placed


def _groups(mentions: Sequence[Mention], style: Style) -> list[tuple[str, list[Mention]]]:
    if style.sheet_per != "country":
        return [(style.sheet, list(mentions))]
    by_country = sorted(mentions, key=lambda mention: mention.country)
    return [
        (usual_name(code, style.country), list(group))
        for code, group in groupby(by_country, key=lambda mention: mention.country)
    ]


def _write_rows(sheet: Sheet, mentions: Sequence[Mention], style: Style) -> list[Placed]:
    placed = []
    for turn, mention in enumerate(mentions, start=1):
        sheet.rows.append([_cell(mention, field, turn) for _, field in style.columns])
        placed.append(Placed(sheet.name, len(sheet.rows), mention))
        if style.gap and turn % style.gap == 0:
            sheet.rows.append([])
    return placed


def _merge_countries(sheet: Sheet, placed: Sequence[Placed], column: int) -> None:
    """Merge the country cells of rows that follow each other; only the first keeps its text."""
    for _, rows in groupby(placed, key=lambda entry: entry.mention.country):
        numbers = [entry.row for entry in rows if not entry.mention.is_country_damaged]
        for first, last in _runs(numbers):
            sheet.merged.append(Merged(first, last, column + 1))
            for row in range(first + 1, last + 1):
                sheet.rows[row - 1][column] = ""


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of the runs of two and more numbers without a hole."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        if len(members) > 1:
            runs.append((members[0], members[-1]))
    return runs


def _cell(mention: Mention, field: str, turn: int) -> Cell:
    return turn if field == "number" else mention.cells.get(field, "")
