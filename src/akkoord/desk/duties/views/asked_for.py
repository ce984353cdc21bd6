"""What an address of this app names, or the answer for what does not exist."""

from uuid import UUID

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.duties.actions.calendar import year_thing
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.rules import CycleState


def year_or_refuse(reader: Actor, cycle_id: int) -> Cycle:
    """The year, if the reader may see who has handed in."""
    found = Cycle.objects.select_related("agreement").filter(pk=cycle_id).first()
    if found is None:
        raise NotAllowed
    require(reader, Action.READ, year_thing(found))
    return found


def own_year_or_refuse(organisation: Organisation, cycle_id: int) -> Cycle:
    """A year of an agreement in which the company takes or took part."""
    found = (
        Cycle.objects.select_related("agreement")
        .exclude(state=CycleState.DRAFT)
        .filter(pk=cycle_id, agreement__participations__organisation=organisation)
        .first()
    )
    if found is None:
        raise NotAllowed
    return found


def organisation_or_refuse(organisation_id: UUID | None) -> Organisation:
    """The organisation with this identifier."""
    found = Organisation.objects.filter(pk=organisation_id).first() if organisation_id else None
    if found is None:
        raise NotAllowed
    return found


def kind_or_refuse(kind: str) -> DutyKind:
    """The kind of duty that an address names."""
    if kind not in set(DutyKind):
        raise NotAllowed
    return DutyKind(kind)


def uuid_or_none(text: str) -> UUID | None:
    """The identifier that was posted, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
