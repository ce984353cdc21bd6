"""What is wrong with a list, grouped so that a person mends one thing once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from akkoord.desk.register.models import Submission, SubmissionProblem
from akkoord.engine.intake import catalogue
from akkoord.engine.problems import Problem, Severity

_ORDER = [Severity.BLOCK, Severity.WARN, Severity.INFO]
PLACES_SHOWN = 15


@dataclass(frozen=True, slots=True)
class ProblemPlaces:
    """One message, and every place where it holds."""

    message: str
    places: tuple[str, ...]
    column: str
    more: int


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """All problems of one code."""

    code: str
    severity: str
    title: str
    advice: str
    count: int
    messages: tuple[ProblemPlaces, ...]
    more: int


def problem_groups(submission: Submission) -> list[ProblemGroup]:
    """The problems of a list, what blocks first, then what is most frequent."""
    by_code: dict[str, list[SubmissionProblem]] = defaultdict(list)
    for problem in submission.problems.all():
        by_code[problem.code].append(problem)
    groups = [_group(code, found, submission.filename) for code, found in by_code.items()]
    return sorted(
        groups, key=lambda group: (_ORDER.index(Severity(group.severity)), -group.count, group.code)
    )


def as_problem(problem: SubmissionProblem, filename: str) -> Problem:
    """The kept problem as the engine knows it."""
    return Problem(
        code=problem.code,
        severity=Severity(problem.severity),
        file=filename,
        sheet=problem.sheet or None,
        row=problem.row,
        column=problem.column or None,
        params=problem.params,
    )


def _group(code: str, found: list[SubmissionProblem], filename: str) -> ProblemGroup:
    by_message: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in found:
        message = catalogue.message(as_problem(problem, filename), translate=gettext)
        by_message[message, problem.column].append(_place(problem))
    messages = [
        ProblemPlaces(message, tuple(places[:PLACES_SHOWN]), column, max(0, len(places) - PLACES_SHOWN))
        for (message, column), places in by_message.items()
    ]
    first = as_problem(found[0], filename)
    return ProblemGroup(
        code=code,
        severity=min((problem.severity for problem in found), key=lambda s: _ORDER.index(Severity(s))),
        title=catalogue.title(code, translate=gettext),
        advice=catalogue.advice(first, translate=gettext),
        count=len(found),
        messages=tuple(messages[:PLACES_SHOWN]),
        more=max(0, len(messages) - PLACES_SHOWN),
    )


def _place(problem: SubmissionProblem) -> str:
    parts: Iterable[str] = (problem.sheet, str(problem.row or ""))
    return " ".join(part for part in parts if part)
