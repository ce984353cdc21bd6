"""Which way one company's part in a case goes; each company sees only its own (cases 6.2)."""

from enum import StrEnum

from akkoord.desk.cases.rules.clocks import Clock
from akkoord.desk.cases.rules.moves import Move, move
from akkoord.engine.text import gettext_noop


class InvolvementState(StrEnum):
    """Where a company stands in a case."""

    NOTIFIED = "notified"
    ACKNOWLEDGED = "acknowledged"
    LINK_CONFIRMED = "link_confirmed"
    LINK_DENIED = "link_denied"
    LINK_ENDED = "link_ended"
    PARTICIPATING = "participating"
    POSITION_SUBMITTED = "position_submitted"
    ACTING = "acting"
    RELEASED = "released"
    REMINDED = "reminded"
    CHAIR_WROTE = "chair_wrote"
    KNOCKED_OUT = "knocked_out"
    DISPUTED = "disputed"


INVOLVEMENT_STATE_TITLES = {
    InvolvementState.NOTIFIED: gettext_noop("told"),
    InvolvementState.ACKNOWLEDGED: gettext_noop("has read it"),
    InvolvementState.LINK_CONFIRMED: gettext_noop("confirms that it produces there"),
    InvolvementState.LINK_DENIED: gettext_noop("says that it does not produce there"),
    InvolvementState.LINK_ENDED: gettext_noop("says that it stopped producing there"),
    InvolvementState.PARTICIPATING: gettext_noop("takes part"),
    InvolvementState.POSITION_SUBMITTED: gettext_noop("has taken a position"),
    InvolvementState.ACTING: gettext_noop("acts"),
    InvolvementState.RELEASED: gettext_noop("released"),
    InvolvementState.REMINDED: gettext_noop("reminded"),
    InvolvementState.CHAIR_WROTE: gettext_noop("the chair has written"),
    InvolvementState.KNOCKED_OUT: gettext_noop("does not meet what it signed"),
    InvolvementState.DISPUTED: gettext_noop("before the committee"),
}


class InvolvementStep(StrEnum):
    """What a company does, or what happens because it does nothing."""

    ACKNOWLEDGE = "acknowledge"
    CONFIRM = "confirm"
    DENY = "deny"
    END = "end"
    TAKE_PART = "take_part"
    TAKE_POSITION = "take_position"
    ACT = "act"
    RELEASE = "release"
    REMIND = "remind"
    WRITE_AS_CHAIR = "write_as_chair"
    KNOCK_OUT = "knock_out"
    DISPUTE = "dispute"


_SILENT = (InvolvementState.NOTIFIED, InvolvementState.REMINDED, InvolvementState.CHAIR_WROTE)
_LINKED = (InvolvementState.LINK_CONFIRMED, InvolvementState.LINK_ENDED)

INVOLVEMENT_MOVES: dict[InvolvementStep, Move[InvolvementState]] = {
    InvolvementStep.ACKNOWLEDGE: move(
        [*_SILENT, InvolvementState.KNOCKED_OUT],
        InvolvementState.ACKNOWLEDGED,
        stops=[Clock.COMPANY_ACKNOWLEDGES],
        begins=[Clock.COMPANY_POSITION],
    ),
    InvolvementStep.CONFIRM: move([InvolvementState.ACKNOWLEDGED], InvolvementState.LINK_CONFIRMED),
    InvolvementStep.DENY: move(
        [InvolvementState.ACKNOWLEDGED],
        InvolvementState.LINK_DENIED,
        stops=[Clock.COMPANY_POSITION],
        needs_reason=True,
    ),
    InvolvementStep.END: move([InvolvementState.ACKNOWLEDGED], InvolvementState.LINK_ENDED),
    InvolvementStep.TAKE_PART: move(_LINKED, InvolvementState.PARTICIPATING),
    InvolvementStep.TAKE_POSITION: move(
        [InvolvementState.PARTICIPATING], InvolvementState.POSITION_SUBMITTED, stops=[Clock.COMPANY_POSITION]
    ),
    InvolvementStep.ACT: move([InvolvementState.POSITION_SUBMITTED], InvolvementState.ACTING),
    InvolvementStep.RELEASE: move(
        [InvolvementState.ACTING, InvolvementState.LINK_DENIED], InvolvementState.RELEASED, needs_reason=True
    ),
    InvolvementStep.REMIND: move([InvolvementState.NOTIFIED], InvolvementState.REMINDED),
    InvolvementStep.WRITE_AS_CHAIR: move([InvolvementState.REMINDED], InvolvementState.CHAIR_WROTE),
    InvolvementStep.KNOCK_OUT: move(
        [InvolvementState.CHAIR_WROTE], InvolvementState.KNOCKED_OUT, needs_reason=True
    ),
    InvolvementStep.DISPUTE: move(
        [InvolvementState.KNOCKED_OUT], InvolvementState.DISPUTED, needs_reason=True
    ),
}
"""A link that ended is still one: whoever produced there at the time of the facts stays involved."""
