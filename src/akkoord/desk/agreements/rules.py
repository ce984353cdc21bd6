"""Phases of an agreement and states of a participation, and which may follow which."""

from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class Phase(StrEnum):
    """The phases of an agreement (handbook, agreements 2.2)."""

    EXPLORING = "exploring"
    NEGOTIATING = "negotiating"
    SIGNED = "signed"
    IMPLEMENTING = "implementing"
    CLOSING = "closing"
    ENDED = "ended"
    ABANDONED = "abandoned"


PHASE_TITLES = {
    Phase.EXPLORING: gettext_noop("exploring"),
    Phase.NEGOTIATING: gettext_noop("being negotiated"),
    Phase.SIGNED: gettext_noop("signed"),
    Phase.IMPLEMENTING: gettext_noop("running"),
    Phase.CLOSING: gettext_noop("closing"),
    Phase.ENDED: gettext_noop("ended"),
    Phase.ABANDONED: gettext_noop("abandoned"),
}
NEXT_PHASES = {
    Phase.EXPLORING: {Phase.NEGOTIATING, Phase.ABANDONED},
    Phase.NEGOTIATING: {Phase.SIGNED, Phase.ABANDONED},
    Phase.SIGNED: {Phase.IMPLEMENTING},
    Phase.IMPLEMENTING: {Phase.CLOSING},
    Phase.CLOSING: {Phase.ENDED},
    Phase.ENDED: set[Phase](),
    Phase.ABANDONED: set[Phase](),
}
PHASES_WITH_ADMISSION = {Phase.SIGNED, Phase.IMPLEMENTING}


class OrganisationKind(StrEnum):
    """What an organisation is, apart from any agreement."""

    COMPANY = "company"
    GOVERNMENT = "government"
    UNION = "union"
    TRADE_ASSOCIATION = "trade_association"
    NGO = "ngo"
    OTHER = "other"


class PartyRole(StrEnum):
    """What an organisation is in an agreement (handbook, agreements 2.5)."""

    SIGNATORY = "signatory"
    SUPPORTER = "supporter"
    PARTICIPATING_COMPANY = "participating_company"
    ASSOCIATE_MEMBER = "associate_member"


PARTY_ROLE_TITLES = {
    PartyRole.SIGNATORY: gettext_noop("signatory"),
    PartyRole.SUPPORTER: gettext_noop("supporter"),
    PartyRole.PARTICIPATING_COMPANY: gettext_noop("participating company"),
    PartyRole.ASSOCIATE_MEMBER: gettext_noop("associate member"),
}
COMPANY_ROLES = {PartyRole.PARTICIPATING_COMPANY, PartyRole.ASSOCIATE_MEMBER}
"""The roles that hand in lists of locations."""


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
FINAL_STATES = {state for state, following in NEXT_STATES.items() if not following}


class IllegalMove(AkkoordError):
    """The state that somebody wants does not follow the present one."""

    code = "illegal_move"
    sentence = gettext_noop('"%(now)s" cannot be followed by "%(wanted)s".')


class NotInThisPhase(AkkoordError):
    """The phase of the agreement does not allow it."""

    code = "not_in_this_phase"
    sentence = gettext_noop("This is not possible in the present phase of the agreement.")


class ReasonNeeded(AkkoordError):
    """A change of state is a fact with a reason."""

    code = "reason_needed"
    sentence = gettext_noop("Say in a few words why.")


def check_move(now: ParticipationState, wanted: ParticipationState, *, phase: Phase) -> None:
    """Raise `IllegalMove` or `NotInThisPhase` unless `wanted` may follow `now`."""
    if wanted not in NEXT_STATES[now]:
        raise IllegalMove(now=now, wanted=wanted)
    if wanted is ParticipationState.ADMITTED and phase not in PHASES_WITH_ADMISSION:
        raise NotInThisPhase


def check_phase(now: Phase, wanted: Phase) -> None:
    """Raise `IllegalMove` unless the agreement may go from `now` to `wanted`."""
    if wanted not in NEXT_PHASES[now]:
        raise IllegalMove(now=now, wanted=wanted)
