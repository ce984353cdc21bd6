"""What a company sees: its own lists, and nothing that depends on anybody else's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from akkoord.desk.agreements.models import Participation
from akkoord.desk.agreements.queries import merged_away_in, predecessors_of
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE
from akkoord.desk.register.models import Cycle, ListRow, ResponsibleExit, Submission
from akkoord.desk.register.queries.counting import number_of
from akkoord.desk.register.queries.last_year import exits_of
from akkoord.desk.register.rules import STATES_THAT_TAKE_LISTS, CycleState, EndReason, SubmissionState


@dataclass(frozen=True, slots=True)
class CompanyYear:
    """One year of one company: all versions, the newest first."""

    cycle: Cycle
    versions: tuple[Submission, ...]
    is_bound: bool
    """Does the company take part in the agreement now?"""

    has_last_year: bool = False
    """Is there an accepted list of an earlier year to begin with?"""

    @property
    def takes_lists(self) -> bool:
        """May the company upload?"""
        return self.is_bound and self.cycle.takes_lists

    @property
    def newest(self) -> Submission | None:
        return self.versions[0] if self.versions else None

    @property
    def live(self) -> Submission | None:
        """The version that counts."""
        return next((each for each in self.versions if each.state == SubmissionState.ACCEPTED), None)


def company_years(
    organisation_id: UUID, *, taken_over: Sequence[Submission] | None = None
) -> list[CompanyYear]:
    """Every year of the agreements the company takes part in, newest first, with its versions.

    `taken_over` are the lists of companies merged into it, where the caller has read them already.
    """
    bound = Participation.objects.filter(
        agreement=OuterRef("agreement"),
        organisation=organisation_id,
        role__in=COMPANY_ROLES,
        state__in=STATES_IN_FORCE,
    )
    cycles = (
        Cycle.objects.filter(agreement__participations__organisation=organisation_id)
        .exclude(state=CycleState.DRAFT)
        .select_related("agreement")
        .annotate(is_bound=Exists(bound))
        .distinct()
    )
    versions = company_list(organisation_id)
    if taken_over is None:
        taken_over = lists_taken_over(organisation_id)
    return [
        CompanyYear(
            cycle,
            tuple(each for each in versions if each.cycle_id == cycle.pk),
            is_bound=cycle.is_bound,
            has_last_year=any(
                each.state == SubmissionState.ACCEPTED
                and each.cycle.agreement_id == cycle.agreement_id
                and each.cycle.year < cycle.year
                for each in (*versions, *taken_over)
            ),
        )
        for cycle in cycles
    ]


CAN_BE_CORRECTED = Q(cycle__state__in=STATES_THAT_TAKE_LISTS, first_submitted_at__isnull=False)
"""Of a merged company: what it handed in, and what was begun from that, in a year that takes lists."""


def answered_for(organisation_id: UUID) -> Q:
    """The lists for which a company answers: its own, and those of the companies merged into it.

    For those of a company that was itself merged into another, that one answers.
    """
    own = Q(organisation=organisation_id) & ~Q(cycle__agreement__in=merged_away_in(organisation_id))
    return reduce(or_, _of_merged(organisation_id), own)


def _of_merged(organisation_id: UUID) -> list[Q]:
    return [
        Q(cycle__agreement=agreement_id, organisation__in=[each.pk for each in companies])
        for agreement_id, companies in predecessors_of(organisation_id).items()
    ]


def lists_taken_over(organisation_id: UUID) -> list[Submission]:
    """The lists of the companies that were merged into this one, as far as it reads them, newest first."""
    theirs = _of_merged(organisation_id)
    if not theirs:
        return []
    readable = Q(state=SubmissionState.ACCEPTED) | CAN_BE_CORRECTED
    return list(
        Submission.objects.filter(reduce(or_, theirs), readable)
        .exclude(state=SubmissionState.REPLACED)
        .select_related("cycle__agreement", "organisation")
        .annotate(row_count=number_of(ListRow.objects.all()))
        .defer("mapping", "sheets")
        .order_by("-cycle__year", "organisation__name", "-version")
    )


def draft_of(cycle: Cycle, organisation_id: UUID) -> Submission | None:
    """The company's draft of the year."""
    drafts = Submission.objects.filter(cycle=cycle, organisation=organisation_id, state=SubmissionState.DRAFT)
    return drafts.first()


def company_list(organisation_id: UUID) -> list[Submission]:
    """All versions of all lists of a company, the newest first, with their number of rows."""
    return list(
        Submission.objects.filter(organisation=organisation_id)
        .select_related("cycle__agreement")
        .annotate(row_count=number_of(ListRow.objects.all()))
        .defer("mapping", "sheets")
        .order_by("-cycle__year", "-version")
    )


@dataclass(frozen=True, slots=True)
class OwnLocation:
    """A location in the company's own words; nothing of it depends on other companies."""

    fingerprint: str
    name: str
    address: str
    country: str
    rows: tuple[str, ...]
    ended_on: date | None
    is_exit: bool
    """Did the company leave it by its own choice?"""
    exit: ResponsibleExit | None
    """What it answers about that."""


def own_texts(live: Submission | None) -> QuerySet[ListRow, str]:
    """The fingerprints of the different texts of a live list, in the order of the file; none without one."""
    rows = live.rows.filter(mention__isnull=False) if live else ListRow.objects.none()
    texts = rows.order_by().values("mention")
    return texts.annotate(first=Min("pk")).order_by("first").values_list("mention", flat=True)


def own_locations(live: Submission, texts: Collection[str]) -> list[OwnLocation]:
    """These texts of a live list, each with its rows, in the order of the file."""
    grouped: dict[str, list[ListRow]] = {}
    for row in live.rows.filter(mention__in=texts).defer("cells", "fields"):
        grouped.setdefault(str(row.mention_id), []).append(row)
    left = {text for text, rows in grouped.items() if rows[0].end_reason == EndReason.EXIT}
    answered = exits_of(live) if left else {}
    return [
        OwnLocation(
            fingerprint=fingerprint,
            name=rows[0].name,
            address=rows[0].address,
            country=rows[0].country,
            rows=tuple(" ".join(filter(None, [row.sheet, str(row.row)])) for row in rows),
            ended_on=rows[0].ended_on,
            is_exit=fingerprint in left,
            exit=answered.get(fingerprint),
        )
        for fingerprint, rows in grouped.items()
    ]
