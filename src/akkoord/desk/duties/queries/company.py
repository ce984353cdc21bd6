"""What a company sees of its duties, and what waits for the secretariat."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.queries import predecessors_of
from akkoord.desk.duties.models import DutySubmission, Extension
from akkoord.desk.duties.queries.year import CompanyStanding, Standing, company_standing
from akkoord.desk.duties.rules import DutyKind, HandInState
from akkoord.desk.register.models import Cycle


@dataclass(frozen=True, slots=True)
class DutyPage:
    """One duty of one company with every version that it handed in, the newest first."""

    organisation: Organisation
    company: CompanyStanding
    standing: Standing
    versions: tuple[DutySubmission, ...]
    extensions: tuple[Extension, ...]


def duty_page(cycle: Cycle, organisation: Organisation, kind: DutyKind) -> DutyPage | None:
    """What stands about one duty; None where the company does not have it."""
    company = company_standing(cycle, organisation.pk)
    standing = next((each for each in company.owed if each.duty.kind is kind), None) if company else None
    if company is None or standing is None:
        return None
    return DutyPage(
        organisation,
        company,
        standing,
        tuple(
            DutySubmission.objects.filter(cycle=cycle, organisation=organisation, kind=kind)
            .select_related("submitted_by", "decided_by")
            .order_by("-version")
        ),
        tuple(
            Extension.objects.filter(cycle=cycle, organisation=organisation, kind=kind).select_related(
                "granted_by"
            )
        ),
    )


def documents_waiting(
    cycle_ids: Collection[int] | QuerySet[Cycle, Any], *, without: Collection[UUID] = ()
) -> QuerySet[DutySubmission]:
    """Documents that somebody of the secretariat has to look at, the oldest first; none of `without`."""
    return (
        DutySubmission.objects.filter(cycle__in=cycle_ids, state=HandInState.SUBMITTED)
        .exclude(organisation__in=without)
        .select_related("organisation", "cycle")
        .order_by("submitted_at")
    )


def documents_taken_over(organisation_id: UUID) -> list[DutySubmission]:
    """The newest version of what companies merged into this one handed in, newest year first."""
    found: list[DutySubmission] = []
    for agreement_id, companies in predecessors_of(organisation_id).items():
        rows = DutySubmission.objects.filter(
            cycle__agreement=agreement_id, organisation__in=[each.pk for each in companies]
        ).exclude(state=HandInState.REPLACED)
        found += rows.select_related("organisation", "cycle__agreement").order_by("-cycle__year", "kind")
    return found


def submission_or_none(public_id: UUID) -> DutySubmission | None:
    """What was handed in, with its company and year."""
    return (
        DutySubmission.objects.select_related(
            "organisation", "cycle__agreement", "submitted_by", "decided_by"
        )
        .filter(public_id=public_id)
        .first()
    )
