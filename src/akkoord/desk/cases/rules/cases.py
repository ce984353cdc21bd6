"""Which way a case goes, from its opening to its follow-up, and which outcome may close it (cases 6.2)."""

from enum import StrEnum

from akkoord.desk.cases.rules.clocks import Clock
from akkoord.desk.cases.rules.moves import Move, move
from akkoord.desk.cases.rules.refusals import OutcomeNotPossible
from akkoord.engine.text import gettext_noop


class CaseState(StrEnum):
    """Where a case stands."""

    OPENED = "opened"
    SAFETY_REVIEW = "safety_review"
    LINK_LOOKUP = "link_lookup"
    COMPANIES_NOTIFIED = "companies_notified"
    FACT_FINDING = "fact_finding"
    LOCAL_INVESTIGATION = "local_investigation"
    DIALOGUE = "dialogue"
    MEDIATION = "mediation"
    SUBSTANTIATED = "substantiated"
    PARTLY_SUBSTANTIATED = "partly_substantiated"
    NOT_SUBSTANTIATED = "not_substantiated"
    INCONCLUSIVE = "inconclusive"
    REMEDY_PLAN = "remedy_plan"
    REMEDY_RUNNING = "remedy_running"
    VERIFICATION = "verification"
    CLOSED = "closed"
    FOLLOW_UP = "follow_up"
    ARCHIVED = "archived"


CASE_STATE_TITLES = {
    CaseState.OPENED: gettext_noop("opened"),
    CaseState.SAFETY_REVIEW: gettext_noop("safety of whoever reported"),
    CaseState.LINK_LOOKUP: gettext_noop("looking for the companies"),
    CaseState.COMPANIES_NOTIFIED: gettext_noop("companies are told"),
    CaseState.FACT_FINDING: gettext_noop("finding the facts"),
    CaseState.LOCAL_INVESTIGATION: gettext_noop("investigation on the spot"),
    CaseState.DIALOGUE: gettext_noop("dialogue with union and factory"),
    CaseState.MEDIATION: gettext_noop("mediation"),
    CaseState.SUBSTANTIATED: gettext_noop("substantiated"),
    CaseState.PARTLY_SUBSTANTIATED: gettext_noop("partly substantiated"),
    CaseState.NOT_SUBSTANTIATED: gettext_noop("not substantiated"),
    CaseState.INCONCLUSIVE: gettext_noop("cannot be decided"),
    CaseState.REMEDY_PLAN: gettext_noop("plan for remedy"),
    CaseState.REMEDY_RUNNING: gettext_noop("remedy under way"),
    CaseState.VERIFICATION: gettext_noop("remedy is checked"),
    CaseState.CLOSED: gettext_noop("closed"),
    CaseState.FOLLOW_UP: gettext_noop("followed up"),
    CaseState.ARCHIVED: gettext_noop("archived"),
}


class CaseStep(StrEnum):
    """What is done in a case."""

    REVIEW_SAFETY = "review_safety"
    LOOK_UP_LINKS = "look_up_links"
    NOTIFY = "notify"
    FIND_FACTS = "find_facts"
    INVESTIGATE = "investigate"
    TALK = "talk"
    MEDIATE = "mediate"
    SUBSTANTIATE = "substantiate"
    SUBSTANTIATE_PARTLY = "substantiate_partly"
    FIND_NOTHING = "find_nothing"
    LEAVE_UNDECIDED = "leave_undecided"
    PLAN_REMEDY = "plan_remedy"
    BEGIN_REMEDY = "begin_remedy"
    VERIFY = "verify"
    REDO_REMEDY = "redo_remedy"
    CLOSE = "close"
    FOLLOW_UP = "follow_up"
    ARCHIVE = "archive"
    REOPEN = "reopen"


class Outcome(StrEnum):
    """What a case was closed with."""

    REMEDIED = "remedied"
    PARTLY_REMEDIED = "partly_remedied"
    NOT_REMEDIED = "not_remedied"
    NO_BASIS = "no_basis"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


OUTCOME_TITLES = {
    Outcome.REMEDIED: gettext_noop("remedied"),
    Outcome.PARTLY_REMEDIED: gettext_noop("partly remedied"),
    Outcome.NOT_REMEDIED: gettext_noop("not remedied"),
    Outcome.NO_BASIS: gettext_noop("no basis found"),
    Outcome.WITHDRAWN: gettext_noop("withdrawn by whoever reported"),
    Outcome.REFERRED: gettext_noop("referred to others"),
}
_ENDED = frozenset({CaseState.CLOSED, CaseState.FOLLOW_UP, CaseState.ARCHIVED})
OPEN_STATES = frozenset(CaseState) - _ENDED
_FINDING = (CaseState.FACT_FINDING, CaseState.LOCAL_INVESTIGATION, CaseState.DIALOGUE, CaseState.MEDIATION)
_FOUND = (CaseState.SUBSTANTIATED, CaseState.PARTLY_SUBSTANTIATED)

