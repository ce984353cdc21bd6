"""Finds what an address names, or says that it does not exist."""

from uuid import UUID

from django.http import HttpRequest

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor


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


def agreement_to_read(request: HttpRequest, slug: str) -> Agreement:
    """The agreement, if the reader may see who takes part in it."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, participation_thing(found.pk))
    return found


def agreement_to_change(request: HttpRequest, slug: str) -> Agreement:
    """The agreement, if the reader may change it."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.WRITE, participation_thing(found.pk))
    return found
