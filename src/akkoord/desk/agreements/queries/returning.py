"""Who took part before: how it left, what it may apply to again, and whose place a company has taken."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from akkoord.desk.agreements.models import Agreement, Organisation, Participation, ParticipationEvent
from akkoord.desk.agreements.queries.parties import predecessors_in, successors_in
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    FINAL_STATES,
    PHASES_WITH_ADMISSION,
    Host,
    ParticipationState,
)
from akkoord.desk.agreements.rules.returning import WAYS_BACK, WayBack


def left_as(agreement_id: int, organisation_id: UUID) -> ParticipationState | None:
    """The state in which a company's last participation ended; None while one runs, or without any."""
    parts = Participation.objects.filter(
        agreement=agreement_id, organisation=organisation_id, role__in=COMPANY_ROLES
    )
    return _left_as(parts.order_by("pk").values_list("state", flat=True))


def _left_as(states: Iterable[str]) -> ParticipationState | None:
    """States of the participations of one company, the first first."""
    known = [ParticipationState(each) for each in states]
    return known[-1] if known and set(known) <= FINAL_STATES else None


def earlier_parts(participation: Participation) -> list[tuple[date | None, date | None]]:
    """First and last day of what the same company was in the same agreement before."""
    earlier = Participation.objects.filter(
        agreement=participation.agreement_id,
        organisation=participation.organisation_id,
        role__in=COMPANY_ROLES,
        state__in=FINAL_STATES,
    ).exclude(pk=participation.pk)
    return list(earlier.values_list("since", "until"))


def agreements_to_join(organisation_id: UUID) -> list[Agreement]:
    """The agreements that take companies in now, and to which this company may apply by itself.

    One in which it takes part, or from which it was expelled, is not among them.
    """
    states: dict[int, list[str]] = {}
    parts = Participation.objects.filter(organisation=organisation_id, role__in=COMPANY_ROLES)
    for agreement_id, state in parts.order_by("pk").values_list("agreement", "state"):
        states.setdefault(agreement_id, []).append(state)
    open_now = Agreement.objects.filter(phase__in=list(PHASES_WITH_ADMISSION), host=Host.OWN)
    return [each for each in open_now if _may_apply(states.get(each.pk, ()))]


def _may_apply(states: Iterable[str]) -> bool:
    known = list(states)
    left = _left_as(known)
    return not known or (left is not None and WAYS_BACK[left] is WayBack.APPLIES_ITSELF)


def predecessors_of(organisation_id: UUID) -> dict[int, list[Organisation]]:
    """Agreement → the companies that were merged into this one there, also over several mergers."""
    merged = ParticipationEvent.objects.filter(successor__isnull=False)
    agreements = sorted(set(merged.values_list("participation__agreement", flat=True)))
    found = {each: predecessors_in(each, organisation_id) for each in agreements}
    known = Organisation.objects.in_bulk({each for companies in found.values() for each in companies})
    return {at: sorted((known[each] for each in old), key=str) for at, old in found.items() if old}


def merged_away_in(organisation_id: UUID) -> list[int]:
    """The agreements in which another company answers for what this one handed in."""
    merged = ParticipationEvent.objects.filter(
        participation__organisation=organisation_id, successor__isnull=False
    ).values_list("participation__agreement", flat=True)
    return [each for each in sorted(set(merged)) if answers_for(organisation_id, each) != organisation_id]


def answers_for(organisation_id: UUID, agreement_id: int) -> UUID:
    """The company that answers for what `organisation_id` handed in: itself, or the one it went into."""
    return successors_in(agreement_id).get(organisation_id, organisation_id)
