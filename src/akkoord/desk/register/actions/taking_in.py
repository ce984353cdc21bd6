"""From a list as intake understood it to rows in the register: what is as it was is not touched."""

import dataclasses
from collections.abc import Collection, Iterable
from typing import Any

from akkoord.desk.register.models import ListRow, Mention, Submission, SubmissionProblem
from akkoord.desk.register.queries.reading import RowPlace
from akkoord.desk.register.rules import fingerprint, read_disclosure
from akkoord.engine.intake import IntakeResult
from akkoord.engine.problems import Problem

_OWN_COLUMNS = {
    *("sheet", "sheet_number", "row", "name", "address", "country", "lat", "lng", "identifiers"),
    *("cells", "disclosure", "blocked"),
}
_READ = [
    *("name", "address", "country", "lat", "lng", "identifiers", "fields", "cells", "mention_id"),
    *("disclosure", "is_taken_out"),
]
"""What of a row follows from reading; the rest stays as it is."""
_BATCH = 500


def take_in(
    submission: Submission, result: IntakeResult, *, taken_out: Collection[RowPlace] = frozenset()
) -> None:
    """Make the rows and problems of `submission` what `result` says; call inside a transaction.

    A row keeps its key as long as the list has it. One that a blocking problem keeps out, or that
    was taken out by a person, has no mention; it is kept and shown, not compared.
    """
    known = {RowPlace(row.sheet, row.row): row for row in submission.rows.all()}
    read = [_list_row(submission, row, taken_out) for row in result.rows.to_pylist()]
    fresh = [row for row in read if _is_new(row, known.pop(RowPlace(row.sheet, row.row), None))]
    mentions = {key: _mention(key, row) for row in fresh if (key := row.mention_id)}
    Mention.objects.bulk_create(mentions.values(), ignore_conflicts=True, batch_size=_BATCH)
    gone = [row.pk for row in known.values()] + [row.pk for row in fresh if row.pk]
    for start in range(0, len(gone), _BATCH):
        ListRow.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    ListRow.objects.bulk_create(fresh, batch_size=_BATCH)
    submission.problems.all().delete()
    SubmissionProblem.objects.bulk_create(_problems(submission, result.problems), batch_size=_BATCH)


def describe(submission: Submission, result: IntakeResult) -> None:
    """Put down what was understood of the file as a whole."""
    submission.mapping = result.mapping.as_dict()
    submission.sheets = [dataclasses.asdict(sheet) for sheet in result.sheets]


def _is_new(row: ListRow, known: ListRow | None) -> bool:
    """Whether `row` is to be written; one that was there before keeps its key and what is not read."""
    if known is None:
        return True
    row.pk, row.origin, row.given = known.pk, known.origin, known.given
    row.ended_on, row.end_reason = known.ended_on, known.end_reason
    return any(getattr(row, name) != getattr(known, name) for name in _READ)


def _mention(key: str, row: ListRow) -> Mention:
    return Mention(fingerprint=key, name=row.name, address=row.address, country=row.country)


def _list_row(submission: Submission, row: dict[str, Any], taken_out: Collection[RowPlace]) -> ListRow:
    said = fingerprint(row["name"], row["address"], row["country"])
    place = RowPlace(row["sheet"] or "", row["row"])
    return ListRow(
        submission=submission,
        sheet=place.sheet,
        row=place.row,
        name=row["name"],
        address=row["address"],
        country=row["country"],
        lat=row["lat"],
        lng=row["lng"],
        identifiers=row["identifiers"],
        fields={name: value for name, value in row.items() if name not in _OWN_COLUMNS and value},
        cells=row["cells"],
        is_taken_out=place in taken_out,
        mention_id=None if row["blocked"] or place in taken_out else said,
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
