"""What a company sees: its own lists, and nothing that depends on anybody else's."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from akkoord.desk.register.models import ConsolidationRun, Cycle, ListRow, Submission
from akkoord.desk.register.rules import CycleState, SubmissionState


@dataclass(frozen=True, slots=True)
class CompanyYear:
    """One year of one company: all versions, the newest first."""

    cycle: Cycle
    versions: tuple[Submission, ...]

    @property
    def newest(self) -> Submission | None:
        return self.versions[0] if self.versions else None

    @property
    def live(self) -> Submission | None:
        """The version that counts."""
        return next((each for each in self.versions if each.state == SubmissionState.ACCEPTED), None)


def company_years(organisation_id: UUID) -> list[CompanyYear]:
    """Every year of the agreements the company takes part in, newest first, with its versions."""
    cycles = (
        Cycle.objects.filter(agreement__participations__organisation=organisation_id)
        .exclude(state=CycleState.DRAFT)
        .select_related("agreement")
        .distinct()
    )
    versions = company_list(organisation_id)
    return [
        CompanyYear(cycle, tuple(each for each in versions if each.cycle_id == cycle.pk)) for cycle in cycles
    ]


def company_list(organisation_id: UUID) -> list[Submission]:
    """All versions of all lists of a company, the newest first, with their number of rows."""
    return list(
        Submission.objects.filter(organisation=organisation_id)
        .select_related("cycle__agreement")
        .annotate(row_count=Count("rows"))
        .defer("mapping", "sheets")
        .order_by("-cycle__year", "-version")
    )


def own_rows(organisation_id: UUID, cycle: Cycle) -> QuerySet[ListRow]:
    """The rows of the company's live list of one year, in the order of its file."""
    return ListRow.objects.filter(
        submission__organisation=organisation_id,
        submission__cycle=cycle,
        submission__state=SubmissionState.ACCEPTED,
    ).select_related("submission__cycle")


def last_run() -> ConsolidationRun | None:
    """The newest comparison of all lists, running or finished."""
    return ConsolidationRun.objects.select_related("cycle").first()
