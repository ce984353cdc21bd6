"""Making a promise, writing down what became of it, reminding its owner."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.actions.telling import remind_of_day
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.commitments import Commitment, CommitmentEvent
from akkoord.desk.agreements.queries.commitments import (
    commitments_thing,
    keepers_of,
    promises_to_remind,
    thing_for_all,
    thing_to_write,
)
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.commitments import (
    STATE_AFTER,
    CommitmentMove,
    CommitmentState,
    MoveNotOpen,
    NewDateNeeded,
    moves_from,
    next_due,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, may


@transaction.atomic
def make_promise(
    actor: Actor, agreement: Agreement, *, entry: UUID, values: Mapping[str, Any], on: date
) -> Commitment:
    """Write down what somebody promised; the same `entry` again answers what stands."""
    owner = values.get("owner")
    require(actor, Action.WRITE, commitments_thing(agreement.pk))
    require(actor, Action.WRITE, commitments_thing(agreement.pk, owner.pk if owner else None))
    commitment, is_new = Commitment.objects.get_or_create(
        entry=entry, defaults={**values, "agreement": agreement, "by_id": actor.user_id}
    )
    if is_new:
        when = commitment.due.isoformat() if commitment.due else commitment.due_words
        CommitmentEvent.objects.create(
            commitment=commitment, move=CommitmentMove.MADE, text=when, on=on, by_id=actor.user_id
        )
    return commitment


@transaction.atomic
def write_down(
    actor: Actor,
    commitment: Commitment,
    move: CommitmentMove,
    *,
    entry: UUID,
    values: Mapping[str, Any],
) -> Commitment:
    """Write down what became of a promise; the one door for its state.

    `values` are `text`, the evidence or reason, `on`, its day, and `due` where another date was agreed.

    A promise that comes back is begun again once it is kept.

    Raises `NotAllowed`, `MoveNotOpen`, `NewDateNeeded` or `ReasonNeeded`; then nothing has changed.
    The same `entry` again changes nothing.
    """
    require(actor, Action.WRITE, thing_to_write(commitment))
    locked = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    if locked.events.filter(entry=entry).exists():
        return locked
    if move not in moves_open_to(actor, locked):
        raise MoveNotOpen
    text, due = str(values["text"]).strip(), values.get("due")
    if not text:
        raise ReasonNeeded
    if move is CommitmentMove.MOVED and due is None:
        raise NewDateNeeded
    locked.state = STATE_AFTER.get(move, CommitmentState(locked.state))
    locked.due = due if move is CommitmentMove.MOVED else locked.due
    locked.save(update_fields=["state", "due"])
    CommitmentEvent.objects.create(
        commitment=locked, entry=entry, move=move, text=text, on=values["on"], by_id=actor.user_id
    )
    if move is CommitmentMove.KEPT:
        _begin_next_turn(actor, locked, on=values["on"])
    return locked


def _begin_next_turn(actor: Actor, kept: Commitment, *, on: date) -> None:
    """What comes back is open again for its next day; kept a second time it is not begun a second time."""
    if kept.every_months is None or kept.due is None:
        return
    due = next_due(kept.due, kept.every_months)
    begun, is_new = Commitment.objects.get_or_create(
        turn_before=kept,
        defaults={
            **{name: getattr(kept, name) for name in _OF_EVERY_TURN},
            "due": due,
            "by_id": actor.user_id,
        },
    )
    if is_new:
        CommitmentEvent.objects.create(
            commitment=begun, move=CommitmentMove.MADE, text=due.isoformat(), on=on, by_id=actor.user_id
        )


_OF_EVERY_TURN = (
    *("agreement", "meeting", "decision", "recommendation", "project", "confidential_to"),
    *("what", "owner", "owner_role", "due_words", "every_months"),
)


def moves_open_to(actor: Actor, commitment: Commitment) -> tuple[CommitmentMove, ...]:
    """What `actor` may write down about a promise."""
    if not may(actor, Action.WRITE, thing_to_write(commitment)):
        return ()
    for_all = may(actor, Action.WRITE, thing_for_all(commitment))
    return moves_from(CommitmentState(commitment.state), for_all=for_all)


@transaction.atomic
def remind_of_promises() -> int:
    """Write a letter for every promise that falls due soon, and another once it is late; answers how many.

    Done by the machine every day, so no permission is asked. A letter that was written is not written again.
    """
    return sum(
        remind_of_day("promise", f"promise/{each.pk}", each.due, keepers_of(each), {"commitment": each})
        for each in promises_to_remind()
    )
