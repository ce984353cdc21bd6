"""Declaring a conflict of interest for oneself, recording one for a colleague, ending one."""

from django.db import transaction

from akkoord.desk.agreements.actions.accounts import NotYourself
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.queries.conflicts import (
    conflicts_open_to,
    may_lead,
    organisations_to_name,
    people_to_record_for,
)
from akkoord.desk.people import actions as people
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import ConflictOfInterest, User
from akkoord.desk.people.rules import Actor


@transaction.atomic
def declare_own_conflict(actor: Actor, organisation: Organisation, *, reason: str) -> ConflictOfInterest:
    """Keep away from an organisation from now on. Raises `NotAllowed` or `ReasonMissing`."""
    may_name = organisations_to_name(actor).filter(pk=organisation.pk).exists()
    stands = organisation.pk in actor.recused_from
    if actor.user_id is None or not (may_name or stands):
        raise NotAllowed
    user = User.objects.get(pk=actor.user_id)
    return people.declare_conflict(user, organisation.pk, reason=reason, by_id=actor.user_id)


@transaction.atomic
def record_conflict(
    actor: Actor, user: User, organisation: Organisation, *, reason: str
) -> ConflictOfInterest:
    """Let a colleague keep away from an organisation; the lead alone does so.

    Raises `NotAllowed` or `ReasonMissing`.
    """
    may_record = (
        may_lead(actor)
        and people_to_record_for(actor).filter(pk=user.pk).exists()
        and organisations_to_name(actor).filter(pk=organisation.pk).exists()
    )
    if actor.user_id is None or not may_record:
        raise NotAllowed
    return people.declare_conflict(user, organisation.pk, reason=reason, by_id=actor.user_id)


def end_conflict(actor: Actor, conflict: ConflictOfInterest, *, reason: str) -> ConflictOfInterest:
    """Let a colleague work on the organisation again, with the reason.

    Raises `NotAllowed`, `NotYourself` or `ReasonMissing`.
    """
    if actor.user_id is None or not may_lead(actor):
        raise NotAllowed
    if conflict.user_id == actor.user_id:
        raise NotYourself
    if not conflicts_open_to(actor).filter(pk=conflict.pk).exists():
        raise NotAllowed
    return people.end_conflict(conflict, reason=reason, by_id=actor.user_id)