CASE_MOVES: dict[CaseStep, Move[CaseState]] = {
    CaseStep.REVIEW_SAFETY: move([CaseState.OPENED], CaseState.SAFETY_REVIEW),
    CaseStep.LOOK_UP_LINKS: move([CaseState.SAFETY_REVIEW], CaseState.LINK_LOOKUP, begins=[Clock.NOTIFY]),
    CaseStep.NOTIFY: move([CaseState.LINK_LOOKUP], CaseState.COMPANIES_NOTIFIED, stops=[Clock.NOTIFY]),
    CaseStep.FIND_FACTS: move([CaseState.COMPANIES_NOTIFIED, *_FINDING[1:]], CaseState.FACT_FINDING),
    CaseStep.INVESTIGATE: move([CaseState.FACT_FINDING], CaseState.LOCAL_INVESTIGATION),
    CaseStep.TALK: move([CaseState.FACT_FINDING], CaseState.DIALOGUE),
    CaseStep.MEDIATE: move([CaseState.FACT_FINDING, CaseState.INCONCLUSIVE], CaseState.MEDIATION),
    CaseStep.SUBSTANTIATE: move(
        _FINDING, CaseState.SUBSTANTIATED, begins=[Clock.REMEDY_PLAN], needs_reason=True
    ),
    CaseStep.SUBSTANTIATE_PARTLY: move(
        _FINDING, CaseState.PARTLY_SUBSTANTIATED, begins=[Clock.REMEDY_PLAN], needs_reason=True
    ),
    CaseStep.FIND_NOTHING: move(_FINDING, CaseState.NOT_SUBSTANTIATED, needs_reason=True),
    CaseStep.LEAVE_UNDECIDED: move(_FINDING, CaseState.INCONCLUSIVE, needs_reason=True),
    CaseStep.PLAN_REMEDY: move(_FOUND, CaseState.REMEDY_PLAN, stops=[Clock.REMEDY_PLAN]),
    CaseStep.BEGIN_REMEDY: move([CaseState.REMEDY_PLAN], CaseState.REMEDY_RUNNING),
    CaseStep.VERIFY: move([CaseState.REMEDY_RUNNING], CaseState.VERIFICATION),
    CaseStep.REDO_REMEDY: move([CaseState.VERIFICATION], CaseState.REMEDY_RUNNING, needs_reason=True),
    CaseStep.CLOSE: move(
        OPEN_STATES,
        CaseState.CLOSED,
        stops=[Clock.NOTIFY, Clock.REMEDY_PLAN, Clock.PROGRESS],
        begins=[Clock.FOLLOW_UP_EARLY, Clock.FOLLOW_UP_LATE],
        needs_reason=True,
    ),
    CaseStep.FOLLOW_UP: move([CaseState.CLOSED], CaseState.FOLLOW_UP, stops=[Clock.FOLLOW_UP_EARLY]),
    CaseStep.ARCHIVE: move([CaseState.FOLLOW_UP], CaseState.ARCHIVED, stops=[Clock.FOLLOW_UP_LATE]),
    CaseStep.REOPEN: move(_ENDED, CaseState.SAFETY_REVIEW, begins=[Clock.PROGRESS], needs_reason=True),
}
_ANY_TIME = frozenset({Outcome.WITHDRAWN, Outcome.REFERRED})
_OUTCOMES = {
    CaseState.VERIFICATION: {Outcome.REMEDIED, Outcome.PARTLY_REMEDIED, Outcome.NOT_REMEDIED},
    CaseState.REMEDY_PLAN: {Outcome.NOT_REMEDIED},
    CaseState.REMEDY_RUNNING: {Outcome.PARTLY_REMEDIED, Outcome.NOT_REMEDIED},
    CaseState.NOT_SUBSTANTIATED: {Outcome.NO_BASIS},
    CaseState.INCONCLUSIVE: {Outcome.NO_BASIS},
}


def outcomes_from(now: CaseState) -> frozenset[Outcome]:
    """With what a case may be closed from here; nothing once it is."""
    return _ANY_TIME | _OUTCOMES.get(now, set()) if now in OPEN_STATES else frozenset()


def check_outcome(now: CaseState, outcome: Outcome) -> None:
    """Raise `OutcomeNotPossible` unless the case may be closed with it from here."""
    if outcome not in outcomes_from(now):
        raise OutcomeNotPossible(now=now, outcome=outcome)
