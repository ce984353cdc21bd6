"""Reads about agreements: who takes part, since when, and what somebody may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_ON_THE_WAY, ParticipationState, PartyRole
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may


def participation_thing(agreement_id: int, organisation_id: UUID | None = None) -> Thing:
    """Who takes part in an agreement, as a thing to ask permission for."""
    return Thing(Kind.PARTICIPATION, organisation_id=organisation_id, agreement_id=agreement_id)


def agreements_open_to(actor: Actor) -> Sequence[Agreement]:
    """The agreements whose participants `actor` may read, with the number of companies taking part."""
    now = Q(participations__role__in=COMPANY_ROLES, participations__state=ParticipationState.ACTIVE)
    agreements = Agreement.objects.annotate(companies=Count("participations", filter=now))
    return [each for each in agreements if may(actor, Action.READ, participation_thing(each.pk))]


def participations_in(agreement: Agreement, *, role: str = "", state: str = "") -> QuerySet[Participation]:
    """Who takes part, by role and name, with brands; narrowed to a role or state where given."""
    narrowed = {name: value for name, value in (("role", role), ("state", state)) if value}
    return (
        agreement.participations.filter(**narrowed)
        .select_related("organisation")
        .prefetch_related("organisation__names")
        .order_by("role", "organisation__name", "pk")
    )


@dataclass(frozen=True, slots=True)
class ParticipationFigures:
    """How many organisations stand where in an agreement today."""

    companies: int
    signatories: int
    supporters: int
    on_the_way: int


def participation_figures(agreement: Agreement) -> ParticipationFigures:
    """Active companies, signatories and supporters, and who is on the way in."""
    active = Q(state=ParticipationState.ACTIVE)
    return ParticipationFigures(
        **agreement.participations.aggregate(
            companies=Count("pk", filter=active & Q(role__in=COMPANY_ROLES)),
            signatories=Count("pk", filter=active & Q(role=PartyRole.SIGNATORY)),
            supporters=Count("pk", filter=active & Q(role=PartyRole.SUPPORTER)),
            on_the_way=Count("pk", filter=Q(state__in=STATES_ON_THE_WAY)),
        )
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
    return agreement.participations.filter(organisation=organisation).prefetch_related("events__by")
