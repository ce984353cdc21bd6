"""Which way a complaint or dispute goes before the committee, to a ruling that all may read (cases 6.2)."""

from enum import StrEnum

from akkoord.desk.cases.rules.clocks import Clock
from akkoord.desk.cases.rules.moves import Move, move
from akkoord.engine.text import gettext_noop


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    FILED = "filed"
    REGISTERED = "registered"
    ADMISSIBLE = "admissible"
    INADMISSIBLE = "inadmissible"
    REPAIR = "repair"
    DEFENCE = "defence"
    REPLY = "reply"
    HEARING = "hearing"
    INTERIM_RULING = "interim_ruling"
    FINAL_RULING = "final_ruling"
    PUBLISHED = "published"
    MONITORED = "monitored"
    CLOSED = "closed"


COMPLAINT_STATE_TITLES = {
    ComplaintState.FILED: gettext_noop("filed"),
    ComplaintState.REGISTERED: gettext_noop("registered"),
    ComplaintState.ADMISSIBLE: gettext_noop("admissible"),
    ComplaintState.INADMISSIBLE: gettext_noop("inadmissible"),
    ComplaintState.REPAIR: gettext_noop("to be completed"),
    ComplaintState.DEFENCE: gettext_noop("defence"),
    ComplaintState.REPLY: gettext_noop("reply and rejoinder"),
    ComplaintState.HEARING: gettext_noop("hearings"),
    ComplaintState.INTERIM_RULING: gettext_noop("interim ruling"),
    ComplaintState.FINAL_RULING: gettext_noop("final ruling"),
    ComplaintState.PUBLISHED: gettext_noop("ruling published"),
    ComplaintState.MONITORED: gettext_noop("compliance is watched"),
    ComplaintState.CLOSED: gettext_noop("closed"),
}


class ComplaintStep(StrEnum):
    """What the committee or a party does."""

    REGISTER = "register"
    ADMIT = "admit"
    REFUSE = "refuse"
    ASK_FOR_REPAIR = "ask_for_repair"
    REPAIR = "repair"
    DEFEND = "defend"
    REPLY = "reply"
    HEAR = "hear"
    RULE_FOR_NOW = "rule_for_now"
    RULE = "rule"
    PUBLISH = "publish"
    WATCH = "watch"
    CLOSE = "close"


class Ruling(StrEnum):
    """What the committee decides in the end."""

    FOUNDED = "founded"
    PARTLY_FOUNDED = "partly_founded"
    UNFOUNDED = "unfounded"


RULING_TITLES = {
    Ruling.FOUNDED: gettext_noop("founded"),
    Ruling.PARTLY_FOUNDED: gettext_noop("partly founded"),
    Ruling.UNFOUNDED: gettext_noop("unfounded"),
}
_HEARD = (ComplaintState.HEARING, ComplaintState.INTERIM_RULING)

COMPLAINT_MOVES: dict[ComplaintStep, Move[ComplaintState]] = {
    ComplaintStep.REGISTER: move(
        [ComplaintState.FILED], ComplaintState.REGISTERED, begins=[Clock.PRIMA_FACIE]
    ),
    ComplaintStep.ADMIT: move(
        [ComplaintState.REGISTERED],
        ComplaintState.ADMISSIBLE,
        stops=[Clock.PRIMA_FACIE],
        begins=[Clock.RULING],
        needs_reason=True,
    ),
    ComplaintStep.REFUSE: move(
        [ComplaintState.REGISTERED], ComplaintState.INADMISSIBLE, stops=[Clock.PRIMA_FACIE], needs_reason=True
    ),
    ComplaintStep.ASK_FOR_REPAIR: move(
        [ComplaintState.REGISTERED], ComplaintState.REPAIR, stops=[Clock.PRIMA_FACIE], needs_reason=True
    ),
    ComplaintStep.REPAIR: move(
        [ComplaintState.REPAIR], ComplaintState.REGISTERED, begins=[Clock.PRIMA_FACIE]
    ),
    ComplaintStep.DEFEND: move([ComplaintState.ADMISSIBLE], ComplaintState.DEFENCE),
    ComplaintStep.REPLY: move([ComplaintState.DEFENCE], ComplaintState.REPLY),
    ComplaintStep.HEAR: move([ComplaintState.REPLY, *_HEARD], ComplaintState.HEARING),
    ComplaintStep.RULE_FOR_NOW: move(
        [ComplaintState.HEARING], ComplaintState.INTERIM_RULING, needs_reason=True
    ),
    ComplaintStep.RULE: move(_HEARD, ComplaintState.FINAL_RULING, stops=[Clock.RULING], needs_reason=True),
    ComplaintStep.PUBLISH: move([ComplaintState.FINAL_RULING], ComplaintState.PUBLISHED),
    ComplaintStep.WATCH: move([ComplaintState.PUBLISHED], ComplaintState.MONITORED),
    ComplaintStep.CLOSE: move(
        [ComplaintState.PUBLISHED, ComplaintState.MONITORED, ComplaintState.INADMISSIBLE],
        ComplaintState.CLOSED,
        needs_reason=True,
    ),
}
