"""Destroying what a company signed on its way in."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.agreements.models import SignedDocument


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
