"""Conflicts of interest: which organisations somebody may name, and what the lead sees."""

from django.db.models import F, Q, QuerySet

from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.agreements.queries.permission import participation_thing
from akkoord.desk.people.models import ConflictOfInterest, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import (
    MAY_KEEP_AWAY,
    ROLES_FOR_AN_ORGANISATION,
    Action,
    Actor,
    HeldRole,
    Kind,
    Role,
    Thing,
    may,
    work_of,
)


def organisations_to_name(actor: Actor) -> QuerySet[Organisation]:
    """The organisations with which `actor` may declare a conflict: none that it may not know of.

    Everybody may know who takes part; who is on the way in only those who see it anyway. Somebody who
    works for one organisation only has nothing to keep away from.
    """
    reach = Q(pk__in=[])
    for held in actor.roles:
        if work_of(held) in MAY_KEEP_AWAY:
            reach |= Q(pk__in=_known_to(actor, held).values("organisation"))
    own = {each.organisation_id for each in actor.roles if each.role in ROLES_FOR_AN_ORGANISATION}
    return Organisation.objects.filter(reach).exclude(pk__in=actor.recused_from | {x for x in own if x})


def _known_to(actor: Actor, held: HeldRole) -> QuerySet[Participation]:
    of_agreement = Participation.objects.all()
    if held.agreement_id is not None:
        of_agreement = of_agreement.filter(agreement=held.agreement_id)
    if may(actor, Action.READ, participation_thing(held.agreement_id or 0)):
        return of_agreement
    return of_agreement.filter(since__isnull=False)


def leads(actor: Actor) -> list[HeldRole]:
    """The roles by which `actor` leads a secretariat."""
    return [each for each in actor.roles if each.role is Role.SECRETARIAT_ADVISER and each.is_lead]


def conflicts_open_to(actor: Actor) -> QuerySet[ConflictOfInterest]:
    """The conflicts of interest that a lead sees, those that stand first; for everybody else none."""
    reach = Q(pk__in=[])
    for held in leads(actor):
        if held.agreement_id is None:
            reach = Q()
            break
        within = Participation.objects.filter(agreement=held.agreement_id)
        reach |= Q(organisation__in=within.values("organisation"))
    return (
        ConflictOfInterest.objects.filter(reach)
        .exclude(organisation__in=actor.recused_from)
        .select_related("user", "organisation", "declared_by", "ended_by")
        .order_by(F("ended_at").asc(nulls_first=True), "user__name", "-pk")
    )


def people_to_record_for(actor: Actor) -> QuerySet[User]:
    """The colleagues for whom a lead may record a conflict of interest: whoever sees what is others'."""
    looking = mandates_in_force().filter(role__in=list(MAY_KEEP_AWAY), review__isnull=True)
    agreements = {held.agreement_id for held in leads(actor)}
    if None not in agreements:
        looking = looking.filter(Q(agreement__in=agreements) | Q(agreement__isnull=True))
    found = User.objects.filter(pk__in=looking.values("user"), is_active=True)
    return found.exclude(pk__in=[actor.user_id] if actor.user_id else [])


def may_lead(actor: Actor) -> bool:
    """Whether `actor` looks after the conflicts of interest of others."""
    return bool(leads(actor)) and may(actor, Action.WRITE, Thing(Kind.USERS_AND_ROLES))
