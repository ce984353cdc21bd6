"""Single sites: added by hand, and changed in the course of the year in a new version to sign."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.last_year import next_added_row
from akkoord.desk.register.actions.mending import require_disclosing
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick, to_be_read_again
from akkoord.desk.register.actions.submissions import (
    add_version,
    answered_by,
    check_is_draft,
    check_takes_lists_of,
    list_of,
    locked_submission,
    note_who_answers,
)
from akkoord.desk.register.models import (
    Cycle,
    ListFile,
    ListRow,
    MendedCell,
    Submission,
    SubmissionProblem,
)
from akkoord.desk.register.queries.reading import files_of
from akkoord.desk.register.rules import IllegalMove, RowOrigin, SubmissionState, opens
from akkoord.engine.intake import ADDED_SHEET
from akkoord.engine.intake.mapping import FIELDS

_BATCH = 500
Part = TypeVar("Part", ListFile, ListRow, MendedCell, SubmissionProblem)
_CAN_BE_REVISED = {SubmissionState.RETURNED, SubmissionState.ACCEPTED}


def add_site(actor: Actor, submission: Submission, texts: Mapping[str, str]) -> ListRow:
    """Add one site to a draft; the very same texts sent twice are one site.

    Only who signs for the company adds one whose link others may know.
    """
    require(actor, Action.WRITE, list_of(submission))
    if opens("", texts.get("disclosure", "")):
        require_disclosing(actor, submission)
    given = {name: " ".join(text.split()) for name, text in texts.items() if name in FIELDS and text.strip()}
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        known = locked.rows.filter(sheet=ADDED_SHEET, origin=RowOrigin.BY_HAND, given=given).first()
        row = known or ListRow.objects.create(
            submission=locked,
            sheet=ADDED_SHEET,
            row=next_added_row(locked),
            origin=RowOrigin.BY_HAND,
            given=given,
        )
        if not known:
            to_be_read_again(locked)
    read_now_if_quick(locked)
    return locked.rows.get(sheet=row.sheet, row=row.row)


@transaction.atomic
def revise(actor: Actor, submission: Submission) -> Submission:
    """A new draft that begins as a copy of a returned or accepted version; its files stay the same.

    What people mended goes with it. While there is a draft already, that one is the answer. The list of a
    merged company is revised by the company that answers for it, as long as the year takes lists.
    """
    require(actor, Action.WRITE, list_of(submission))
    Cycle.objects.select_for_update().get(pk=submission.cycle_id)
    check_takes_lists_of(submission.cycle, answered_by(submission))
    known = Submission.objects.filter(
        cycle=submission.cycle_id, organisation=submission.organisation_id, state=SubmissionState.DRAFT
    ).first()
    if known:
        return known
    source = locked_submission(submission)
    if source.state not in _CAN_BE_REVISED:
        raise IllegalMove(state=source.get_state_display())
    return _copied(actor, source)


def _copied(actor: Actor, source: Submission) -> Submission:
    draft = Submission.objects.get(pk=source.pk)
    draft.pk, draft.public_id, draft.upload_token = None, uuid4(), uuid4()
    draft._state.adding = True
    draft.state, draft.questions = SubmissionState.DRAFT, ""
    draft.submitted_at = draft.decided_at = draft.decided_by = None
    draft.uploaded_by_id, draft.uploaded_at = person_id(actor), timezone.now()
    note_who_answers(draft)
    add_version(draft)
    files = _copies(files_of(source), draft)
    for each in files:
        each.upload_token = uuid4()
    ListFile.objects.bulk_create(files)
    ListRow.objects.bulk_create(_copies(source.rows.all(), draft), batch_size=_BATCH)
    MendedCell.objects.bulk_create(_copies(source.mended_cells.all(), draft), batch_size=_BATCH)
    SubmissionProblem.objects.bulk_create(_copies(source.problems.all(), draft), batch_size=_BATCH)
    return draft


def _copies(parts: QuerySet[Part], draft: Submission) -> list[Part]:
    """The parts of one version as new parts of another."""
    copies = list(parts.order_by("pk"))
    for each in copies:
        each.pk, each.submission = None, draft
        each._state.adding = True
    return copies
