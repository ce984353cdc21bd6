"""The rows that need mending: each with its cells, what is wrong with them, and what was mended already."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext

from akkoord.desk.register.models import ListRow, MendedCell, Submission, SubmissionProblem
from akkoord.desk.register.queries.assured import assured_of
from akkoord.desk.register.queries.problems import as_problem
from akkoord.desk.register.queries.reading import RowPlace, current_cells
from akkoord.engine.intake import ADDED_SHEET, catalogue
from akkoord.engine.intake.findings import rows_in
from akkoord.engine.intake.several import sheet_in_file
from akkoord.engine.problems import Severity

BASE_FIELDS = ("name", "address", "city", "country")
TO_MEND = (Severity.BLOCK, Severity.WARN)


@dataclass(frozen=True, slots=True)
class RowTexts:
    """What stands in the fields of one row: as it came, and as people mended it."""

    came: Mapping[str, str]
    mended: Mapping[str, MendedCell]

    def as_it_came(self, name: str) -> str:
        """The text of a field as the company handed it in."""
        return self.came.get(name, "")

    def now(self, name: str) -> str:
        """The text of a field as it stands."""
        cell = self.mended.get(name)
        return self.as_it_came(name) if cell is None else cell.text or ""

    def written_by(self, name: str) -> str:
        """Who wrote what stands there now, "" when it is as it came."""
        cell = self.mended.get(name)
        return cell.by.name if cell else ""


def row_texts(submission: Submission, rows: Collection[ListRow]) -> dict[int, RowTexts]:
    """Key of a row → its texts; one question to the database for all."""
    mended: dict[RowPlace, dict[str, MendedCell]] = defaultdict(dict)
    for (sheet, row, name), cell in current_cells(submission, rows={row.row for row in rows}).items():
        mended[RowPlace(sheet, row)][name] = cell
    columns, brands = _columns_by_sheet(submission), _brands_by_file(submission)
    return {
        row.pk: RowTexts(
            row.given or _as_handed_in(row, columns.get(row.sheet, {}), brands),
            mended.get(RowPlace(row.sheet, row.row), {}),
        )
        for row in rows
    }


def _columns_by_sheet(submission: Submission) -> dict[str, dict[str, list[int]]]:
    """Sheet → field → the positions of its columns."""
    headers = {sheet["name"]: sheet["headers"] for sheet in submission.sheets}
    return {
        entry["sheet"] or "": {
            name: [headers[entry["sheet"]].index(each) for each in named if each in headers[entry["sheet"]]]
            for name, named in entry["columns"].items()
        }
        for entry in submission.mapping.get("sheets", [])
        if entry["sheet"] in headers
    }


def _brands_by_file(submission: Submission) -> dict[str, str]:
    """Name of a file within the list → the brand of the rows for which it names none."""
    return dict(submission.files.filter(left_at__isnull=True).exclude(brand="").values_list("name", "brand"))


def _as_handed_in(
    row: ListRow, columns: Mapping[str, list[int]], brands: Mapping[str, str]
) -> dict[str, str]:
    texts = {
        name: [row.cells[position] for position in positions if position < len(row.cells)]
        for name, positions in columns.items()
    }
    said = {
        name: ", ".join(" ".join(cell.split()) for cell in cells if cell.strip())
        for name, cells in texts.items()
    }
    brand = next((brands[key] for key in brands if sheet_in_file(key, row.sheet) is not None), "")
    return said if said.get("brand") or not brand else {**said, "brand": brand}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem at one row, in words."""

    code: str
    severity: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class MendingCell:
    """One field of a row: what stands there, what is wrong with it, and who mended it."""

    field: str
    text: str
    troubles: tuple[Trouble, ...]
    is_mended: bool
    came: str
    by: str
    at: datetime | None

    @property
    def is_open(self) -> bool:
        """Does the cell show a field to write in?"""
        return bool(self.troubles) or self.is_mended


@dataclass(frozen=True, slots=True)
class MendingRow:
    """A row with its cells in the order of the table; `troubles` are about the row as a whole."""

    row: ListRow
    cells: tuple[MendingCell, ...]
    troubles: tuple[Trouble, ...]

    @property
    def is_blocked(self) -> bool:
        """Is the row kept out by something that must be mended?"""
        return self.row.mention_id is None and not self.row.is_taken_out


@dataclass(slots=True)
class _Wrong:
    """What is wrong with one row: by field, and as a whole."""

    cells: dict[str, list[SubmissionProblem]] = field(default_factory=lambda: defaultdict(list))
    whole: list[SubmissionProblem] = field(default_factory=list)
    is_blocking: bool = False


@dataclass(frozen=True, slots=True)
class Mending:
    """All rows of a list that need mending, what blocks first, and how many of each there are."""

    submission: Submission
    places: tuple[RowPlace, ...]
    wrong: Mapping[RowPlace, _Wrong]
    blocking: int

    @property
    def warned(self) -> int:
        return len(self.places) - self.blocking


