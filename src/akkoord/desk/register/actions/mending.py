"""Mending a list in place: each cell on its own, so that two colleagues can work at the same time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick, to_be_read_again
from akkoord.desk.register.actions.submissions import check_is_draft, list_of, locked_submission
from akkoord.desk.register.models import ListRow, MendedCell, Submission
from akkoord.desk.register.queries.mending import RowTexts, row_texts
from akkoord.desk.register.rules import RowGone, opens
from akkoord.engine.intake.mapping import FIELDS

_BATCH = 500
_LONGEST_TEXT = 4_000


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote into a field, and what stood there when the page was opened."""

    text: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people wrote something different into one field; nothing of the second was saved."""

    field: str
    yours: str
    theirs: str
    by: str


def mend_row(
    actor: Actor, submission: Submission, row: ListRow, written: Mapping[str, Written]
) -> list[Conflict]:
    """Save what somebody wrote into the fields of one row, and look for problems anew.

    Each field is saved on its own. One that a colleague changed since the page was opened is left
    as the colleague wrote it and comes back as a conflict, unless both wrote the same. Only who signs
    for the company opens a link to others; from anybody else nothing of the change is saved.
    """
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        if not locked.rows.filter(pk=row.pk).exists():
            raise RowGone
        texts = row_texts(locked, [row])[row.pk]
        conflicts, changed = _sorted_out(texts, written)
        if "disclosure" in changed and opens(texts.now("disclosure"), written["disclosure"].text):
            require_disclosing(actor, locked)
        _save(actor, locked, ((row, field, text) for field, text in changed.items()))
    read_now_if_quick(locked)
    return conflicts


def require_disclosing(actor: Actor, submission: Submission) -> None:
    """Raise `NotAllowed` unless the person may show the company's links to others."""
    require(actor, Action.SUBMIT, list_of(submission))


def _sorted_out(
    texts: RowTexts, written: Mapping[str, Written]
) -> tuple[list[Conflict], dict[str, str | None]]:
    conflicts: list[Conflict] = []
    changed: dict[str, str | None] = {}
    for field, each in written.items():
        now, wanted = texts.now(field), _tidy(each.text)
        if field not in FIELDS or now == wanted or wanted == _tidy(each.instead_of):
            continue
        if now != _tidy(each.instead_of):
            conflicts.append(Conflict(field, yours=wanted, theirs=now, by=texts.written_by(field)))
        else:
            changed[field] = None if wanted == texts.as_it_came(field) else wanted
    return conflicts, changed


def _tidy(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TEXT]


def mend_rows(actor: Actor, submission: Submission, rows: Iterable[ListRow], texts: Mapping[str, str]) -> int:
    """Put the same texts into the same fields of many rows; answers how many cells that changed.

    Only who signs for the company opens links to others; from anybody else nothing is changed.
    """
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        chosen = list(rows)
        standing = row_texts(locked, chosen)
        if any(opens(each.now("disclosure"), texts.get("disclosure", "")) for each in standing.values()):
            require_disclosing(actor, locked)
        changed = [
            (row, field, None if _tidy(text) == standing[row.pk].as_it_came(field) else _tidy(text))
            for row in chosen
            for field, text in texts.items()
            if field in FIELDS and standing[row.pk].now(field) != _tidy(text)
        ]
        _save(actor, locked, changed)
    read_now_if_quick(locked)
    return len(changed)


def take_rows_out(
    actor: Actor, submission: Submission, rows: Iterable[ListRow], *, back: bool = False
) -> None:
    """Say that rows do not belong to the list, or, with `back`, that they do after all."""
    require(actor, Action.WRITE, list_of(submission))
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        write_taken_out(actor, locked, rows, back=back)
    read_now_if_quick(locked)


def write_taken_out(actor: Actor, locked: Submission, rows: Iterable[ListRow], *, back: bool = False) -> None:
    """Note that rows are taken out or put back; call inside a transaction that holds the list."""
    text = None if back else "yes"
    _save(actor, locked, [(row, MendedCell.TAKEN_OUT, text) for row in rows if row.is_taken_out is back])


def _save(actor: Actor, locked: Submission, changed: Iterable[tuple[ListRow, str, str | None]]) -> None:
    now, by = timezone.now(), person_id(actor)
    cells = [
        MendedCell(submission=locked, sheet=row.sheet, row=row.row, field=field, text=text, by_id=by, at=now)
        for row, field, text in changed
    ]
    if cells:
        MendedCell.objects.bulk_create(cells, batch_size=_BATCH)
        to_be_read_again(locked)
