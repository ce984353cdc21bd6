"""Destroying what a company handed in for its duties; that it did, and when, stays."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from akkoord.desk.duties.models import DutySubmission, Talk

_HAS_CONTENT = ~Q(stored_as="") | ~Q(address="") | ~Q(questions="")


def documents_to_go(agreements: Collection[int]) -> QuerySet[DutySubmission]:
    """The self-evaluations, plans and reports in these agreements that still say something."""
    return DutySubmission.objects.filter(_HAS_CONTENT, cycle__agreement__in=agreements)


def destroy_documents(agreement_id: int, organisation_id: UUID) -> tuple[int, list[str]]:
    """Take the content out of each; answers how many, and the files that have to go after the commit.

    Call inside a transaction; the caller has asked permission.
    """
    going = documents_to_go([agreement_id]).filter(organisation=organisation_id)
    files = list(going.exclude(stored_as="").values_list("stored_as", flat=True))
    number = going.update(filename="", stored_as="", sha256="", size=0, address="", questions="")
    return number, files


def talks_to_go(agreements: Collection[int]) -> QuerySet[Talk]:
    """The yearly talks in these agreements."""
    return Talk.objects.filter(cycle__agreement__in=agreements)


def destroy_talks(agreement_id: int, organisation_id: UUID) -> int:
    """Remove the talks with one company; what was agreed stays as promises. Answers how many.

    Call inside a transaction; the caller has asked permission.
    """
    going = talks_to_go([agreement_id]).filter(organisation=organisation_id)
    number = going.count()
    going.delete()
    return number