def mending_of(submission: Submission, *, code: str = "") -> Mending:
    """Which rows need mending; with `code` only those with a problem of that kind.

    A warning about a text that the company says is right needs none.
    """
    wrong: dict[RowPlace, _Wrong] = defaultdict(_Wrong)
    problems = list(submission.problems.filter(severity__in=TO_MEND))
    assured = assured_of(submission, problems)
    for problem in problems:
        if code and problem.code != code:
            continue
        places = (RowPlace(problem.sheet, number) for number in rows_in(problem.params.get("rows", "")))
        for place in places:
            if (place, problem.pk) in assured:
                continue
            here = wrong[place]
            here.is_blocking |= problem.severity == Severity.BLOCK
            name = problem.params.get("field", "")
            (here.cells[name] if name else here.whole).append(problem)
    shown = sorted(wrong, key=lambda place: (not wrong[place].is_blocking, place.sheet == ADDED_SHEET, place))
    return Mending(submission, tuple(shown), wrong, sum(each.is_blocking for each in wrong.values()))


def columns_shown(submission: Submission, rows: Iterable[_Wrong]) -> list[str]:
    """The fields of the table: where it is, and whatever else is wrong in these rows."""
    mapped = {name for entry in submission.mapping.get("sheets", []) for name in entry["columns"]}
    wrong = {name for row in rows for name in row.cells}
    base = [name for name in BASE_FIELDS if name != "city" or "city" in mapped | wrong]
    return [*base, *sorted(wrong - set(base))]


def mending_rows(
    mending: Mending, places: Sequence[RowPlace], *, fields: Sequence[str] = ()
) -> tuple[list[str], list[MendingRow]]:
    """The fields shown (or those asked for), and the rows at `places` as they stand now."""
    submission = mending.submission
    found = {RowPlace(row.sheet, row.row): row for row in _rows_at(submission, places)}
    wrong = [mending.wrong[place] for place in places if place in mending.wrong]
    shown = list(fields) or columns_shown(submission, wrong)
    texts = row_texts(submission, found.values())
    return shown, [
        _mending_row(found[place], shown, texts[found[place].pk], mending.wrong.get(place) or _Wrong())
        for place in places
        if place in found
    ]


def _rows_at(submission: Submission, places: Sequence[RowPlace]) -> list[ListRow]:
    wanted = set(places)
    rows = submission.rows.filter(row__in={place.row for place in places})
    return [row for row in rows if RowPlace(row.sheet, row.row) in wanted]


def as_saved(row: MendingRow, written: Collection[str]) -> MendingRow:
    """A row of a list that is still to be read: whether its `written` cells are right now is not known."""
    return replace(
        row,
        cells=tuple(
            replace(cell, troubles=()) if cell.is_mended and cell.field in written else cell
            for cell in row.cells
        ),
    )


def _mending_row(row: ListRow, fields: list[str], texts: RowTexts, wrong: _Wrong) -> MendingRow:
    cells = tuple(_cell(row, name, texts, wrong.cells.get(name, [])) for name in fields)
    return MendingRow(row, cells, tuple(_trouble(each) for each in wrong.whole))


def _cell(row: ListRow, name: str, texts: RowTexts, problems: list[SubmissionProblem]) -> MendingCell:
    mended = texts.mended.get(name)
    return MendingCell(
        field=name,
        text=texts.now(name),
        troubles=tuple(_trouble(each) for each in problems),
        is_mended=mended is not None and not row.given,
        came=texts.as_it_came(name),
        by=mended.by.name if mended else "",
        at=mended.at if mended else None,
    )


def _trouble(kept: SubmissionProblem) -> Trouble:
    problem = as_problem(kept, "")
    return Trouble(
        kept.code,
        kept.severity,
        catalogue.message(problem, translate=gettext),
        catalogue.advice(problem, translate=gettext),
    )


@dataclass(frozen=True, slots=True)
class Recurring:
    """The same fault in several rows, which one answer mends."""

    problem: SubmissionProblem
    field: str
    message: str
    rows: int
    suggestion: str


def recurring_faults(submission: Submission) -> list[Recurring]:
    """Faults that one answer mends in all their rows: no country anywhere, a spelling not known."""
    found = submission.problems.filter(severity=Severity.BLOCK, row__isnull=False).order_by("pk")
    return [
        Recurring(
            problem=problem,
            field="country",
            message=catalogue.message(as_problem(problem, ""), translate=gettext),
            rows=int(problem.params.get("count", 1)),
            suggestion=problem.params.get("iso", ""),
        )
        for problem in found
        if problem.params.get("field") == "country"
    ]


def rows_of_problem(submission: Submission, problem: SubmissionProblem) -> list[ListRow]:
    """The rows that a problem touches."""
    return _rows_at(
        submission, [RowPlace(problem.sheet, number) for number in rows_in(problem.params.get("rows", ""))]
    )
