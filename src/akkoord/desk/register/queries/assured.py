"""Warnings of which the company says that the text is right as it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from akkoord.desk.register.models import ListRow, RightAsItStands, Submission, SubmissionProblem
from akkoord.desk.register.queries.problems import as_problem
from akkoord.desk.register.queries.reading import RowPlace
from akkoord.desk.register.rules import doubt
from akkoord.engine.intake import catalogue
from akkoord.engine.intake.findings import rows_in
from akkoord.engine.problems import Severity

_FEW_TEXTS = 500
"""So many fit into one question to any database."""
Doubted = tuple[RowPlace, int]
"""A row, and the key of a problem in it."""


@dataclass(frozen=True, slots=True)
class Assured:
    """One warning at one row that the company answered so."""

    row: ListRow
    message: str
    by: str
    at: datetime


def assured_of(
    submission: Submission, problems: Iterable[SubmissionProblem]
) -> Mapping[Doubted, tuple[ListRow, RightAsItStands]]:
    """Which of the `problems` the company has answered, at which rows; two questions to the database."""
    words = {
        (each.text, each.code, each.doubt): each
        for each in RightAsItStands.objects.filter(organisation=submission.organisation_id).select_related(
            "by"
        )
    }
    if not words:
        return {}
    texts = {text for text, _, _ in words}
    rows = submission.rows.filter(mention__isnull=False).only("sheet", "row", "name", "mention", "submission")
    if len(texts) <= _FEW_TEXTS:
        rows = rows.filter(mention__in=texts)
    at = {RowPlace(row.sheet, row.row): row for row in rows if row.mention_id in texts}
    found = {}
    for problem in problems:
        said = doubt(problem.params)
        for place in (RowPlace(problem.sheet, each) for each in rows_in(problem.params.get("rows", ""))):
            row = at.get(place)
            if row and (word := words.get((str(row.mention_id), problem.code, said))):
                found[place, problem.pk] = (row, word)
    return found


def assured_warnings(submission: Submission) -> list[Assured]:
    """Every warning of the list that the company answered, in words, in the order of the rows."""
    problems = {each.pk: each for each in submission.problems.filter(severity=Severity.WARN)}
    return [
        Assured(
            row,
            catalogue.message(as_problem(problems[key], submission.filename), translate=gettext),
            word.by.name,
            word.at,
        )
        for (_, key), (row, word) in sorted(assured_of(submission, problems.values()).items())
    ]
