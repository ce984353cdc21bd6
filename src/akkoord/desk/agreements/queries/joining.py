"""Who is on the way in: documents and objections."""

from collections.abc import Sequence
from typing import BinaryIO
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Objection, Participation, SignedDocument
from akkoord.desk.agreements.queries.permission import participation_thing
from akkoord.desk.agreements.rules import COMPANY_ROLES, FINAL_STATES, DocumentVersion, ParticipationState
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.private_folder import PrivateFolder

DOCUMENTS = PrivateFolder("documents")


def documents_to_sign(participation: Participation) -> tuple[DocumentVersion, ...]:
    """The documents of the agreement that this organisation has not signed in their version."""
    if participation.role not in COMPANY_ROLES:
        return ()
    signed = {(each.kind, each.version) for each in participation.documents.all()}
    wanted = participation.agreement.document_rows
    return tuple(each for each in wanted if (each.kind, each.version) not in signed)


def document_file(document: SignedDocument) -> BinaryIO:
    """The signed file as it came in, open for reading."""
    return DOCUMENTS.path_of(document.stored_as).open("rb")


def own_participations(organisation_id: UUID) -> list[Participation]:
    """What a company is and was, in every agreement, its history and what it signed; the newest first."""
    return list(
        Participation.objects.filter(organisation=organisation_id)
        .select_related("agreement", "organisation")
        .prefetch_related("events__successor", "documents")
        .order_by("agreement__name_en", "-pk")
    )


def takes_part(organisation_id: UUID) -> bool:
    """Whether an organisation stands in any agreement, or is on its way into one."""
    return (
        Participation.objects.filter(organisation=organisation_id)
        .exclude(state__in=list(FINAL_STATES))
        .exists()
    )


def companies_to_object_to(actor: Actor) -> list[Participation]:
    """The companies whose window for objections is open, in agreements whose party `actor` represents.

    With each its names and `own_objections`, the objections of this person; never those of others.
    """
    own = Objection.objects.filter(by=actor.user_id)
    waiting = (
        Participation.objects.filter(
            state=ParticipationState.OBJECTION_WINDOW, objections_until__gte=timezone.localdate()
        )
        .select_related("agreement", "organisation")
        .prefetch_related(
            "organisation__names", Prefetch("objections", queryset=own, to_attr="own_objections")
        )
        .order_by("objections_until", "organisation__name")
    )
    return [
        each
        for each in waiting
        if may(actor, Action.OBJECT, participation_thing(each.agreement_id, each.organisation_id))
    ]


def objections_open(agreement_ids: Sequence[int]) -> QuerySet[Objection]:
    """Objections that nobody has answered yet."""
    return Objection.objects.filter(
        participation__agreement__in=agreement_ids, answered_at__isnull=True
    ).select_related("participation__organisation", "participation__agreement")
