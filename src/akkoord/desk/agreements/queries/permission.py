"""The things that permission is asked for on the pages of agreements."""

from uuid import UUID

from akkoord.desk.people.rules import Kind, Thing


def participation_thing(agreement_id: int, organisation_id: UUID | None = None) -> Thing:
    """Who takes part in an agreement, as a thing to ask permission for."""
    return Thing(Kind.PARTICIPATION, organisation_id=organisation_id, agreement_id=agreement_id)


def new_agreement() -> Thing:
    """An agreement that is not there yet: a role bound to one agreement opens no other."""
    return Thing(Kind.PARTICIPATION)
