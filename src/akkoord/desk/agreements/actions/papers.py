"""Keeping a file beside a paper, report, training or project, taking it away, and sweeping leftovers."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.models import SignedDocument
from akkoord.desk.agreements.models.meetings import Paper
from akkoord.desk.agreements.models.papers import PaperFile
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.models.trainings import Training
from akkoord.desk.agreements.queries.joining import DOCUMENTS
from akkoord.desk.agreements.queries.meetings import paper_thing
from akkoord.desk.agreements.queries.papers import PAPERS, kept_papers
from akkoord.desk.agreements.queries.projects import may_write_project
from akkoord.desk.agreements.queries.reviews import reviews_thing
from akkoord.desk.agreements.queries.trainings import training_thing
from akkoord.desk.agreements.rules.meetings import ReportAdopted
from akkoord.desk.agreements.rules.papers import check_file
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.private_folder import safe_filename, sha256_of

Owner = Paper | Review | Training | CollectiveProject


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in, and whether everybody may have it once the rest is public."""

    filename: str
    content: bytes
    is_open: bool = False


def keep_file(actor: Actor, owner: Owner, upload: Upload, *, entry: UUID) -> PaperFile:
    """Keep a file beside `owner`; the same `entry` again adds nothing.

    The file is safely on the disk before the record is written. Raises `NotAllowed`, `FileRefused`,
    `FileNotKept`, or `ReportAdopted` where the report of the meeting is fixed.
    """
    require_to_keep(actor, owner)
    check_file(upload.filename, upload.content)
    stored_as = PAPERS.keep(upload.content)
    with transaction.atomic():
        file, is_new = PaperFile.objects.get_or_create(
            entry=entry,
            defaults={
                _word_of(owner): owner,
                "is_open": upload.is_open,
                "filename": safe_filename(upload.filename),
                "stored_as": stored_as,
                "sha256": sha256_of(upload.content),
                "size": len(upload.content),
                "by_id": actor.user_id,
            },
        )
    if not is_new:
        PAPERS.forget(stored_as)
    return file


@transaction.atomic
def remove_file(actor: Actor, file: PaperFile) -> None:
    """Take a file away; once the record is gone for good, so is the file."""
    require_to_keep(actor, file.owner)
    PaperFile.objects.filter(pk=file.pk).delete()
    transaction.on_commit(lambda: PAPERS.forget(file.stored_as))


def sweep_papers() -> int:
    """Remove the files that nothing refers to any more; answers how many."""
    signed = set(SignedDocument.objects.values_list("stored_as", flat=True))
    return PAPERS.sweep(kept_papers()) + DOCUMENTS.sweep(signed)


def _word_of(owner: Owner) -> str:
    return "project" if isinstance(owner, CollectiveProject) else str(owner._meta.model_name)


def require_to_keep(actor: Actor, owner: Owner) -> None:
    """Let `actor` put files beside `owner` and take them away, or raise."""
    if isinstance(owner, Review):
        require(actor, Action.PROPOSE, reviews_thing(owner.agreement_id))
        return
    if isinstance(owner, Training):
        require(actor, Action.WRITE, training_thing(owner))
        return
    if isinstance(owner, CollectiveProject):
        if not may_write_project(actor, owner):
            raise NotAllowed
        return
    meeting = owner.item.meeting
    require(actor, Action.WRITE, paper_thing(owner))
    if meeting.is_adopted:
        raise ReportAdopted
