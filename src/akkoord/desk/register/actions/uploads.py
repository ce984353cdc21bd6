"""Receiving a list: the same thing twice adds nothing, and what was received is not lost."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register import private_files
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick
from akkoord.desk.register.actions.submissions import add_version, check_takes_lists_of, newest_version
from akkoord.desk.register.models import Cycle, ListFile, ListRow, MendedCell, Submission
from akkoord.desk.register.rules import SubmissionState, TokenUsedElsewhere
from akkoord.engine.intake import ADDED_SHEET

_OF_ITS_FILE = ("filename", "sha256", "size", "upload_token", "uploaded_by_id", "uploaded_at")
"""What a list in one file says of it."""


class UploadOutcome(StrEnum):
    """What became of an upload."""

    NEW = "new"
    SAME_FORM = "same_form"
    """The form was sent twice: a refresh or a double click."""
    SAME_FILE = "same_file"
    """The company's newest version has exactly these bytes."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A submission, and whether this upload made it."""

    submission: Submission
    outcome: UploadOutcome


def submit_list(
    actor: Actor,
    cycle: Cycle,
    organisation: Organisation,
    *,
    filename: str,
    content: bytes,
    upload_token: UUID,
) -> Upload:
    """Take in a file as the newest version of the company's list of that year, as a draft.

    The same form with the same file, or the same file again, adds nothing. The bytes are safely on the
    disk before the submission is written, and its rows come in one transaction when it is read: at
    once when it is short, else by the background work. An interruption leaves no half list, and a
    list that is received is read sooner or later. What is wrong with the file is no error: it stands
    in the problems of the submission.
    """
    thing = Thing(Kind.OWN_LINKS, organisation_id=organisation.pk, agreement_id=cycle.agreement_id)
    require(actor, Action.WRITE, thing)
    check_takes_lists_of(cycle, organisation.pk)
    digest = private_files.sha256_of(content)
    if known := _known_upload(cycle, organisation, upload_token, digest):
        return known
    draft = Submission(
        cycle=cycle,
        organisation=organisation,
        state=SubmissionState.DRAFT,
        upload_token=upload_token,
        filename=private_files.safe_filename(filename),
        sha256=digest,
        size=len(content),
        revision=1,
        uploaded_by_id=person_id(actor),
        uploaded_at=timezone.now(),
    )
    stored_as = private_files.keep(content)
    upload = _store(draft, stored_as)
    if upload.outcome is not UploadOutcome.NEW:
        private_files.forget(stored_as)
    return replace(upload, submission=read_now_if_quick(upload.submission))


@transaction.atomic
def _store(draft: Submission, stored_as: str) -> Upload:
    Cycle.objects.select_for_update().get(pk=draft.cycle_id)
    if known := _known_upload(draft.cycle, draft.organisation, draft.upload_token, draft.sha256):
        return known
    if Submission.objects.filter(upload_token=draft.upload_token).exists():
        draft.upload_token = uuid4()  # back to a page the browser kept, and another file chosen
    earlier = newest_version(draft)
    add_version(draft)
    ListFile.objects.create(
        submission=draft,
        stored_as=stored_as,
        **{name: getattr(draft, name) for name in _OF_ITS_FILE},
    )
    if earlier:
        _keep_added_rows(earlier, draft)
    return Upload(draft, UploadOutcome.NEW)


def _known_upload(cycle: Cycle, organisation: Organisation, token: UUID, digest: str) -> Upload | None:
    sent = Submission.objects.select_related("cycle").filter(upload_token=token).first()
    if sent:
        if (sent.cycle_id, sent.organisation_id) != (cycle.pk, organisation.pk):
            raise TokenUsedElsewhere
        if sent.sha256 == digest:
            return Upload(sent, UploadOutcome.SAME_FORM)
    newest = (
        Submission.objects.select_related("cycle")
        .filter(cycle=cycle, organisation=organisation)
        .order_by("-version")
        .first()
    )
    if newest and newest.sha256 == digest:
        # The same form may have come in between the two questions.
        is_sent_twice = newest.upload_token == token
        return Upload(newest, UploadOutcome.SAME_FORM if is_sent_twice else UploadOutcome.SAME_FILE)
    return None


def _keep_added_rows(earlier: Submission, draft: Submission) -> None:
    """What people added to the version before stands in no file; it goes along."""
    added = earlier.rows.filter(sheet=ADDED_SHEET, is_taken_out=False).order_by("row")
    cells = earlier.mended_cells.filter(sheet=ADDED_SHEET, row__in=added.values("row")).order_by("pk")
    ListRow.objects.bulk_create(
        ListRow(submission=draft, sheet=row.sheet, row=row.row, origin=row.origin, given=row.given)
        for row in added
    )
    MendedCell.objects.bulk_create(
        MendedCell(
            submission=draft,
            **{name: getattr(cell, name) for name in ("sheet", "row", "field", "text", "by_id", "at")},
        )
        for cell in cells
    )
