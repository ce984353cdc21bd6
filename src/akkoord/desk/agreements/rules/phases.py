"""The phases of an agreement: which may follow which, and what each allows."""

from enum import StrEnum

from akkoord.desk.agreements.rules.refusals import IllegalMove, NotInThisPhase
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
PHASE_EXPLANATIONS = {
    Phase.EXPLORING: gettext_noop("First talks. There are no parties yet, and nothing is handed in."),
    Phase.NEGOTIATING: gettext_noop("The parties talk about the text. Nothing is handed in yet."),
    Phase.SIGNED: gettext_noop("Companies may join and hand in; the first year is being prepared."),
    Phase.IMPLEMENTING: gettext_noop("Companies join, hand in and are assessed, year after year."),
    Phase.CLOSING: gettext_noop("What is running is finished. No new company comes in."),
    Phase.ENDED: gettext_noop("Only the archive is left; nothing is handed in or published any more."),
    Phase.ABANDONED: gettext_noop("The talks ended without an agreement."),
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


class Work(StrEnum):
    """Work that only some phases allow."""

    ADMISSION = "admission"
    INTAKE = "intake"
    PUBLICATION = "publication"
    MOVING_PARTIES = "moving_parties"
    HANDING_OVER = "handing_over"


PHASES_WITH = {
    Work.ADMISSION: frozenset({Phase.SIGNED, Phase.IMPLEMENTING}),
    Work.INTAKE: frozenset({Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING}),
    Work.PUBLICATION: frozenset({Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING}),
    Work.MOVING_PARTIES: frozenset(set(Phase) - {Phase.ENDED, Phase.ABANDONED}),
    Work.HANDING_OVER: frozenset({Phase.CLOSING, Phase.ENDED, Phase.ABANDONED}),
}
PHASES_WITH_ADMISSION = PHASES_WITH[Work.ADMISSION]


def allows(phase: Phase, work: Work) -> bool:
    """Whether the phase lets this work be done."""
    return phase in PHASES_WITH[work]


def check_allows(phase: Phase, work: Work) -> None:
    """Raise `NotInThisPhase` unless the phase lets this work be done."""
    if not allows(phase, work):
        raise NotInThisPhase


def check_phase(now: Phase, wanted: Phase) -> None:
    """Raise `IllegalMove` unless the agreement may go from `now` to `wanted`."""
    if wanted not in NEXT_PHASES[now]:
        raise IllegalMove(now=now, wanted=wanted)
