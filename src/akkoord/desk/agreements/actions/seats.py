"""The seats of a body: how many each group has, and who takes and leaves them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models.meetings import Body, Seat
from akkoord.desk.agreements.models.seats import SeatNumber
from akkoord.desk.agreements.queries.meetings import meetings_thing
from akkoord.desk.agreements.rules.meetings import SeatGroup
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor

Values = Mapping[str, Any]


def provide_seats(actor: Actor, body: Body) -> None:
    """Give a new body the seats that the agreement is set up with, from its first day."""
    starts = body.agreement.starts or timezone.localdate()
    SeatNumber.objects.bulk_create(
        SeatNumber(body=body, group=each.group, seats=each.seats, starts=starts, by_id=actor.user_id)
        for each in body.agreement.seat_rows
        if each.body == body.kind
    )


@transaction.atomic
def set_seats(actor: Actor, body: Body, group: SeatGroup, *, seats: int, starts: date) -> SeatNumber:
    """Give a group this many seats from a day on; the same day again corrects the number."""
    require(actor, Action.WRITE, meetings_thing(body.agreement_id))
    return SeatNumber.objects.update_or_create(
        body=body, group=group, starts=starts, defaults={"seats": seats, "by_id": actor.user_id}
    )[0]


@transaction.atomic
def give_seat(actor: Actor, body: Body, *, entry: UUID, values: Values) -> Seat:
    """Seat somebody in a body; the same `entry` again answers the seat that stands."""
    require(actor, Action.WRITE, meetings_thing(body.agreement_id))
    return Seat.objects.get_or_create(entry=entry, defaults={**values, "body": body, "by_id": actor.user_id})[
        0
    ]


@transaction.atomic
def end_seat(actor: Actor, seat: Seat, *, on: date) -> Seat:
    """Let somebody leave after `on`, or after the first day where that is later."""
    require(actor, Action.WRITE, meetings_thing(seat.body.agreement_id))
    locked = Seat.objects.select_for_update().get(pk=seat.pk)
    locked.ends = max(on, locked.starts)
    locked.save(update_fields=["ends"])
    return locked
