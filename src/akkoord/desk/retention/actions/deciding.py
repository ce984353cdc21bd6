"""Two people decide that something goes: the lead proposes, a colleague confirms."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries.due import agreements_of, retention_thing, things_with_a_term
from akkoord.desk.retention.queries.things import ThingWithTerm
from akkoord.desk.retention.rules import (
    OPEN_STATES,
    DecidedAlready,
    DestructionState,
    LeadNeeded,
    NotDue,
    SecondPersonNeeded,
    leads,
)


@transaction.atomic
def propose(actor: Actor, subjects: Collection[str]) -> list[Destruction]:
    """Propose to destroy what is due; twice is once.

    Raises `NotAllowed`, `LeadNeeded` or `NotDue`; then nothing is proposed.
    """
    seen = agreements_of(actor)
    if actor.user_id is None or not seen:
        raise NotAllowed
    numbers, of_the_desk = [each.pk for each in seen if leads(actor, each.pk)], leads(actor, None)
    if not (numbers or of_the_desk):
        raise LeadNeeded
    things = things_with_a_term(numbers, of_the_desk=of_the_desk, without=actor.recused_from)
    due = {each.subject: each for each in things if each.is_due}
    return [_proposed(actor.user_id, due.get(subject)) for subject in dict.fromkeys(subjects)]


def _proposed(user_id: int, thing: ThingWithTerm | None) -> Destruction:
    if thing is None:
        raise NotDue
    facts = {
        "kind": thing.term.kind,
        "agreement": thing.agreement,
        "organisation": thing.organisation,
        "person": thing.person,
        "months": thing.term.months,
        "event": thing.term.event,
        "event_on": thing.event_on,
        "due_on": thing.due_on,
        "proposed_by_id": user_id,
        "proposed_at": timezone.now(),
    }
    return Destruction.objects.get_or_create(
        subject=thing.subject, state__in=OPEN_STATES, defaults={**facts, "state": DestructionState.PROPOSED}
    )[0]


@transaction.atomic
def confirm(actor: Actor, destruction: Destruction) -> Destruction:
    """Confirm what a colleague proposed; it is carried out in the background, once.

    Raises `NotAllowed`, `DecidedAlready` or `SecondPersonNeeded`.
    """
    return _decide(actor, destruction, DestructionState.CONFIRMED)


@transaction.atomic
def withdraw(actor: Actor, destruction: Destruction) -> Destruction:
    """Leave what was proposed as it is; who proposed it may take it back too. Raises like `confirm`."""
    return _decide(actor, destruction, DestructionState.WITHDRAWN)


def _decide(actor: Actor, destruction: Destruction, to: DestructionState) -> Destruction:
    require(actor, Action.APPROVE, retention_thing(destruction.agreement_id, destruction.organisation_id))
    locked = Destruction.objects.select_for_update().get(pk=destruction.pk)
    if locked.state != DestructionState.PROPOSED:
        raise DecidedAlready
    if to is DestructionState.CONFIRMED and locked.proposed_by_id == actor.user_id:
        raise SecondPersonNeeded
    locked.state, locked.decided_by_id, locked.decided_at = to, actor.user_id, timezone.now()
    locked.save(update_fields=["state", "decided_by", "decided_at"])
    return locked
