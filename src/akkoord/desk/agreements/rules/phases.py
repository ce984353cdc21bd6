"""The phases of an agreement, and which may follow which."""

from enum import StrEnum

from akkoord.desk.agreements.rules.refusals import IllegalMove
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


def check_phase(now: Phase, wanted: Phase) -> None:
    """Raise `IllegalMove` unless the agreement may go from `now` to `wanted`."""
    if wanted not in NEXT_PHASES[now]:
        raise IllegalMove(now=now, wanted=wanted)
