"""The things that permission is asked for on the pages of agreements."""

from uuid import UUID

from akkoord.desk.agreements.models import Participation
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may


def participation_thing(agreement_id: int, organisation_id: UUID | None = None) -> Thing:
    """Who takes part in an agreement, as a thing to ask permission for."""
    return Thing(Kind.PARTICIPATION, organisation_id=organisation_id, agreement_id=agreement_id)


def new_agreement() -> Thing:
    """An agreement that is not there yet: a role bound to one agreement opens no other."""
    return Thing(Kind.PARTICIPATION)


def handover_thing(agreement_id: int) -> Thing:
    """Everything that an agreement holds, as a thing to ask permission for."""
    return Thing(Kind.HANDOVER, agreement_id=agreement_id)


def may_hand_over(actor: Actor, action: Action, agreement_id: int) -> bool:
    """Whether `actor` may; whoever keeps away from one company of the agreement keeps away from the whole."""
    if not may(actor, action, handover_thing(agreement_id)):
        return False
    kept_away = Participation.objects.filter(agreement=agreement_id, organisation__in=actor.recused_from)
    return not (actor.recused_from and kept_away.exists())
