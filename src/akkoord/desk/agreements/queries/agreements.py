"""Which agreements somebody works with, and how many take part in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.permission import participation_thing
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE, STATES_ON_THE_WAY, PartyRole
from akkoord.desk.people.rules import Action, Actor, may


@dataclass(frozen=True, slots=True)
class ParticipationFigures:
    """How many organisations stand where in an agreement today."""

    companies: int = 0
    signatories: int = 0
    supporters: int = 0
    on_the_way: int = 0


def agreements_open_to(actor: Actor) -> list[Agreement]:
    """The agreements whose participants `actor` may read."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, participation_thing(each.pk))]


def figures_of(agreements: Sequence[Agreement]) -> dict[int, ParticipationFigures]:
    """Agreement → companies, signatories and supporters in force, and who is on the way in."""
    in_force = Q(participations__state__in=STATES_IN_FORCE)
    counted = Agreement.objects.filter(pk__in=[each.pk for each in agreements]).annotate(
        companies=Count("participations", filter=in_force & Q(participations__role__in=COMPANY_ROLES)),
        signatories=Count("participations", filter=in_force & Q(participations__role=PartyRole.SIGNATORY)),
        supporters=Count("participations", filter=in_force & Q(participations__role=PartyRole.SUPPORTER)),
        on_the_way=Count("participations", filter=Q(participations__state__in=STATES_ON_THE_WAY)),
    )
    rows = counted.values_list("pk", "companies", "signatories", "supporters", "on_the_way")
    return {pk: ParticipationFigures(*figures) for pk, *figures in rows}


def participation_figures(agreement: Agreement) -> ParticipationFigures:
    """Companies, signatories and supporters of one agreement, and who is on the way in."""
    return figures_of([agreement])[agreement.pk]
