"""Which companies left, which agreements ended, and since when: what the terms for keeping count from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from akkoord.desk.agreements.models import Agreement, Organisation, Participation, PhaseChange
from akkoord.desk.agreements.queries.parties import successors_in
from akkoord.desk.agreements.rules import COMPANY_ROLES, FINAL_STATES, ParticipationState, Phase


@dataclass(frozen=True, slots=True)
class CompanyThatLeft:
    """A company that takes part in an agreement no more, or never came in, and the day of that."""

    agreement: Agreement
    organisation: Organisation
    left_on: date


def companies_that_left(
    agreements: Iterable[int], *, organisation_id: UUID | None = None
) -> list[CompanyThatLeft]:
    """Every company whose part in one of `agreements` is over, the first to leave first.

    A company that was merged left when the one that goes on with its list did. One that stands in an
    agreement with two parts left with the last of them.
    """
    grouped: dict[tuple[int, UUID], list[Participation]] = defaultdict(list)
    for part in _parts(agreements):
        grouped[part.agreement_id, part.organisation_id].append(part)
    merged = {each.agreement_id for parts in grouped.values() for each in parts if _is_merged(each)}
    successors = {(at, old): new for at in sorted(merged) for old, new in successors_in(at).items()}
    found = []
    for (agreement_id, company), parts in grouped.items():
        goes_on = successors.get((agreement_id, company), company)
        left_on = _left_on(grouped.get((agreement_id, goes_on), parts))
        if left_on and organisation_id in {None, company}:
            found.append(CompanyThatLeft(parts[0].agreement, parts[0].organisation, left_on))
    return sorted(found, key=lambda each: (each.left_on, each.organisation.name, each.agreement.pk))


def _parts(agreements: Iterable[int]) -> Iterable[Participation]:
    return (
        Participation.objects.filter(agreement__in=list(agreements), role__in=COMPANY_ROLES)
        .select_related("agreement", "organisation")
        .annotate(last_event_on=Max("events__on"))
        .order_by("pk")
    )


def _is_merged(part: Participation) -> bool:
    return part.state == ParticipationState.MERGED


def _left_on(parts: Sequence[Participation]) -> date | None:
    """The last day of the last part; None while one is not over.

    An application that came to nothing gives what was there before no more time.
    """
    if any(part.state not in FINAL_STATES for part in parts):
        return None
    parts = [part for part in parts if part.since] or parts
    days = [part.until or getattr(part, "last_event_on", None) for part in parts]
    return max((day for day in days if day), default=None)


def agreements_that_ended(agreements: Iterable[int]) -> list[tuple[Agreement, date]]:
    """Each of `agreements` that ended or was abandoned, with the day of that."""
    over = list(Agreement.objects.filter(pk__in=list(agreements), phase__in=[Phase.ENDED, Phase.ABANDONED]))
    moves = PhaseChange.objects.filter(agreement__in=over, to_phase__in=[Phase.ENDED, Phase.ABANDONED])
    days = {each.agreement_id: each.day for each in moves.order_by("at")}
    known = [(each, days.get(each.pk, each.ends)) for each in over]
    return [(agreement, day) for agreement, day in known if day]
