"""Bringing a signatory or supporter in."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.actions.participation import Occasion, write_event
from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules import (
    FINAL_STATES,
    ParticipationState,
    PartyRole,
    Phase,
    ReasonNeeded,
    Work,
    check_allows,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor

PARTIES = frozenset({PartyRole.SIGNATORY, PartyRole.SUPPORTER})
"""Roles that are given by the parties together; companies apply."""


@transaction.atomic
def add_party(
    actor: Actor,
    agreement: Agreement,
    organisation: Organisation,
    *,
    role: PartyRole,
    since: date,
    reason: str,
) -> Participation:
    """Let an organisation take part as signatory or supporter; one that does already is answered as it is.

    Raises `NotAllowed`, `ReasonNeeded`, or `NotInThisPhase` once the agreement is over.
    """
    if role not in PARTIES:
        raise ValueError(f"{role} is not a role that is given.")
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    require(actor, Action.READ, participation_thing(agreement.pk, organisation.pk))
    check_allows(Phase(agreement.phase), Work.MOVING_PARTIES)
    if not reason.strip():
        raise ReasonNeeded
    running = Participation.objects.exclude(state__in=FINAL_STATES)
    party, is_new = running.get_or_create(
        agreement=agreement,
        organisation=organisation,
        role=role,
        defaults={"state": ParticipationState.ACTIVE, "since": since},
    )
    if is_new:
        write_event(actor, party, "", ParticipationState.ACTIVE, Occasion(reason, since))
    return party


@transaction.atomic
def name_party(actor: Actor, agreement: Agreement, *, entry: UUID, values: Mapping[str, Any]) -> Organisation:
    """Write down an organisation that is to take part; the same `entry` again answers the one that stands."""
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    return Organisation.objects.get_or_create(pk=entry, defaults=dict(values))[0]
