"""Reading a list: as often as it changes, until its rows and problems say what the list says now."""

import logging

from django.db import transaction
from django.db.models import F

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.submissions import check_is_draft, list_of, locked_submission
from akkoord.desk.register.actions.taking_in import RowsAsRead, describe, rows_as_read, take_in
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.last_year import found_again_in
from akkoord.desk.register.queries.reading import Reading, understood
from akkoord.desk.register.rules import SubmissionState

LOG = logging.getLogger("akkoord.register")
_TRIES = 5
READ_AT_ONCE_BYTES, READ_AT_ONCE_ROWS = 200_000, 3_000
"""A list up to this is read within the request that changes it, a longer one by the background work."""


def is_quick(submission: Submission) -> bool:
    """Can the list be read while its sender waits?"""
    return submission.size <= READ_AT_ONCE_BYTES and submission.rows.count() <= READ_AT_ONCE_ROWS


def read_now_if_quick(submission: Submission) -> Submission:
    """Read a short list at once; a long one is left to the background work."""
    return read_submission(submission) if is_quick(submission) else submission


def read_submission(submission: Submission) -> Submission:
    """Bring the rows and problems up to what the list says now; one that is read already is left alone.

    The file is read outside any transaction, so that no writer waits for it. When somebody changed the
    list meanwhile it is read again, so that of two changes at the same time none is lost. An
    interruption leaves the list as it was before, still to be read.
    """
    for _ in range(_TRIES):
        wanted = Submission.objects.select_related("cycle").get(pk=submission.pk)
        if wanted.is_read or wanted.state != SubmissionState.DRAFT:
            return wanted
        try:
            reading = understood(wanted)
            texts = reading.texts()
            rows = rows_as_read(reading, texts)
            wanted.found_again = found_again_in(wanted, reading.result, texts)
        except Exception as fault:  # noqa: BLE001 - whatever a strange file does, it is kept and its sender told
            LOG.error("A list could not be read: %s", type(fault).__name__)  # noqa: TRY400 - no content in the log
            Submission.objects.filter(pk=wanted.pk).update(could_not_be_read=True)
            wanted.could_not_be_read = True
            return wanted
        if _written(wanted, reading, rows):
            return wanted
    return Submission.objects.select_related("cycle").get(pk=submission.pk)


@transaction.atomic
def _written(submission: Submission, reading: Reading, rows: RowsAsRead) -> bool:
    """Write the whole reading; False when the list changed while it was read."""
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if (locked.revision, locked.state) != (submission.revision, submission.state):
        return False
    describe(submission, reading.result)
    submission.columns_from = reading.columns_from
    submission.read_revision, submission.could_not_be_read = locked.revision, False
    take_in(submission, rows, reading.result.problems)
    submission.is_acceptable = (
        reading.result.is_acceptable and submission.rows.filter(mention__isnull=False).exists()
    )
    submission.save(
        update_fields=[
            *("mapping", "sheets", "columns_from", "is_acceptable", "read_revision"),
            *("could_not_be_read", "found_again"),
        ]
    )
    return True


def to_be_read_again(submission: Submission) -> None:
    """Note that the list says something new; call inside the transaction that changes it."""
    Submission.objects.filter(pk=submission.pk).update(revision=F("revision") + 1, could_not_be_read=False)


@transaction.atomic
def ask_to_read(actor: Actor, submission: Submission) -> None:
    """Ask once more that a draft is read, whatever became of the reading before."""
    require(actor, Action.WRITE, list_of(submission))
    locked = locked_submission(submission)
    check_is_draft(locked)
    to_be_read_again(locked)


def read_all_waiting() -> int:
    """Read every draft that is not read yet, the one that waits longest first; answers how many.

    Whatever the web or the background work was doing when it was killed, this takes it up again.
    """
    waiting = Submission.objects.filter(state=SubmissionState.DRAFT, could_not_be_read=False).exclude(
        read_revision=F("revision")
    )
    found = list(waiting.order_by("uploaded_at", "pk"))
    for each in found:
        read_submission(each)
    return len(found)
