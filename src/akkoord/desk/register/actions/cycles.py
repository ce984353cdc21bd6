"""Opening a year, and moving it on."""

from datetime import date

from django.db import transaction

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Phase, Work, check_allows
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.rules import CycleState, check_cycle_move


@transaction.atomic
def open_cycle(actor: Actor, agreement: Agreement, year: int, *, opens: date, locations_due: date) -> Cycle:
    """Open `year` for lists; opening an open year again changes nothing.

    Raises `NotAllowed`, or `NotInThisPhase` before the agreement is signed and after it ended.
    """
    require(actor, Action.WRITE, Thing(Kind.HAND_IN, agreement_id=agreement.pk))
    check_allows(Phase(agreement.phase), Work.INTAKE)
    cycle, _ = Cycle.objects.get_or_create(
        agreement=agreement, year=year, defaults={"opens": opens, "locations_due": locations_due}
    )
    return cycle if cycle.state == CycleState.OPEN else _move(cycle, CycleState.OPEN)


@transaction.atomic
def change_cycle_state(actor: Actor, cycle: Cycle, state: CycleState) -> Cycle:
    """Move `cycle` to `state`: close it, open it again, go on to the assessment."""
    require(actor, Action.WRITE, hand_in_thing(cycle))
    return _move(cycle, state)


@transaction.atomic
def set_appearances(actor: Actor, cycle: Cycle, *, list_on: date | None, report_on: date | None) -> Cycle:
    """Say on which days the public list and the annual report appear; None leaves it as agreed."""
    require(actor, Action.WRITE, hand_in_thing(cycle))
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    locked.list_on, locked.report_on = list_on, report_on
    locked.save(update_fields=["list_on", "report_on"])
    return locked


def _move(cycle: Cycle, state: CycleState) -> Cycle:
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    check_cycle_move(CycleState(locked.state), state)
    locked.state = state
    locked.save(update_fields=["state"])
    return locked
