"""Reviews and monitoring reports: what they are, how a recommendation stands, and what may become of it."""

from datetime import date
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ReviewKind(StrEnum):
    """What sort of report somebody outside the secretariat makes (agreements 2.14)."""

    MIDTERM_REVIEW = "midterm_review"
    MONITORING_REPORT = "monitoring_report"
    FINAL_EVALUATION = "final_evaluation"
    PROGRESS_REPORT = "progress_report"
    RULING = "ruling"


REVIEW_KIND_TITLES = {
    ReviewKind.MIDTERM_REVIEW: gettext_noop("mid-term review"),
    ReviewKind.MONITORING_REPORT: gettext_noop("report of the monitoring committee"),
    ReviewKind.FINAL_EVALUATION: gettext_noop("final evaluation"),
    ReviewKind.PROGRESS_REPORT: gettext_noop("progress report over all agreements"),
    ReviewKind.RULING: gettext_noop("ruling with recommendations to the agreement"),
}


class RecommendationState(StrEnum):
    """What became of a recommendation; late follows from its day."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"


class RecommendationStanding(StrEnum):
    """How a recommendation stands today, as the page shows it."""

    LATE = "late"
    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    REJECTED = "rejected"


RECOMMENDATION_STANDING_TITLES = {
    RecommendationStanding.LATE: gettext_noop("late"),
    RecommendationStanding.OPEN: gettext_noop("waits for an answer"),
    RecommendationStanding.ACCEPTED: gettext_noop("accepted, under way"),
    RecommendationStanding.DONE: gettext_noop("done"),
    RecommendationStanding.REJECTED: gettext_noop("rejected"),
}


class RecommendationMove(StrEnum):
    """What somebody writes down about a recommendation."""

    MADE = "made"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOTE = "note"
    DONE = "done"
    MOVED = "moved"
    REOPENED = "reopened"


RECOMMENDATION_MOVE_TITLES = {
    RecommendationMove.MADE: gettext_noop("recommended"),
    RecommendationMove.ACCEPTED: gettext_noop("it is accepted"),
    RecommendationMove.REJECTED: gettext_noop("it is rejected"),
    RecommendationMove.NOTE: gettext_noop("a note on how it goes"),
    RecommendationMove.DONE: gettext_noop("it is done"),
    RecommendationMove.MOVED: gettext_noop("another date was agreed"),
    RecommendationMove.REOPENED: gettext_noop("it is open again"),
}
_OF_THE_ADDRESSEE = frozenset(
    {
        RecommendationMove.ACCEPTED,
        RecommendationMove.REJECTED,
        RecommendationMove.NOTE,
        RecommendationMove.DONE,
    }
)
_NEXT = {
    RecommendationState.OPEN: (
        RecommendationMove.ACCEPTED,
        RecommendationMove.REJECTED,
        RecommendationMove.NOTE,
        RecommendationMove.MOVED,
    ),
    RecommendationState.ACCEPTED: (
        RecommendationMove.NOTE,
        RecommendationMove.DONE,
        RecommendationMove.MOVED,
        RecommendationMove.REOPENED,
    ),
    RecommendationState.REJECTED: (RecommendationMove.REOPENED,),
    RecommendationState.DONE: (RecommendationMove.REOPENED,),
}
RECOMMENDATION_STATE_AFTER = {
    RecommendationMove.ACCEPTED: RecommendationState.ACCEPTED,
    RecommendationMove.REJECTED: RecommendationState.REJECTED,
    RecommendationMove.DONE: RecommendationState.DONE,
    RecommendationMove.REOPENED: RecommendationState.OPEN,
}
"""The state that begins with a move; the others leave it as it is."""
NEEDS_DATE = frozenset({RecommendationMove.ACCEPTED, RecommendationMove.MOVED})
"""Whoever accepts says by when it is done; another date needs to be told."""


class RecommendationMoveNotOpen(AkkoordError):
    """The recommendation stands otherwise by now, or only the secretariat may do it."""

    code = "recommendation_move_not_open"
    sentence = gettext_noop("This cannot be written down now. Look at the recommendation once more.")


class DateNeeded(AkkoordError):
    """It is to be done, but by when?"""

    code = "date_needed"
    sentence = gettext_noop("Give the day by which it is done.")


def recommendation_standing(
    state: RecommendationState, due: date | None, *, today: date
) -> RecommendationStanding:
    """How a recommendation stands on a day; the last day for answer or deed is not late yet."""
    if state in {RecommendationState.OPEN, RecommendationState.ACCEPTED} and due and due < today:
        return RecommendationStanding.LATE
    return RecommendationStanding(state.value)


def recommendation_moves(state: RecommendationState, *, for_all: bool) -> tuple[RecommendationMove, ...]:
    """What can be written down; its addressee alone neither moves the day nor takes an answer back."""
    return tuple(move for move in _NEXT[state] if for_all or move in _OF_THE_ADDRESSEE)
