"""From a file as intake understood it to rows in the register."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from akkoord.desk.register.models import ListRow, Mention, Submission, SubmissionProblem
from akkoord.desk.register.rules import fingerprint, read_disclosure
from akkoord.engine.intake import IntakeResult
from akkoord.engine.problems import Problem

_OWN_COLUMNS = {
    *("sheet", "sheet_number", "row", "name", "address", "country", "lat", "lng", "identifiers"),
    *("cells", "disclosure", "blocked"),
}
_BATCH = 500


def take_in(submission: Submission, result: IntakeResult) -> None:
    """Replace the rows and problems of `submission` by what `result` has; call inside a transaction.

    A row that a blocking problem keeps out has no mention; it is kept and shown, not compared.
    """
    submission.rows.all().delete()
    submission.problems.all().delete()
    SubmissionProblem.objects.bulk_create(_problems(submission, result.problems), batch_size=_BATCH)
    rows = [_list_row(submission, row) for row in result.rows.to_pylist()]
    mentions = {key: _mention(key, row) for row in rows if (key := row.mention_id)}
    Mention.objects.bulk_create(mentions.values(), ignore_conflicts=True, batch_size=_BATCH)
    ListRow.objects.bulk_create(rows, batch_size=_BATCH)


def describe(submission: Submission, result: IntakeResult) -> None:
    """Put down what was understood of the file as a whole."""
    submission.mapping = result.mapping.as_dict()
    submission.sheets = [dataclasses.asdict(sheet) for sheet in result.sheets]
    submission.is_acceptable = result.is_acceptable and not all(result.rows["blocked"].to_pylist())


def _mention(key: str, row: ListRow) -> Mention:
    return Mention(fingerprint=key, name=row.name, address=row.address, country=row.country)


def _list_row(submission: Submission, row: dict[str, Any]) -> ListRow:
    said = fingerprint(row["name"], row["address"], row["country"])
    return ListRow(
        submission=submission,
        sheet=row["sheet"] or "",
        row=row["row"],
        name=row["name"],
        address=row["address"],
        country=row["country"],
        lat=row["lat"],
        lng=row["lng"],
        identifiers=row["identifiers"],
        fields={name: value for name, value in row.items() if name not in _OWN_COLUMNS and value},
        cells=row["cells"],
        mention_id=None if row["blocked"] else said,
        disclosure=read_disclosure(row["disclosure"]),
    )


def _problems(submission: Submission, problems: Iterable[Problem]) -> list[SubmissionProblem]:
    return [
        SubmissionProblem(
            submission=submission,
            code=problem.code,
            severity=problem.severity.value,
            sheet=problem.sheet or "",
            row=problem.row,
            column=problem.column or "",
            params=dict(problem.params),
        )
        for problem in problems
    ]
