"""Who takes part in an agreement, and since when."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation, Participation, ParticipationEvent
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_ON_THE_WAY
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import mandates_in_force


def participations_in(
    agreement: Agreement,
    *,
    role: str = "",
    state: str = "",
    on_the_way: bool = False,
    without: Collection[UUID] = (),
) -> QuerySet[Participation]:
    """Who takes part, by role and name, with brands; narrowed to a role, a state, or who is on the way in.

    The organisations of `without`, from which the reader keeps away, are not there.
    """
    narrowed: dict[str, Any] = {name: value for name, value in (("role", role), ("state", state)) if value}
    if on_the_way:
        narrowed["state__in"] = [each.value for each in STATES_ON_THE_WAY]
    return (
        agreement.participations.filter(**narrowed)
        .exclude(organisation__in=without)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("role", "organisation__name", "pk")
    )


def companies_taking_part_between(agreement: Agreement, first: date, last: date) -> QuerySet[Organisation]:
    """The companies whose participation touches the days from `first` to `last`, each once."""
    touching = Participation.objects.filter(
        Q(until__isnull=True) | Q(until__gte=first),
        agreement=agreement,
        role__in=COMPANY_ROLES,
        since__lte=last,
    )
    return Organisation.objects.filter(pk__in=touching.values("organisation"))


def public_parties(agreement: Agreement, *, on: date) -> QuerySet[Participation]:
    """The parties of one day with their dates, as the public list of participants names them."""
    return (
        agreement.participations.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("role", "organisation__name", "pk")
    )


def participation_of(agreement: Agreement, organisation: Organisation) -> QuerySet[Participation]:
    """What an organisation is and was in an agreement, with each change of state."""
    return (
        agreement.participations.filter(organisation=organisation)
        .select_related("agreement", "organisation")
        .prefetch_related("events__by", "events__successor", "documents", "objections__party")
        .order_by("role", "-pk")
    )


def contacts_of(organisation: Organisation) -> QuerySet[Mandate]:
    """The people who act for an organisation today."""
    return mandates_in_force().filter(organisation=organisation).select_related("user").order_by("user__name")


def successors_in(agreement_id: int) -> dict[UUID, UUID]:
    """Merged company → the company that goes on with its list, also over several mergers.

    Of companies that were merged into one another in a circle each stands for itself.
    """
    merged = ParticipationEvent.objects.filter(
        participation__agreement=agreement_id, successor__isnull=False
    ).values_list("participation__organisation", "successor")
    into = dict(merged)
    return {company: _last_of(company, into) for company in into}


def predecessors_in(agreement_id: int, organisation_id: UUID) -> tuple[UUID, ...]:
    """The companies that were merged into this one, also over several mergers."""
    merged = successors_in(agreement_id)
    return tuple(sorted(old for old, heir in merged.items() if heir == organisation_id and old != heir))


def _last_of(company: UUID, into: dict[UUID, UUID]) -> UUID:
    seen, last = {company}, company
    while last in into:
        last = into[last]
        if last in seen:
            return company
        seen.add(last)
    return last
