"""One way of moving for signals, cases, involvements and complaints: a table of moves, and one door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from akkoord.desk.cases.rules.clocks import Clock
from akkoord.desk.cases.rules.refusals import MoveNeedsReason, NotFromHere

State = TypeVar("State", bound=StrEnum)
Step = TypeVar("Step", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[State]):
    """From which states a step leads where, and which clocks it stops and starts."""

    starts: frozenset[State]
    ends: State
    stops: tuple[Clock, ...] = ()
    begins: tuple[Clock, ...] = ()
    needs_reason: bool = False


def move(
    starts: Iterable[State],
    ends: State,
    *,
    stops: Iterable[Clock] = (),
    begins: Iterable[Clock] = (),
    needs_reason: bool = False,
) -> Move[State]:
    """A row of a table of moves."""
    return Move(frozenset(starts), ends, tuple(stops), tuple(begins), needs_reason)


def moved(table: Mapping[Step, Move[State]], step: Step, *, now: State, reason: str = "") -> Move[State]:
    """The move that the step is from here; raises `NotFromHere` or `MoveNeedsReason`."""
    made = table[step]
    if now not in made.starts:
        raise NotFromHere(now=now, step=step)
    if made.needs_reason and not reason.strip():
        raise MoveNeedsReason(step=step)
    return made


def steps_from(table: Mapping[Step, Move[State]], now: State) -> list[Step]:
    """The steps that are possible from here, in the order of the table."""
    return [step for step, made in table.items() if now in made.starts]
