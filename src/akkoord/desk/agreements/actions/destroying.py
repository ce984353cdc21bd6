"""Destroying what a company signed, who came to trainings for it, its parts in projects, and files."""

from collections import Counter
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from akkoord.desk.agreements.models import Enrolment, PaperFile, SignedDocument
from akkoord.desk.agreements.queries.projects import memberships_to_go


def signed_to_go(agreements: Collection[int]) -> QuerySet[SignedDocument]:
    """What companies signed for these agreements."""
    return SignedDocument.objects.filter(participation__agreement__in=agreements)


def destroy_signed(agreement_id: int, organisation_id: UUID) -> tuple[int, list[str]]:
    """Remove the records; answers how many, and the files that have to go after the commit.

    Call inside a transaction; the caller has asked permission.
    """
    going = signed_to_go([agreement_id]).filter(participation__organisation=organisation_id)
    files = list(going.values_list("stored_as", flat=True))
    number, _ = going.delete()
    return number, files


def enrolments_to_go(agreements: Collection[int]) -> QuerySet[Enrolment]:
    """Who enrolled for and came to the trainings of these agreements."""
    return Enrolment.objects.filter(date__training__agreement__in=agreements)


def destroy_enrolments(agreement_id: int, organisation_id: UUID) -> int:
    """Remove the people of one company from the trainings; answers how many.

    Call inside a transaction; the caller has asked permission.
    """
    return enrolments_to_go([agreement_id]).filter(organisation=organisation_id).delete()[0]


def destroy_memberships(agreement_id: int, organisation_id: UUID) -> int:
    """Remove that one company was asked for projects or took part in them; answers how many.

    Call inside a transaction; the caller has asked permission.
    """
    return memberships_to_go([agreement_id]).filter(organisation=organisation_id).delete()[0]


def papers_to_go(agreements: Collection[int]) -> QuerySet[PaperFile]:
    """The files beside papers, reports, trainings and projects of these agreements."""
    of_a_paper = Q(paper__item__meeting__body__agreement__in=agreements)
    of_a_report = Q(review__agreement__in=agreements)
    of_work = Q(training__agreement__in=agreements) | Q(project__agreement__in=agreements)
    return PaperFile.objects.filter(of_a_paper | of_a_report | of_work)


def papers_by_agreement(agreements: Collection[int]) -> Counter[int]:
    """Agreement → how many such files it has."""
    at = Coalesce(
        "paper__item__meeting__body__agreement",
        "review__agreement",
        "training__agreement",
        "project__agreement",
    )
    return Counter(papers_to_go(agreements).order_by().values_list(at, flat=True))


def destroy_papers(agreement_id: int) -> tuple[int, list[str]]:
    """Remove the records; answers how many, and the files that have to go after the commit.

    Call inside a transaction; the caller has asked permission.
    """
    going = dict(papers_to_go([agreement_id]).values_list("pk", "stored_as"))
    PaperFile.objects.filter(pk__in=going).delete()
    return len(going), list(going.values())
