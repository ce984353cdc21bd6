"""The states of things in the register, and which moves they may make."""

from enum import StrEnum

from akkoord.desk.register.rules.refusals import IllegalMove


class CycleState(StrEnum):
    """One year of an agreement."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ASSESSING = "assessing"
    PUBLISHED = "published"
    ARCHIVED = "archived"


STATES_THAT_TAKE_LISTS = (CycleState.OPEN, CycleState.CLOSED)
"""A company uploads and hands in, late or not."""


class SubmissionState(StrEnum):
    """One version of a company's list for one year; no version at all is "not handed in"."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"


class Disclosure(StrEnum):
    """Who may know that a company uses a location; confidential unless the company says otherwise."""

    CONFIDENTIAL = "confidential"
    CASE_PEERS = "case_peers"
    PUBLIC = "public"


class RowOrigin(StrEnum):
    """Where a row of a list comes from."""

    FILE = "file"
    BY_HAND = "by_hand"
    LAST_YEAR = "last_year"


class ColumnsFrom(StrEnum):
    """Who said which column holds what."""

    PROPOSED = "proposed"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"


class EndReason(StrEnum):
    """Why a company no longer uses a location."""

    NO_ORDERS = "no_orders"
    CLOSED = "closed"
    MOVED = "moved"
    EXIT = "exit"


class SiteDecision(StrEnum):
    """What a company says of a site of last year's list."""

    SAME = "same"
    """It is the site that this year's list names so."""
    OTHER = "other"
    """The proposed site of this year's list is another one."""
    ENDED = "ended"
    UNKNOWN = "unknown"


class RunState(StrEnum):
    """Where a run over all lists stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


CYCLE_MOVES: dict[CycleState, frozenset[CycleState]] = {
    CycleState.DRAFT: frozenset({CycleState.OPEN}),
    CycleState.OPEN: frozenset({CycleState.CLOSED}),
    CycleState.CLOSED: frozenset({CycleState.OPEN, CycleState.ASSESSING}),
    CycleState.ASSESSING: frozenset({CycleState.PUBLISHED}),
    CycleState.PUBLISHED: frozenset({CycleState.ARCHIVED}),
    CycleState.ARCHIVED: frozenset(),
}


SUBMISSION_MOVES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.SUBMITTED, SubmissionState.REPLACED}),
    SubmissionState.SUBMITTED: frozenset(
        {
            SubmissionState.IN_REVIEW,
            SubmissionState.ACCEPTED,
            SubmissionState.RETURNED,
            SubmissionState.REPLACED,
        }
    ),
    SubmissionState.IN_REVIEW: frozenset(
        {SubmissionState.ACCEPTED, SubmissionState.RETURNED, SubmissionState.REPLACED}
    ),
    SubmissionState.RETURNED: frozenset({SubmissionState.REPLACED}),
    SubmissionState.ACCEPTED: frozenset({SubmissionState.REPLACED}),
    SubmissionState.REPLACED: frozenset(),
}


REPLACES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED}),
    SubmissionState.SUBMITTED: frozenset({SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW}),
    SubmissionState.ACCEPTED: frozenset({SubmissionState.ACCEPTED}),
}
"""When a version reaches the state on the left, earlier versions in the states on the right give way.

So the last accepted version stays live until a later one is accepted."""


def check_cycle_move(old: CycleState, new: CycleState) -> None:
    """Raise `IllegalMove` unless a cycle may go from `old` to `new`."""
    if new not in CYCLE_MOVES[old]:
        raise IllegalMove(state=old.value)


def check_submission_move(old: SubmissionState, new: SubmissionState) -> None:
    """Raise `IllegalMove` unless a submission may go from `old` to `new`."""
    if new not in SUBMISSION_MOVES[old]:
        raise IllegalMove(state=old.value)
