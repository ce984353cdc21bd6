"""Who holds the seats of a body by group, which are vacant, and how many a meeting had filled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import Attendance, Body, Meeting, Seat
from akkoord.desk.agreements.models.seats import SeatNumber
from akkoord.desk.agreements.rules.meetings import SEAT_GROUP_TITLES, Presence, SeatGroup
from akkoord.desk.agreements.rules.seats import Representation, representation


@dataclass(frozen=True, slots=True)
class GroupInBody:
    """One group in one body on one day."""

    group: SeatGroup
    seats: int | None
    """None where nobody has said how many."""
    members: tuple[Seat, ...]
    deputies: tuple[Seat, ...]

    @property
    def title(self) -> str:
        """The group as people call it."""
        return gettext(SEAT_GROUP_TITLES[self.group])

    @property
    def vacant(self) -> int:
        """Seats that nobody holds."""
        return max(0, (self.seats or 0) - len(self.members))

    @property
    def too_many(self) -> int:
        """Members for whom the group has no seat."""
        return 0 if self.seats is None else max(0, len(self.members) - self.seats)


@dataclass(frozen=True, slots=True)
class SeatsOfBody:
    """A body with its groups."""

    body: Body
    groups: tuple[GroupInBody, ...]

    @property
    def vacant(self) -> int:
        """Seats that nobody holds, over all groups."""
        return sum(each.vacant for each in self.groups)


def seats_by_group(agreement: Agreement, *, on: date) -> list[SeatsOfBody]:
    """Every body of an agreement with who sits in it for which group on one day."""
    seats = Seat.objects.select_related("organisation")
    bodies = agreement.bodies.prefetch_related(Prefetch("seats", seats), "seat_numbers")
    return [groups_in(body, on=on) for body in bodies]


def groups_in(body: Body, *, on: date) -> SeatsOfBody:
    """One body; it reads nothing where its seats and their numbers are read already."""
    numbers = _numbers(body.seat_numbers.all(), on)
    sitting = [each for each in body.seats.all() if each.starts <= on and (not each.ends or on <= each.ends)]
    known = {*numbers, *(each.group for each in sitting)}
    return SeatsOfBody(
        body,
        tuple(_group(group, numbers.get(group), sitting) for group in SeatGroup if group.value in known),
    )


def representation_at(meeting: Meeting, attendances: Iterable[Attendance]) -> Representation | None:
    """How many seats were filled; None before attendance is noted, and where seats have no number."""
    there = [each for each in attendances if each.presence != Presence.NOT_NOTED]
    numbers = _numbers(meeting.body.seat_numbers.all(), meeting.on)
    if not any(numbers.values()) or not there:
        return None
    present = [each.group for each in there if each.seat_id and each.presence == Presence.PRESENT]
    return representation(numbers, present, quorum_share=meeting.body.agreement.quorum_share)


def _numbers(rows: Iterable[SeatNumber], on: date) -> dict[str, int]:
    """Group → its seats on one day; the newest number counts."""
    return {each.group: each.seats for each in rows if each.starts <= on}


def _group(group: SeatGroup, seats: int | None, sitting: Sequence[Seat]) -> GroupInBody:
    own = [each for each in sitting if each.group == group]
    members = tuple(each for each in own if not each.is_deputy)
    return GroupInBody(group, seats, members, tuple(each for each in own if each.is_deputy))
