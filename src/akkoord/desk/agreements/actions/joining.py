"""What a company signs on its way in, and what parties object."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Objection, Participation, SignedDocument
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.queries.joining import DOCUMENTS
from akkoord.desk.agreements.rules import (
    STATES_ON_THE_WAY,
    AlreadyAnswered,
    DocumentVersion,
    NotInThisPhase,
    ParticipationState,
    ReasonNeeded,
    WindowClosed,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, check_not_own_work
from akkoord.desk.private_folder import safe_filename, sha256_of


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signed when, and the file that shows it."""

    signatory: str
    signed_on: date
    filename: str
    content: bytes


def sign_document(
    actor: Actor, participation: Participation, document: DocumentVersion, signing: Signing
) -> SignedDocument:
    """Keep a signed document; the same document in the same version again adds nothing.

    The file is safely on the disk before the record is written. Raises `NotAllowed`, `FileNotKept`, or
    `NotInThisPhase` when the company is not on its way in.
    """
    thing = participation_thing(participation.agreement_id, participation.organisation_id)
    require(actor, Action.WRITE, thing)
    if participation.state not in STATES_ON_THE_WAY:
        raise NotInThisPhase
    stored_as = DOCUMENTS.keep(signing.content)
    with transaction.atomic():
        signed, is_new = SignedDocument.objects.get_or_create(
            participation=participation,
            kind=document.kind,
            version=document.version,
            defaults={
                "signed_on": signing.signed_on,
                "signatory": signing.signatory,
                "filename": safe_filename(signing.filename),
                "stored_as": stored_as,
                "sha256": sha256_of(signing.content),
                "by_id": actor.user_id,
            },
        )
    if not is_new:
        DOCUMENTS.forget(stored_as)
    return signed


@transaction.atomic
def object_to(actor: Actor, participation: Participation, *, reason: str) -> Objection:
    """Object to a company that wants to join; a second objection of the same person adds nothing.

    Raises `NotAllowed`, `ReasonNeeded`, or `WindowClosed` outside the window for objections.
    """
    thing = participation_thing(participation.agreement_id, participation.organisation_id)
    held = require(actor, Action.OBJECT, thing)
    if not reason.strip():
        raise ReasonNeeded
    locked = Participation.objects.select_for_update().get(pk=participation.pk)
    until = locked.objections_until
    if locked.state != ParticipationState.OBJECTION_WINDOW or (until and timezone.localdate() > until):
        raise WindowClosed
    objection, _ = Objection.objects.get_or_create(
        participation=locked,
        by_id=actor.user_id,
        defaults={"reason": reason.strip(), "party_id": held.organisation_id},
    )
    return objection


@transaction.atomic
def answer_objection(actor: Actor, objection: Objection, *, is_upheld: bool, answer: str) -> Objection:
    """Uphold an objection or set it aside, with the reason; done once.

    Raises `NotAllowed`, `ReasonNeeded`, or `AlreadyAnswered`.
    """
    part = objection.participation
    require(actor, Action.WRITE, participation_thing(part.agreement_id, part.organisation_id))
    if not answer.strip():
        raise ReasonNeeded
    locked = Objection.objects.select_for_update().get(pk=objection.pk)
    if locked.answered_at is not None:
        raise AlreadyAnswered
    check_not_own_work(actor.user_id, did=[locked.by_id])
    locked.is_upheld, locked.answer = is_upheld, answer.strip()
    locked.answered_at, locked.answered_by_id = timezone.now(), actor.user_id
    locked.save(update_fields=["is_upheld", "answer", "answered_at", "answered_by"])
    return locked
