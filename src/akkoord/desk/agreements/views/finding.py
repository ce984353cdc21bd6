"""Finds what an address names, or says that it does not exist."""

from uuid import UUID

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.people.actions import NotAllowed


def agreement_or_refuse(slug: str) -> Agreement:
    """The agreement with this short name, or "does not exist"."""
    found = Agreement.objects.filter(slug=slug).first()
    if found is None:
        raise NotAllowed
    return found


def organisation_or_refuse(organisation_id: UUID) -> Organisation:
    """The organisation with this identifier, or "does not exist"."""
    found = Organisation.objects.filter(pk=organisation_id).first()
    if found is None:
        raise NotAllowed
    return found
