"""From a list as intake understood it to rows in the register: what is as it was is not touched."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.desk.register.models import ListRow, Mention, Submission, SubmissionProblem
from akkoord.desk.register.queries.reading import Reading, RowPlace
from akkoord.desk.register.rules import read_disclosure
from akkoord.engine.intake import IntakeResult
from akkoord.engine.problems import Problem

_OWN_COLUMNS = {
    *("sheet", "sheet_number", "row", "name", "address", "country", "lat", "lng", "identifiers"),
    *("cells", "disclosure", "blocked"),
}
_AS_READ = ("name", "address", "country", "lat", "lng", "identifiers", "cells")
_READ = (
    *("name", "address", "country", "lat", "lng", "identifiers", "fields", "cells", "mention_id"),
    *("disclosure", "is_taken_out"),
)
"""What of a row follows from reading."""
_KEPT = ("origin", "given", "ended_on", "end_reason")
"""What stays as it is however often the list is read."""
_BATCH, _CHUNK = 500, 2_000


RowsAsRead = Sequence[tuple[RowPlace, dict[str, Any]]]
"""Each row's place, and what follows from reading it by the name of the column."""


def take_in(submission: Submission, rows: RowsAsRead, problems: Iterable[Problem]) -> None:
    """Make the rows and problems of `submission` what was read; call inside a transaction.

    A row keeps its key as long as the list has it, and one that says the same as before is not touched.
    """
    columns = submission.rows.order_by().values_list("sheet", "row", "pk", *_READ)
    known = {RowPlace(sheet, row): said for sheet, row, *said in columns.iterator(chunk_size=_CHUNK)}
    fresh: dict[RowPlace, dict[str, Any]] = {}
    changed: list[int] = []
    for place, values in rows:
        key, *before = known.pop(place, [None])
        if before != [values[name] for name in _READ]:
            fresh[place] = values
            changed += [key] if key else []
    kept = _kept_of(changed)
    _write_mentions(fresh.values())
    _delete([*changed, *(key for key, *_ in known.values())])
    ListRow.objects.bulk_create(
        [
            ListRow(submission=submission, **place._asdict(), **values, **kept.get(place, {}))
            for place, values in fresh.items()
        ],
        batch_size=_BATCH,
    )
    submission.problems.all().delete()
    SubmissionProblem.objects.bulk_create(_problems(submission, problems), batch_size=_BATCH)


def _delete(keys: Sequence[int]) -> None:
    for start in range(0, len(keys), _BATCH):
        ListRow.objects.filter(pk__in=keys[start : start + _BATCH]).delete()


def describe(submission: Submission, result: IntakeResult) -> None:
    """Put down what was understood of the file as a whole."""
    submission.mapping = result.mapping.as_dict()
    submission.sheets = [dataclasses.asdict(sheet) for sheet in result.sheets]


def _kept_of(keys: Sequence[int]) -> dict[RowPlace, dict[str, Any]]:
    """Place → key, and what is not read, of the rows that are written anew."""
    kept: dict[RowPlace, dict[str, Any]] = {}
    for start in range(0, len(keys), _BATCH):
        rows = ListRow.objects.filter(pk__in=keys[start : start + _BATCH])
        for each in rows.values("pk", "sheet", "row", *_KEPT):
            kept[RowPlace(each.pop("sheet"), each.pop("row"))] = each
    return kept


def _write_mentions(rows: Iterable[Mapping[str, Any]]) -> None:
    mentions = {
        row["mention_id"]: Mention(
            fingerprint=row["mention_id"], name=row["name"], address=row["address"], country=row["country"]
        )
        for row in rows
        if row["mention_id"]
    }
    Mention.objects.bulk_create(mentions.values(), ignore_conflicts=True, batch_size=_BATCH)


def rows_as_read(reading: Reading, texts: Sequence[str]) -> RowsAsRead:
    """The rows as they are to be written; `texts` are the fingerprints of what they say.

    One that a blocking problem keeps out, or that was taken out by a person, has no mention; it is
    kept and shown, not compared.
    """
    said = _with_texts(reading.result.rows)
    others = [name for name in said.column_names if name not in _OWN_COLUMNS]
    rows = []
    for row, text in zip(said.to_pylist(), texts, strict=True):
        place = RowPlace(row["sheet"] or "", row["row"])
        is_taken_out = place in reading.taken_out
        values = {name: row[name] for name in _AS_READ}
        values["fields"] = {name: row[name] for name in others if row[name]}
        values["is_taken_out"] = is_taken_out
        values["mention_id"] = None if row["blocked"] or is_taken_out else text
        values["disclosure"] = read_disclosure(row["disclosure"])
        rows.append((place, values))
    return rows


def _with_texts(rows: pa.Table) -> pa.Table:
    """The table without those further columns in which no row has a text."""
    empty = [
        name
        for name in rows.column_names
        if name not in _OWN_COLUMNS and not pc.any(pc.greater(pc.utf8_length(rows[name]), 0)).as_py()
    ]
    return rows.drop_columns(empty)


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
