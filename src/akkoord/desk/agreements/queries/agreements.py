"""Which agreements somebody works with, and how many take part in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.permission import participation_thing
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_ON_THE_WAY, ParticipationState, PartyRole
from akkoord.desk.people.rules import Action, Actor, may


def agreements_open_to(actor: Actor) -> Sequence[Agreement]:
    """The agreements whose participants `actor` may read, with the number of companies taking part."""
    now = Q(participations__role__in=COMPANY_ROLES, participations__state=ParticipationState.ACTIVE)
    agreements = Agreement.objects.annotate(companies=Count("participations", filter=now))
    return [each for each in agreements if may(actor, Action.READ, participation_thing(each.pk))]


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
