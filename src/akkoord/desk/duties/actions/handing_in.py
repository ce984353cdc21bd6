"""A company hands in a document for a duty; the secretariat accepts it or asks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.duties.models import DutySubmission, Extension
from akkoord.desk.duties.queries import company_standing
from akkoord.desk.duties.queries.contacts import contacts_of
from akkoord.desk.duties.rules import (
    THINGS,
    DutyKind,
    HandInState,
    NothingHandedIn,
    NothingOwed,
    answer_due,
)
from akkoord.desk.people.actions import require, take_part, write_letter
from akkoord.desk.people.rules import Action, Actor, Part, Thing, check_not_own_work
from akkoord.desk.private_folder import PrivateFolder, safe_filename, sha256_of
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.rules import CycleNotOpen, IllegalMove

FILES = PrivateFolder("duties")


def duty_thing(cycle: Cycle, organisation_id: UUID, kind: DutyKind) -> Thing:
    """What permission is asked for about what one company hands in for one duty."""
    return Thing(THINGS[kind], organisation_id=organisation_id, agreement_id=cycle.agreement_id)


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its name, or the web address where something was published."""

    filename: str = ""
    content: bytes = b""
    address: str = ""


def hand_in(
    actor: Actor,
    cycle: Cycle,
    organisation: Organisation,
    kind: DutyKind,
    document: Document,
    *,
    upload_token: UUID,
) -> DutySubmission:
    """Hand in `document` as the newest version.

    The company's admin declares that it is complete. The same form sent twice adds nothing; the day of
    the first version of the year stays. Raises `NotAllowed`, `NothingHandedIn`, `CycleNotOpen`,
    `NothingOwed`, or `FileNotKept` when the disk does not take the file.
    """
    require(actor, Action.SUBMIT, duty_thing(cycle, organisation.pk, kind))
    if not document.content and not document.address:
        raise NothingHandedIn
    if not cycle.takes_lists:
        raise CycleNotOpen(year=cycle.year)
    company = company_standing(cycle, organisation.pk)
    if company is None or all(each.duty.kind is not kind for each in company.owed):
        raise NothingOwed
    draft = DutySubmission(
        cycle=cycle,
        organisation=organisation,
        kind=kind,
        upload_token=upload_token,
        address=document.address,
        **_kept(document),
        submitted_by_id=person_id(actor),
        submitted_at=timezone.now(),
    )
    stored = _store(draft)
    if stored is not draft and draft.stored_as:
        FILES.forget(draft.stored_as)
    return stored


def _kept(document: Document) -> dict[str, Any]:
    """What is remembered of a file, which is on the disk then."""
    if not document.content:
        return {}
    return {
        "filename": safe_filename(document.filename),
        "stored_as": FILES.keep(document.content),
        "sha256": sha256_of(document.content),
        "size": len(document.content),
    }


@transaction.atomic
def _store(draft: DutySubmission) -> DutySubmission:
    Cycle.objects.select_for_update().get(pk=draft.cycle_id)
    versions = DutySubmission.objects.filter(
        cycle=draft.cycle, organisation=draft.organisation, kind=draft.kind
    ).order_by("-version")
    sent = versions.filter(upload_token=draft.upload_token).first()
    if sent:
        return sent
    newest = versions.first()
    draft.version = newest.version + 1 if newest else 1
    draft.first_submitted_at = newest.first_submitted_at if newest else draft.submitted_at
    versions.exclude(state=HandInState.REPLACED).update(state=HandInState.REPLACED)
    draft.save()
    return draft


@transaction.atomic
def accept(actor: Actor, submission: DutySubmission) -> DutySubmission:
    """Say that nothing is asked about it any more."""
    return _decide(actor, submission, HandInState.ACCEPTED)


@transaction.atomic
def return_with_questions(actor: Actor, submission: DutySubmission, questions: str) -> DutySubmission:
    """Give it back; the company hands in a new version, and its day of handing in stays.

    Those who receive the letters of the company are told that there are questions, and not which.
    """
    if not questions.strip():
        raise ReasonNeeded
    returned = _decide(actor, submission, HandInState.RETURNED, questions=questions.strip())
    _tell_of_questions(returned)
    return returned


def _tell_of_questions(returned: DutySubmission) -> None:
    extension = Extension.objects.filter(
        cycle=returned.cycle, organisation=returned.organisation, kind=returned.kind, withdrawn_at=None
    ).first()
    day = answer_due(timezone.localdate(returned.decided_at), extension.until if extension else None)
    for receiver in contacts_of([returned.organisation_id]).get(returned.organisation_id, ()):
        write_letter(
            receiver,
            "duties/letters/returned.txt",
            key=f"document-returned/{returned.pk}/{receiver.pk}",
            context={"returned": returned, "day": day},
        )


def _decide(
    actor: Actor, submission: DutySubmission, state: HandInState, *, questions: str = ""
) -> DutySubmission:
    require(actor, Action.WRITE, hand_in_thing(submission.cycle, submission.organisation_id))
    locked = (
        DutySubmission.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=submission.pk)
    )
    if locked.state == state:
        return locked
    if locked.state != HandInState.SUBMITTED:
        raise IllegalMove(state=locked.state_in_words)
    check_not_own_work(actor.user_id, did=[locked.submitted_by_id])
    take_part(
        actor,
        Part.ADVISED,
        locked.organisation_id,
        agreement_id=locked.cycle.agreement_id,
        year=locked.cycle.year,
    )
    locked.state = state
    locked.questions = questions
    locked.decided_at = timezone.now()
    locked.decided_by_id = actor.user_id
    locked.save(update_fields=["state", "questions", "decided_at", "decided_by"])
    return locked


def sweep_documents() -> int:
    """Remove the files that nothing refers to, left by an interrupted upload; answers how many."""
    return FILES.sweep(set(DutySubmission.objects.values_list("stored_as", flat=True)))
