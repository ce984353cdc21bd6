"""Seats: how many each group has in a body, which are vacant, and whether enough are filled to decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Self

from akkoord.desk.agreements.rules.meetings import BODY_KIND_TITLES, SEAT_GROUP_TITLES, BodyKind, SeatGroup


@dataclass(frozen=True, slots=True)
class GroupSeats:
    """How many seats a group has in bodies of one kind, as the agreement is set up."""

    body: BodyKind
    group: SeatGroup
    seats: int

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The seats in a row."""
        return cls(BodyKind(row["body"]), SeatGroup(row["group"]), int(row["seats"]))

    @property
    def body_title(self) -> str:
        """The sort of body, to be translated."""
        return BODY_KIND_TITLES[self.body]

    @property
    def group_title(self) -> str:
        """The group, to be translated."""
        return SEAT_GROUP_TITLES[self.group]


@dataclass(frozen=True, slots=True)
class Representation:
    """How many seats were filled at a meeting, of how many, and how many are needed to decide."""

    filled: int
    seats: int
    needed: int | None = None

    @property
    def is_enough(self) -> bool:
        """Whether the body may decide; without a rule it always may."""
        return self.needed is None or self.filled >= self.needed


def representation(
    seats: Mapping[str, int], present: Iterable[str], *, quorum_share: int | None
) -> Representation:
    """Count the filled seats: `present` names the group of each member or deputy who was there.

    More people of a group than it has seats fill no more than these. `quorum_share` is in percent of
    all seats.
    """
    there = list(present)
    filled = sum(min(number, there.count(group)) for group, number in seats.items())
    total = sum(seats.values())
    return Representation(filled, total, None if quorum_share is None else ceil(total * quorum_share / 100))
