"""What is wrong with a list, grouped so that a person mends one thing once."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from akkoord.desk.register.models import Submission, SubmissionProblem
from akkoord.engine.intake import catalogue
from akkoord.engine.problems import Problem, Severity

_ORDER = [Severity.BLOCK, Severity.WARN, Severity.INFO]
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and where: rows such as "3-6, 8", the column's header, the sheet of several."""

    message: str
    rows: str
    column: str
    sheet: str

    @property
    def place(self) -> str:
        """Column and sheet."""
        return ", ".join(part for part in (self.column, self.sheet) if part)


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one code."""

    code: str
    severity: str
    title: str
    advice: tuple[str, ...]
    rows: int
    findings: tuple[Finding, ...]
    more: int


def problem_groups(submission: Submission) -> list[ProblemGroup]:
    """The problems of a list, what blocks first, then what touches most rows."""
    by_code: dict[str, list[Problem]] = defaultdict(list)
    for kept in submission.problems.all():
        by_code[kept.code].append(as_problem(kept, submission.filename))
    named = {sheet["name"] or "" for sheet in submission.sheets}
    told = {problem.sheet or "" for found in by_code.values() for problem in found}
    has_sheets = len(named) > 1 or bool(told - named - {""})
    groups = [_group(code, found, has_sheets=has_sheets) for code, found in by_code.items()]
    return sorted(groups, key=lambda each: (_ORDER.index(Severity(each.severity)), -each.rows, each.code))


@dataclass(frozen=True, slots=True)
class KindToMend:
    """One kind of problem that a person can do something about in the rows."""

    code: str
    severity: str
    title: str
    rows: int


def kinds_to_mend(submission: Submission) -> list[KindToMend]:
    """The kinds of problems in rows that are no mere information, what blocks first."""
    rows: Counter[tuple[str, str]] = Counter()
    for code, severity, params in submission.problems.filter(
        row__isnull=False, severity__in=[Severity.BLOCK, Severity.WARN]
    ).values_list("code", "severity", "params"):
        rows[code, severity] += int(params.get("count", 1))
    kinds = [
        KindToMend(code, severity, catalogue.title(code, translate=gettext), count)
        for (code, severity), count in rows.items()
    ]
    return sorted(kinds, key=lambda each: (_ORDER.index(Severity(each.severity)), -each.rows, each.code))


@dataclass(frozen=True, slots=True)
class SheetUnderstood:
    """How one sheet was read, or why it was not."""

    name: str
    header_row: int | None
    rows: int
    why_ignored: str


def sheets_understood(submission: Submission) -> list[SheetUnderstood]:
    """Every sheet of the list, in its order."""
    return [
        SheetUnderstood(
            name=sheet["name"] or submission.filename,
            header_row=sheet["header_row"],
            rows=sheet["rows"],
            why_ignored=catalogue.title(sheet["why_ignored"], translate=gettext)
            if sheet["why_ignored"]
            else "",
        )
        for sheet in submission.sheets
    ]


def unclear_countries(submission: Submission) -> dict[str, str]:
    """What the list says for a country that was not understood → what it perhaps means, or "".

    What a person has put right already stays among them.
    """
    problems = submission.problems.filter(code__in=["country_unknown", "country_misspelt"])
    found = {params["value"]: params.get("iso", "") for params in problems.values_list("params", flat=True)}
    return {**found, **submission.mapping.get("countries", {})}


def as_problem(kept: SubmissionProblem, filename: str) -> Problem:
    """A kept problem as the catalogue of texts takes it."""
    return Problem(
        code=kept.code,
        severity=Severity(kept.severity),
        file=filename,
        sheet=kept.sheet or None,
        row=kept.row,
        column=kept.column or None,
        params=kept.params,
    )


def _group(code: str, found: list[Problem], *, has_sheets: bool) -> ProblemGroup:
    shown = found[:_SHOWN]
    advice = (catalogue.advice(problem, translate=gettext) for problem in shown)
    return ProblemGroup(
        code=code,
        severity=min((each.severity for each in found), key=_ORDER.index).value,
        title=catalogue.title(code, translate=gettext),
        advice=tuple(dict.fromkeys(advice)),
        rows=sum(int(each.params.get("count", 1)) for each in found),
        findings=tuple(_finding(each, has_sheets=has_sheets) for each in shown),
        more=len(found) - len(shown),
    )


def _finding(problem: Problem, *, has_sheets: bool) -> Finding:
    return Finding(
        message=catalogue.message(problem, translate=gettext),
        rows=catalogue.where(problem, translate=gettext),
        column=problem.column or "",
        sheet=problem.sheet or "" if has_sheets else "",
    )
