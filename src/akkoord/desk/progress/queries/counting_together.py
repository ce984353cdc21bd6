"""Counting what the parties did together in a year: trainings, promises, decisions, recommendations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from akkoord.desk.agreements.models import Agreement, Decision, Enrolment, Recommendation, TrainingDate
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.rules import OrganisationKind
from akkoord.desk.agreements.rules.commitments import CommitmentMove, CommitmentState
from akkoord.desk.agreements.rules.meetings import DecisionKind
from akkoord.desk.agreements.rules.reviews import RecommendationMove, RecommendationState
from akkoord.desk.agreements.rules.trainings import Attendance
from akkoord.desk.progress.rules import Counted
from akkoord.engine.disclosure import Breakdown, amounts

GROUPS = {
    OrganisationKind.TRADE_ASSOCIATION: "trade_association",
    OrganisationKind.UNION: "union",
    OrganisationKind.NGO: "ngo",
    OrganisationKind.GOVERNMENT: "government",
}
OTHERS = "others"
"""Parties of another sort, and promises of a role."""


def trainings(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Dates on which a training was given, and the people who came."""
    given = TrainingDate.objects.filter(
        training__agreement=agreement, on__year=year, on__lte=as_of, is_cancelled=False
    )
    numbers = list(given.values_list("pk", flat=True))
    if not numbers:
        return
    yield Counted("trainings", _things("", numbers))
    came = Enrolment.objects.filter(date__in=numbers, attendance=Attendance.CAME)
    yield Counted("attendance", amounts("", came.values_list("organisation", flat=True)))


def promises(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Promises of the year: those of the parties by group, those of companies together."""
    of_the_year = Q(due__year=year) | Q(
        due__isnull=True, events__move=CommitmentMove.MADE, events__on__year=year
    )
    rows = Commitment.objects.filter(of_the_year, agreement=agreement).select_related("owner")
    found = list(rows.distinct())
    kept = _kept([each.pk for each in found], as_of)
    by_group: dict[str, list[Commitment]] = defaultdict(list)
    of_companies = list[Commitment]()
    for each in found:
        if each.confidential_to_id or (each.owner and each.owner.kind == OrganisationKind.COMPANY):
            of_companies.append(each)
        else:
            group = GROUPS.get(OrganisationKind(each.owner.kind), OTHERS) if each.owner else OTHERS
            by_group[group].append(each)
    parts = tuple(
        _things(group, [one.pk for one in by_group[group]], parts=_by_outcome(group, by_group[group], kept))
        for group in [*GROUPS.values(), OTHERS]
        if by_group[group]
    )
    if parts:
        yield Counted("promises", _things("", [pk for part in parts for pk in part.contributions], parts))
    if of_companies:
        yield Counted("company_promises", _of_companies(of_companies, kept))


def _kept(numbers: Sequence[int], as_of: date) -> set[int]:
    """Those that were kept by the day."""
    kept = Commitment.objects.filter(
        pk__in=numbers,
        state=CommitmentState.KEPT,
        events__move=CommitmentMove.KEPT,
        events__on__lte=as_of,
    )
    return set(kept.values_list("pk", flat=True))


def _outcome(each: Commitment, kept: set[int]) -> str:
    if each.state == CommitmentState.DROPPED:
        return "dropped"
    return "kept" if each.pk in kept else "open"


def _by_outcome(group: str, found: Sequence[Commitment], kept: set[int]) -> tuple[Breakdown, ...]:
    return tuple(
        _things(f"{group}.{outcome}", [each.pk for each in found if _outcome(each, kept) == outcome])
        for outcome in ("kept", "open", "dropped")
    )


def _of_companies(found: Sequence[Commitment], kept: set[int]) -> Breakdown:
    """Counted by the company that owns it, or with which it was agreed."""

    def owners(those: Iterable[Commitment]) -> Iterable[UUID | None]:
        return (each.confidential_to_id or each.owner_id for each in those)

    outcomes = tuple(
        amounts(outcome, owners(each for each in found if _outcome(each, kept) == outcome))
        for outcome in ("kept", "open", "dropped")
    )
    return amounts("", owners(found), parts=outcomes)


def decisions(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Decisions of the year from which a promise follows, and whether all of these were kept."""
    found = Decision.objects.filter(
        item__meeting__body__agreement=agreement,
        item__meeting__on__year=year,
        item__meeting__on__lte=as_of,
        kind=DecisionKind.DECISION,
        commitments__isnull=False,
    )
    asked: dict[int, set[int]] = defaultdict(set)
    for decision, promise in found.values_list("pk", "commitments"):
        asked[decision].add(promise)
    kept = _kept([each for those in asked.values() for each in those], as_of)
    carried_out = [decision for decision, those in asked.items() if those <= kept]
    under_way = [decision for decision in asked if decision not in set(carried_out)]
    if asked:
        parts = (_things("carried_out", carried_out), _things("under_way", under_way))
        yield Counted("decisions", _things("", asked, parts))


def recommendations(agreement: Agreement, _year: int, as_of: date) -> Iterable[Counted]:
    """Every recommendation made so far, by what became of it."""
    made = Recommendation.objects.filter(
        agreement=agreement, events__move=RecommendationMove.MADE, events__on__lte=as_of
    )
    rows = list(made.distinct().values_list("pk", "state"))
    order = (
        RecommendationState.DONE,
        RecommendationState.ACCEPTED,
        RecommendationState.REJECTED,
        RecommendationState.OPEN,
    )
    parts = tuple(_things(str(state), [pk for pk, one in rows if one == state]) for state in order)
    if rows:
        yield Counted("recommendations", _things("", [pk for pk, _ in rows], parts))


def _things(key: str, numbers: Iterable[object], parts: tuple[Breakdown, ...] = ()) -> Breakdown:
    """A number of things that are no companies."""
    counted = dict.fromkeys(sorted(map(str, numbers)), 1)
    return Breakdown(key, len(counted), counted, parts)
