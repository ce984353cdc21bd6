"""Handing in a list: upload it, say which column is which, submit it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register import private_files
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.taking_in import describe, take_in
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.register.queries.hand_in import companies_that_owe
from akkoord.desk.register.rules import (
    REPLACES,
    CycleNotOpen,
    IllegalMove,
    ListNotAcceptable,
    NotTakingPart,
    SubmissionState,
    TokenUsedElsewhere,
    check_submission_move,
)
from akkoord.engine.intake import ColumnMapping, IntakeResult, read_list


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


def list_of(submission: Submission) -> Thing:
    """What permission is asked for when somebody touches a submission."""
    return Thing(
        Kind.OWN_LINKS,
        organisation_id=submission.organisation_id,
        agreement_id=submission.cycle.agreement_id,
    )


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
    disk before the rows are written in one transaction, so that an interruption leaves no half list.
    What is wrong with the file is no error: it stands in the problems of the submission.
    """
    thing = Thing(Kind.OWN_LINKS, organisation_id=organisation.pk, agreement_id=cycle.agreement_id)
    require(actor, Action.WRITE, thing)
    _check_takes_lists_of(cycle, organisation.pk)
    digest = private_files.sha256_of(content)
    if known := _known_upload(cycle, organisation, upload_token, digest):
        return known
    name = private_files.safe_filename(filename)
    result = read_list(content, filename=name)
    draft = Submission(
        cycle=cycle,
        organisation=organisation,
        state=SubmissionState.DRAFT,
        upload_token=upload_token,
        filename=name,
        stored_as=private_files.keep(content),
        sha256=digest,
        size=len(content),
        uploaded_by_id=person_id(actor),
        uploaded_at=timezone.now(),
    )
    upload = _store(draft, result)
    if upload.outcome is not UploadOutcome.NEW:
        private_files.forget(draft.stored_as)
    return upload


@transaction.atomic
def _store(draft: Submission, result: IntakeResult) -> Upload:
    Cycle.objects.select_for_update().get(pk=draft.cycle_id)
    if known := _known_upload(draft.cycle, draft.organisation, draft.upload_token, draft.sha256):
        return known
    if Submission.objects.filter(upload_token=draft.upload_token).exists():
        draft.upload_token = uuid4()  # back to a page the browser kept, and another file chosen
    newest = _other_versions(draft).order_by("-version").first()
    draft.version = newest.version + 1 if newest else 1
    draft.first_submitted_at = newest.first_submitted_at if newest else None
    describe(draft, result)
    replace_earlier(draft, SubmissionState.DRAFT)
    draft.save()
    take_in(draft, result)
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
        return Upload(newest, UploadOutcome.SAME_FILE)
    return None


def _other_versions(submission: Submission) -> QuerySet[Submission]:
    return Submission.objects.filter(
        cycle_id=submission.cycle_id, organisation_id=submission.organisation_id
    ).exclude(pk=submission.pk)


def replace_earlier(submission: Submission, state: SubmissionState) -> None:
    """Let earlier versions give way to `submission`, which reaches `state`."""
    _other_versions(submission).filter(version__lt=submission.version, state__in=REPLACES[state]).update(
        state=SubmissionState.REPLACED
    )


def change_mapping(actor: Actor, submission: Submission, mapping: ColumnMapping) -> Submission:
    """Read the kept file again with the columns as a person says; only before it is handed in."""
    require(actor, Action.WRITE, list_of(submission))
    check_is_draft(submission)
    path = private_files.path_of(submission.stored_as)
    result = read_list(path, filename=submission.filename, mapping=mapping)
    with transaction.atomic():
        locked = locked_submission(submission)
        check_is_draft(locked)
        describe(locked, result)
        locked.save(update_fields=["mapping", "sheets", "is_acceptable"])
        take_in(locked, result)
    return locked


@transaction.atomic
def submit(actor: Actor, submission: Submission) -> Submission:
    """Hand the list in: the company's admin declares that it is complete. Twice is once."""
    require(actor, Action.SUBMIT, list_of(submission))
    locked = locked_submission(submission)
    if locked.state == SubmissionState.SUBMITTED:
        return locked
    check_submission_move(SubmissionState(locked.state), SubmissionState.SUBMITTED)
    _check_takes_lists_of(locked.cycle, locked.organisation_id)
    if not locked.is_acceptable:
        raise ListNotAcceptable
    locked.state = SubmissionState.SUBMITTED
    locked.submitted_at = timezone.now()
    locked.first_submitted_at = locked.first_submitted_at or locked.submitted_at
    replace_earlier(locked, SubmissionState.SUBMITTED)
    locked.save(update_fields=["state", "submitted_at", "first_submitted_at"])
    return locked


def _check_takes_lists_of(cycle: Cycle, organisation_id: UUID) -> None:
    """Raise `CycleNotOpen` or `NotTakingPart` unless the year is open and the company is bound now."""
    if not cycle.takes_lists:
        raise CycleNotOpen(year=cycle.year)
    if not companies_that_owe(cycle).filter(organisation=organisation_id).exists():
        raise NotTakingPart


def check_is_draft(submission: Submission) -> None:
    """Raise `IllegalMove` when the list was handed in or replaced already."""
    if submission.state != SubmissionState.DRAFT:
        raise IllegalMove(state=submission.get_state_display())


def locked_submission(submission: Submission) -> Submission:
    """The submission as it is now, and nobody else's until the transaction ends."""
    return Submission.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=submission.pk)
