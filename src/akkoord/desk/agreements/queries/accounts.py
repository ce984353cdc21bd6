"""Accounts and roles: what somebody may see and give of them."""

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import (
    COMPANY_ROLES,
    CONFIRMED_FOR,
    Action,
    Actor,
    HeldRole,
    Kind,
    Role,
    Thing,
    may,
    roles_given_by,
)


def givers(actor: Actor) -> list[HeldRole]:
    """The roles of `actor` that give roles to others."""
    return [held for held in actor.roles if roles_given_by(held)]


def may_give(actor: Actor, held: HeldRole) -> bool:
    """Whether `actor` may give and end this role, bound as it is."""
    thing = Thing(Kind.USERS_AND_ROLES, organisation_id=held.organisation_id)
    return may(actor, Action.WRITE, thing) and any(
        held.role in roles_given_by(giver) and _reaches(giver, held) for giver in givers(actor)
    )


def _reaches(giver: HeldRole, held: HeldRole) -> bool:
    if giver.role is Role.COMPANY_ADMIN:
        return giver.organisation_id == held.organisation_id
    if giver.agreement_id is None:
        return True
    if held.role in COMPANY_ROLES:
        takes_part = Participation.objects.filter(agreement=giver.agreement_id)
        return takes_part.filter(organisation=held.organisation_id).exists()
    return held.agreement_id == giver.agreement_id


def mandates_open_to(actor: Actor) -> QuerySet[Mandate]:
    """The roles, past and present, that `actor` sees: of a person with two companies each sees its own."""
    seen = Q(pk__in=[])
    for giver in givers(actor):
        if giver.role is Role.COMPANY_ADMIN:
            seen |= Q(organisation=giver.organisation_id)
        elif giver.agreement_id is None:
            seen |= _not_about(actor)
        else:
            within = Participation.objects.filter(agreement=giver.agreement_id).values("organisation")
            seen |= (Q(agreement=giver.agreement_id) | Q(organisation__in=within)) & _not_about(actor)
    return Mandate.objects.filter(seen)


def _not_about(actor: Actor) -> Q:
    """Roles in organisations from which `actor` keeps away are not there."""
    return Q(organisation__isnull=True) | ~Q(organisation__in=actor.recused_from)


def accounts_open_to(actor: Actor, *, text: str = "", left: bool = False) -> QuerySet[User]:
    """The accounts that `actor` looks after, by name, with the roles that `actor` sees.

    `text` narrows to names and addresses that hold it; `left` shows those who left instead.
    """
    seen = mandates_open_to(actor)
    here = seen.filter(pk__in=mandates_in_force().values("pk"))
    shown = (seen if left else here).select_related("organisation", "agreement")
    accounts = User.objects.filter(pk__in=shown.values("user"))
    if left:
        accounts = accounts.exclude(pk__in=here.values("user"))
    if text:
        accounts = accounts.filter(Q(name__icontains=text) | Q(email__icontains=text))
    return accounts.select_related("invitation").prefetch_related(
        Prefetch("mandates", queryset=shown, to_attr="shown_mandates")
    )


def roles_to_confirm(actor: Actor) -> QuerySet[Mandate]:
    """The roles in force that nobody has looked at for a year, oldest first."""
    before = timezone.localdate() - CONFIRMED_FOR
    due = mandates_in_force().annotate(looked_at=Coalesce("confirmed_on", "starts"))
    return (
        due.filter(pk__in=mandates_open_to(actor).values("pk"), looked_at__lt=before)
        .exclude(user=actor.user_id)
        .filter(role__in={role for giver in givers(actor) for role in roles_given_by(giver)})
        .select_related("user", "organisation", "agreement")
        .order_by("looked_at", "user__name", "pk")
    )


def organisations_to_invite_for(actor: Actor) -> QuerySet[Organisation]:
    """The companies for which `actor` may invite people."""
    reached = Q(pk__in=[])
    for giver in givers(actor):
        if giver.role is Role.COMPANY_ADMIN:
            reached |= Q(pk=giver.organisation_id)
        elif giver.agreement_id is None:
            reached |= ~Q(pk__in=actor.recused_from)
        else:
            within = Participation.objects.filter(agreement=giver.agreement_id)
            reached |= Q(pk__in=within.values("organisation")) & ~Q(pk__in=actor.recused_from)
    return Organisation.objects.filter(reached)


def agreements_to_invite_for(actor: Actor) -> QuerySet[Agreement]:
    """The agreements for which `actor` may invite people."""
    advising = [giver for giver in givers(actor) if giver.role is Role.SECRETARIAT_ADVISER]
    if any(giver.agreement_id is None for giver in advising):
        return Agreement.objects.all()
    return Agreement.objects.filter(pk__in=[giver.agreement_id for giver in advising])
