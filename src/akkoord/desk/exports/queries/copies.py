"""The copies that a company asked for."""

from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.exports.models import CompanyCopy
from akkoord.desk.people.rules import Kind, Thing


def own_copy_thing(organisation_id: UUID) -> Thing:
    """What permission is asked for."""
    return Thing(Kind.OWN_COPY, organisation_id=organisation_id)


def copies_of(organisation_id: UUID) -> QuerySet[CompanyCopy]:
    """All copies, the newest first."""
    return CompanyCopy.objects.filter(organisation=organisation_id).select_related("asked_by")


def copy_or_none(public_id: UUID) -> CompanyCopy | None:
    """One copy with its company."""
    return CompanyCopy.objects.select_related("organisation").filter(public_id=public_id).first()
