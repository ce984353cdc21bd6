"""Finds the deliverable, evidence or year that an address names, or says that it does not exist."""

from django.http import HttpRequest

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.deliverables import Deliverable, Evidence
from akkoord.desk.agreements.queries.deliverables import (
    acts_for,
    deliverable_or_none,
    deliverable_thing,
    deliverables_thing,
    evidence_or_none,
)
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.people.signed_in import actor


def monitored_agreement(request: HttpRequest, slug: str, action: Action = Action.READ) -> Agreement:
    """The agreement with a monitor; to read, the deliverables of parties are enough."""
    found = agreement_or_refuse(slug)
    thing = deliverables_thing(found.pk, is_of_parties=action is Action.READ)
    require(actor(request), action, thing)
    if not found.is_monitored:
        raise NotAllowed
    return found


def deliverable_to_read(request: HttpRequest, deliverable_id: int) -> Deliverable:
    """The deliverable, if the reader may read it."""
    found = deliverable_or_none(deliverable_id)
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, deliverable_thing(found))
    return found


def evidence_to_read(request: HttpRequest, evidence_id: int) -> Evidence:
    """The evidence with its file, for its owner, the monitor and the secretariat."""
    found = evidence_or_none(evidence_id)
    if found is None or not found.stored_as or not sees_evidence(actor(request), found.deliverable):
        raise NotAllowed
    return found


def sees_evidence(reader: Actor, found: Deliverable) -> bool:
    """Whether `reader` sees what shows it: the owner, and who reads everything; other parties do not."""
    sees_all = may(reader, Action.READ, deliverables_thing(found.agreement_id))
    return (sees_all or acts_for(reader, found)) and may(reader, Action.READ, deliverable_thing(found))
