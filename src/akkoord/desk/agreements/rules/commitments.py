"""What was promised: how a commitment stands, and what may happen to it."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

REMINDED_BEFORE = timedelta(days=14)
"""How long before its day the owner of a commitment is reminded."""


class CommitmentState(StrEnum):
    """How a commitment stands; late follows from its day."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"


class Standing(StrEnum):
    """How a commitment stands today, as the page of promises shows it."""

    LATE = "late"
    OPEN = "open"
    NO_DATE = "no_date"
    KEPT = "kept"
    DROPPED = "dropped"


STANDING_TITLES = {
    Standing.LATE: gettext_noop("late"),
    Standing.OPEN: gettext_noop("to come"),
    Standing.NO_DATE: gettext_noop("no date"),
    Standing.KEPT: gettext_noop("kept"),
    Standing.DROPPED: gettext_noop("dropped"),
}


class CommitmentMove(StrEnum):
    """What somebody writes down about a commitment."""

    MADE = "made"
    NOTE = "note"
    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"
    REOPENED = "reopened"


COMMITMENT_MOVE_TITLES = {
    CommitmentMove.MADE: gettext_noop("promised"),
    CommitmentMove.NOTE: gettext_noop("a note on how it goes"),
    CommitmentMove.KEPT: gettext_noop("it is kept"),
    CommitmentMove.MOVED: gettext_noop("another date was agreed"),
    CommitmentMove.DROPPED: gettext_noop("it is dropped"),
    CommitmentMove.REOPENED: gettext_noop("it is open again"),
}
_OF_THE_OWNER = (CommitmentMove.NOTE, CommitmentMove.KEPT)
_NEXT = {
    CommitmentState.OPEN: (*_OF_THE_OWNER, CommitmentMove.MOVED, CommitmentMove.DROPPED),
    CommitmentState.KEPT: (CommitmentMove.REOPENED,),
    CommitmentState.DROPPED: (CommitmentMove.REOPENED,),
}
STATE_AFTER = {
    CommitmentMove.KEPT: CommitmentState.KEPT,
    CommitmentMove.DROPPED: CommitmentState.DROPPED,
    CommitmentMove.REOPENED: CommitmentState.OPEN,
}
"""The state that begins with a move; the others leave it as it is."""


class MoveNotOpen(AkkoordError):
    """The commitment stands otherwise by now, or only the secretariat may do it."""

    code = "move_not_open"
    sentence = gettext_noop("This cannot be written down now. Look at the promise once more.")


class NewDateNeeded(AkkoordError):
    """Another date was agreed, but which?"""

    code = "new_date_needed"
    sentence = gettext_noop("Give the new date.")


class HasFollowUp(AkkoordError):
    """A decision from which a promise follows stays in the report."""

    code = "has_follow_up"
    sentence = gettext_noop("A promise follows from this decision, so it stays in the report.")


RHYTHMS = (1, 3, 6, 12, 24, 30)
"""Months: what recurs in agreements, from a monthly word to a review halfway through five years."""


def next_due(due: date, every_months: int) -> date:
    """The day of the next turn: so many months on, the last day of the month where there is no such day.

    It counts from the day on which the last one was due, not from when it was kept: no turn is passed over.
    """
    years, month = divmod(due.month - 1 + every_months, 12)
    last = monthrange(due.year + years, month + 1)[1]
    return date(due.year + years, month + 1, min(due.day, last))


def standing_of(state: CommitmentState, due: date | None, *, today: date) -> Standing:
    """How a commitment stands on a day; its last day is not late yet."""
    if state is not CommitmentState.OPEN:
        return Standing(state.value)
    if due is None:
        return Standing.NO_DATE
    return Standing.LATE if due < today else Standing.OPEN


def moves_from(state: CommitmentState, *, for_all: bool) -> tuple[CommitmentMove, ...]:
    """What can be written down; its owner alone neither drops nor moves what was promised to others."""
    return tuple(move for move in _NEXT[state] if for_all or move in _OF_THE_OWNER)
