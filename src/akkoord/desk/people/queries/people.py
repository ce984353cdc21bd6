"""Reads about people: the roles somebody holds today, the looks at a company's things."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import F, FilteredRelation, Max, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.crypto import salted_hmac

from akkoord.desk.people.models import AccessLogEntry, ConflictOfInterest, Mandate, SignInFailure, User
from akkoord.desk.people.rules import (
    COMPANY_ROLES,
    ROLES_FOR_AN_ORGANISATION,
    Actor,
    HeldRole,
    Role,
    recused_from,
)

NOBODY = Actor(None, (HeldRole(Role.PUBLIC_VISITOR),))
"""Somebody without an account."""
OF_A_ROLE = ("role", "organisation", "agreement", "review", "is_lead")


def actor_of(user: User | AnonymousUser) -> Actor:
    """The person with the roles held today; an account without mandates may as much as nobody."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    rows = list(_roles_with_conflicts(user))
    held = (HeldRole(Role.PUBLIC_VISITOR), *dict.fromkeys(role for role, *_ in rows))
    declared = {keeps_away for _, keeps_away, _ in rows if keeps_away}
    companies = {
        company: name
        for role, _, name in rows
        if (company := role.organisation_id) and role.role in COMPANY_ROLES
    }
    by_name = dict(sorted(companies.items(), key=lambda company: company[1].casefold()))
    return Actor(user.pk, held, recused_from(held, declared), by_name)


def _roles_with_conflicts(user: User) -> Iterator[tuple[HeldRole, UUID | None, str]]:
    """Each role, once for every organisation of a declared conflict, with the name of its organisation.

    Every page asks this first, so both are read at once, and no more than is needed.
    """
    standing = FilteredRelation("user__conflicts", condition=Q(user__conflicts__ended_at__isnull=True))
    found = mandates_in_force().filter(user=user).annotate(standing=standing).order_by("role", "starts")
    columns = found.values_list(*OF_A_ROLE, "standing__organisation", "organisation__name")
    for role, organisation, agreement, review, is_lead, keeps_away, name in columns:
        yield (
            HeldRole(Role(role), organisation, agreement, review_id=review, is_lead=is_lead),
            keeps_away,
            name,
        )


def conflicts_of(user: User) -> QuerySet[ConflictOfInterest]:
    """The conflicts of interest of one person, those that stand first."""
    rows = ConflictOfInterest.objects.filter(user=user).select_related("organisation", "ended_by")
    return rows.order_by(F("ended_at").asc(nulls_first=True), "-declared_at", "-pk")


def mandates_in_force() -> QuerySet[Mandate]:
    """Mandates that count today (`rules.is_in_force`); the last day is included, unless somebody ended it."""
    today = timezone.localdate()
    return Mandate.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today), starts__lte=today, ended_at__isnull=True
    )


def people_holding(
    roles: Iterable[Role], *, about: UUID | None = None, **bound: UUID | int
) -> QuerySet[User]:
    """Who holds one of `roles` today and may sign in; `bound` names the organisation or the agreement.

    With `about` nobody is among them who keeps away from that organisation.
    """
    held = mandates_in_force().filter(role__in=list(roles), **bound)
    found = User.objects.filter(pk__in=held.values("user"), is_active=True)
    return found.exclude(pk__in=keeping_away_from(about)) if about else found


def last_day_of(user: User) -> date | None:
    """The day on which the last of somebody's roles ended; None for whoever holds one, or never did."""
    if mandates_in_force().filter(user=user).exists():
        return None
    ended = Mandate.objects.filter(user=user, starts__lte=timezone.localdate())
    ended_on = Coalesce(TruncDate("ended_at"), F("ends"))
    found: date | None = ended.aggregate(day=Max(ended_on))["day"]
    return found


def company_admins(organisation_id: UUID) -> QuerySet[User]:
    """Who answers for a company in the desk today."""
    return people_holding([Role.COMPANY_ADMIN], organisation=organisation_id)


def keeping_away_from(organisation_id: UUID) -> set[int]:
    """The people who are told nothing about an organisation: declared conflicts, and who works for it."""
    declared = ConflictOfInterest.objects.filter(organisation=organisation_id, ended_at__isnull=True)
    own = mandates_in_force().filter(organisation=organisation_id, role__in=list(ROLES_FOR_AN_ORGANISATION))
    return {*declared.values_list("user_id", flat=True), *own.values_list("user_id", flat=True)}


def organisations_of(actor: Actor) -> Sequence[UUID]:
    """The organisations for which `actor` acts as company user or admin."""
    found = (held.organisation_id for held in actor.roles if held.role in COMPANY_ROLES)
    return list(dict.fromkeys(each for each in found if each))


def looks_at(organisation_id: UUID) -> QuerySet[AccessLogEntry]:
    """The looks at one organisation's confidential things, newest first, without the readers' names."""
    return AccessLogEntry.objects.filter(organisation_id=organisation_id).only(
        "at", "purpose", "reference", "reader_role", "thing_kind", "organisation_id"
    )


def is_locked_out(account: str, *, network: str = "") -> bool:
    """Whether signing in with this address, or from this network address, has to wait after failures."""
    since = timezone.now() - timedelta(minutes=settings.SIGN_IN_LOCK_MINUTES)
    recent = SignInFailure.objects.filter(at__gte=since)
    if recent.filter(account=account_key(account)).count() >= settings.SIGN_IN_ATTEMPTS:
        return True
    of_network = recent.filter(network=network_key(network)) if network else recent.none()
    return of_network.count() >= settings.SIGN_IN_ATTEMPTS_OF_NETWORK


def account_key(account: str) -> str:
    """A keyed hash of what was typed as the address, so that no address or slipped password is stored."""
    return salted_hmac("people.sign_in_failure", account.strip().lower()).hexdigest()


def network_key(network: str) -> str:
    """A keyed hash of a network address, so that none is stored."""
    return salted_hmac("people.sign_in_failure.network", network).hexdigest()
