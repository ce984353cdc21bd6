"""States of a participation, and which may follow which."""

from enum import StrEnum

from akkoord.desk.agreements.rules.phases import Phase, Work, check_allows
from akkoord.desk.agreements.rules.refusals import IllegalMove
from akkoord.engine.text import gettext_noop


class ParticipationState(StrEnum):
    """Where an organisation stands on its way into and out of an agreement (agreements 2.6)."""

    APPLIED = "applied"
    DOCUMENTS_SIGNED = "documents_signed"
    OBJECTION_WINDOW = "objection_window"
    ADMITTED = "admitted"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    BANKRUPT = "bankrupt"
    MERGED = "merged"
    EXPIRED = "expired"
    REFUSED = "refused"
    CANCELLED = "cancelled"


PARTICIPATION_STATE_TITLES = {
    ParticipationState.APPLIED: gettext_noop("has applied"),
    ParticipationState.DOCUMENTS_SIGNED: gettext_noop("documents signed"),
    ParticipationState.OBJECTION_WINDOW: gettext_noop("open for objections"),
    ParticipationState.ADMITTED: gettext_noop("admitted"),
    ParticipationState.ACTIVE: gettext_noop("active"),
    ParticipationState.SUSPENDED: gettext_noop("suspended"),
    ParticipationState.WITHDRAWN: gettext_noop("withdrawn"),
    ParticipationState.TERMINATED: gettext_noop("terminated"),
    ParticipationState.BANKRUPT: gettext_noop("bankrupt"),
    ParticipationState.MERGED: gettext_noop("merged into another company"),
    ParticipationState.EXPIRED: gettext_noop("expired"),
    ParticipationState.REFUSED: gettext_noop("refused"),
    ParticipationState.CANCELLED: gettext_noop("cancelled"),
}
LEFT_STATES = {
    ParticipationState.WITHDRAWN,
    ParticipationState.TERMINATED,
    ParticipationState.BANKRUPT,
    ParticipationState.MERGED,
    ParticipationState.EXPIRED,
}
STATES_WITHOUT_ACCESS = LEFT_STATES - {ParticipationState.EXPIRED}
"""States with which the people of a company that takes part in nothing else lose access.

When an agreement itself ends, its companies still fetch what is theirs.
"""
STOPPED_STATES = {ParticipationState.REFUSED, ParticipationState.CANCELLED}
NEXT_STATES = {
    ParticipationState.APPLIED: {ParticipationState.DOCUMENTS_SIGNED, *STOPPED_STATES},
    ParticipationState.DOCUMENTS_SIGNED: {ParticipationState.OBJECTION_WINDOW, *STOPPED_STATES},
    ParticipationState.OBJECTION_WINDOW: {ParticipationState.ADMITTED, *STOPPED_STATES},
    ParticipationState.ADMITTED: {ParticipationState.ACTIVE},
    ParticipationState.ACTIVE: {ParticipationState.SUSPENDED, *LEFT_STATES},
    ParticipationState.SUSPENDED: {ParticipationState.ACTIVE, *LEFT_STATES},
    **{state: set[ParticipationState]() for state in [*LEFT_STATES, *STOPPED_STATES]},
}
STATES_IN_FORCE = {ParticipationState.ACTIVE, ParticipationState.SUSPENDED}
"""States in which the duties of the agreement apply."""
STATES_ON_THE_WAY = {
    ParticipationState.APPLIED,
    ParticipationState.DOCUMENTS_SIGNED,
    ParticipationState.OBJECTION_WINDOW,
    ParticipationState.ADMITTED,
}
OWN_MOVES = frozenset({ParticipationState.CANCELLED, ParticipationState.WITHDRAWN})
"""Moves that a company makes itself: it steps back. All others are the secretariat's."""
FINAL_STATES = {state for state, following in NEXT_STATES.items() if not following}


def check_move(now: ParticipationState, wanted: ParticipationState, *, phase: Phase) -> None:
    """Raise `IllegalMove` or `NotInThisPhase` unless `wanted` may follow `now`."""
    if wanted not in NEXT_STATES[now]:
        raise IllegalMove(now=now, wanted=wanted)
    is_admission = wanted is ParticipationState.ADMITTED
    check_allows(phase, Work.ADMISSION if is_admission else Work.MOVING_PARTIES)
