"""Which way a signal goes: anything that comes in about a location, until it is answered (cases 6.2)."""

from enum import StrEnum

from akkoord.desk.cases.rules.clocks import Clock
from akkoord.desk.cases.rules.moves import Move, move
from akkoord.engine.text import gettext_noop


class SignalState(StrEnum):
    """Where a signal stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    TRIAGED = "triaged"
    AWAITING_INFORMATION = "awaiting_information"
    OPENED_AS_CASE = "opened_as_case"
    MERGED_INTO_CASE = "merged_into_case"
    FORWARDED = "forwarded"
    NOT_IN_SCOPE = "not_in_scope"
    SPAM = "spam"
    LAPSED = "lapsed"


SIGNAL_STATE_TITLES = {
    SignalState.RECEIVED: gettext_noop("received"),
    SignalState.ACKNOWLEDGED: gettext_noop("acknowledged"),
    SignalState.TRIAGED: gettext_noop("looked at"),
    SignalState.AWAITING_INFORMATION: gettext_noop("more was asked"),
    SignalState.OPENED_AS_CASE: gettext_noop("became a case"),
    SignalState.MERGED_INTO_CASE: gettext_noop("part of another case"),
    SignalState.FORWARDED: gettext_noop("forwarded"),
    SignalState.NOT_IN_SCOPE: gettext_noop("not for this agreement"),
    SignalState.SPAM: gettext_noop("junk"),
    SignalState.LAPSED: gettext_noop("ended without an answer"),
}


class SignalStep(StrEnum):
    """What is done with a signal."""

    ACKNOWLEDGE = "acknowledge"
    TRIAGE = "triage"
    ASK = "ask"
    HEAR = "hear"
    OPEN_CASE = "open_case"
    MERGE = "merge"
    FORWARD = "forward"
    REFUSE = "refuse"
    MARK_AS_SPAM = "mark_as_spam"
    LAPSE = "lapse"


_LOOKED_AT = (SignalState.TRIAGED,)

SIGNAL_MOVES: dict[SignalStep, Move[SignalState]] = {
    SignalStep.ACKNOWLEDGE: move(
        [SignalState.RECEIVED], SignalState.ACKNOWLEDGED, stops=[Clock.ACKNOWLEDGE], begins=[Clock.PROGRESS]
    ),
    SignalStep.TRIAGE: move([SignalState.ACKNOWLEDGED], SignalState.TRIAGED, stops=[Clock.TRIAGE]),
    SignalStep.ASK: move(
        _LOOKED_AT, SignalState.AWAITING_INFORMATION, begins=[Clock.MORE_INFORMATION], needs_reason=True
    ),
    SignalStep.HEAR: move(
        [SignalState.AWAITING_INFORMATION], SignalState.TRIAGED, stops=[Clock.MORE_INFORMATION]
    ),
    SignalStep.OPEN_CASE: move(_LOOKED_AT, SignalState.OPENED_AS_CASE),
    SignalStep.MERGE: move(_LOOKED_AT, SignalState.MERGED_INTO_CASE, needs_reason=True),
    SignalStep.FORWARD: move(_LOOKED_AT, SignalState.FORWARDED, needs_reason=True, stops=[Clock.PROGRESS]),
    SignalStep.REFUSE: move(_LOOKED_AT, SignalState.NOT_IN_SCOPE, needs_reason=True, stops=[Clock.PROGRESS]),
    SignalStep.MARK_AS_SPAM: move(_LOOKED_AT, SignalState.SPAM, needs_reason=True, stops=[Clock.PROGRESS]),
    SignalStep.LAPSE: move(
        [SignalState.AWAITING_INFORMATION],
        SignalState.LAPSED,
        stops=[Clock.MORE_INFORMATION, Clock.PROGRESS],
        needs_reason=True,
    ),
}
FIRST_CLOCKS = (Clock.ACKNOWLEDGE, Clock.TRIAGE)
"""They run from the moment on which a signal came in."""
ENDED_SIGNALS = frozenset(SignalState) - {
    SignalState.RECEIVED,
    SignalState.ACKNOWLEDGED,
    SignalState.TRIAGED,
    SignalState.AWAITING_INFORMATION,
}
