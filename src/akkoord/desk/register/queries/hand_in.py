"""Who has handed in a list and who has not, and since when."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.register.models import Cycle, ListRow, SourcingLink, Submission, SubmissionProblem
from akkoord.desk.register.models.submissions import SUBMISSION_STATES
from akkoord.desk.register.queries.counting import number_of
from akkoord.desk.register.rules import CycleState, SubmissionState

NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class HandIn:
    """Where one company stands in one year."""

    organisation_id: UUID
    organisation: str
    state: str
    """A `SubmissionState`, or "not_started"."""
    submission: Submission | None
    """The newest version."""
    has_live_list: bool
    handed_in_at: datetime | None
    is_late: bool
    days_overdue: int
    rows: int
    returned_at: datetime | None = None
    """When it was returned with questions, as long as the company did not hand it in again."""

    @property
    def state_in_words(self) -> str:
        return str(dict(SUBMISSION_STATES).get(SubmissionState(self.state), "")) if self.submission else ""


@dataclass(frozen=True, slots=True)
class HandInOverview:
    """All companies that owe a list in one year."""

    cycle: Cycle
    companies: tuple[HandIn, ...]

    @property
    def counts(self) -> dict[str, int]:
        """State → number of companies."""
        return dict(Counter(each.state for each in self.companies))

    @property
    def missing(self) -> tuple[HandIn, ...]:
        """Companies of which nothing was handed in yet this year, the longest overdue first."""
        return tuple(each for each in self.companies if each.handed_in_at is None)

    @property
    def handed_in(self) -> tuple[HandIn, ...]:
        return tuple(each for each in self.companies if each.handed_in_at is not None)


def hand_in_thing(cycle: Cycle, organisation_id: UUID | None = None) -> Thing:
    """What permission is asked for about the hand-ins of a year, or of one organisation in it."""
    return Thing(Kind.HAND_IN, organisation_id=organisation_id, agreement_id=cycle.agreement_id)


def current_cycle() -> Cycle | None:
    """The newest year that is not in preparation."""
    return Cycle.objects.select_related("agreement").exclude(state=CycleState.DRAFT).first()


def cycles_open_to(reader: Actor) -> list[Cycle]:
    """The years of which `reader` may see who has handed in, the newest first."""
    return [
        cycle
        for cycle in Cycle.objects.select_related("agreement").exclude(state=CycleState.DRAFT)
        if may(reader, Action.READ, hand_in_thing(cycle))
    ]


def rows_not_placed(cycle: Cycle) -> int:
    """Rows of live lists that no comparison has seen yet."""
    return ListRow.objects.filter(
        submission__cycle=cycle,
        submission__state=SubmissionState.ACCEPTED,
        mention__isnull=False,
        mention__location__isnull=True,
    ).count()


def locations_named(cycle: Cycle) -> int:
    """How many locations the live lists of the year name."""
    links = SourcingLink.objects.filter(cycle=cycle).order_by()
    return links.values("location").distinct().count()


def hand_in_overview(
    cycle: Cycle, *, companies: Iterable[Participation] | None = None, today: date | None = None
) -> HandInOverview:
    """Each company that takes part, or of `companies`: its newest version, and how long it is awaited."""
    day = today or timezone.localdate()
    bound = list(companies_that_owe(cycle) if companies is None else companies)
    versions = defaultdict(list)
    for submission in (
        Submission.objects.filter(cycle=cycle, organisation__in=[each.organisation_id for each in bound])
        .select_related("cycle")
        .annotate(row_count=number_of(ListRow.objects.all()))
        .defer("mapping", "sheets")
        .order_by("organisation_id", "-version")
    ):
        versions[submission.organisation_id].append(submission)
    return HandInOverview(
        cycle,
        tuple(
            _hand_in(cycle, participation, versions[participation.organisation_id], day)
            for participation in bound
        ),
    )


def companies_that_owe(cycle: Cycle, *, without: Collection[UUID] = ()) -> QuerySet[Participation]:
    """The participations that bind a company to hand in a list in this year.

    The companies of `without`, from which the reader keeps away, are not there.
    """
    return (
        Participation.objects.filter(
            agreement=cycle.agreement_id, role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE
        )
        .exclude(organisation__in=without)
        .select_related("organisation")
        .order_by("organisation__name")
    )


def _hand_in(cycle: Cycle, participation: Participation, versions: Sequence[Submission], day: date) -> HandIn:
    newest = versions[0] if versions else None
    handed_in = min((each.submitted_at for each in versions if each.submitted_at), default=None)
    handed_in_on = timezone.localdate(handed_in) if handed_in else day
    return HandIn(
        organisation_id=participation.organisation_id,
        organisation=participation.organisation.name,
        state=newest.state if newest else NOT_STARTED,
        submission=newest,
        has_live_list=any(each.state == SubmissionState.ACCEPTED for each in versions),
        handed_in_at=handed_in,
        is_late=handed_in_on > cycle.locations_due,
        days_overdue=max(0, (handed_in_on - cycle.locations_due).days),
        rows=newest.row_count if newest else 0,  # type: ignore[attr-defined]  # annotated above
        returned_at=_returned_at(versions),
    )


def _returned_at(versions: Sequence[Submission]) -> datetime | None:
    """When the company was asked; also while its answer, a new draft, is not signed yet.

    Of the versions that were handed in, a draft replaces only one that was returned.
    """
    if not versions or versions[0].state not in {SubmissionState.RETURNED, SubmissionState.DRAFT}:
        return None
    last = next((each for each in versions if each.submitted_at), None)
    was_returned = last and last.state in {SubmissionState.RETURNED, SubmissionState.REPLACED}
    return last.decided_at if last and was_returned else None


def submissions_waiting(cycle: Cycle, *, without: Collection[UUID] = ()) -> QuerySet[Submission]:
    """Lists that somebody of the secretariat has to look at, the oldest first; none of `without`."""
    return (
        Submission.objects.filter(
            cycle=cycle, state__in=[SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW]
        )
        .exclude(organisation__in=without)
        .select_related("organisation", "cycle")
        .annotate(
            row_count=number_of(ListRow.objects.all()),
            warnings=number_of(SubmissionProblem.objects.filter(severity="warn")),
        )
        .defer("mapping", "sheets")
        .order_by("submitted_at")
    )
