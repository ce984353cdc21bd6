"""What may happen to whoever reported, judged before any company is told (cases 6.4)."""

from dataclasses import dataclass
from enum import StrEnum

from akkoord.desk.cases.rules.refusals import RiskNotJudged, RiskTooHigh
from akkoord.engine.text import gettext_noop


class Risk(StrEnum):
    """How likely and how bad retaliation is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


RISK_TITLES = {
    Risk.LOW: gettext_noop("low"),
    Risk.MEDIUM: gettext_noop("medium"),
    Risk.HIGH: gettext_noop("high"),
    Risk.CRITICAL: gettext_noop("critical"),
}
BLOCKING = frozenset({Risk.HIGH, Risk.CRITICAL})


class Sign(StrEnum):
    """What makes it easier to infer who reported, or worse when somebody does."""

    FEW_COULD_KNOW = "few_could_know"
    JOB_TELLS = "job_tells"
    COMPLAINED_BEFORE = "complained_before"
    UNIONS_RESTRICTED = "unions_restricted"
    STATE_VIOLENCE = "state_violence"
    FACTS_KNOWN_TO_FEW = "facts_known_to_few"
    NAMES_KNOWN = "names_known"


SIGN_TITLES = {
    Sign.FEW_COULD_KNOW: gettext_noop("The group that could know this is small."),
    Sign.JOB_TELLS: gettext_noop("The facts point to somebody with a certain job."),
    Sign.COMPLAINED_BEFORE: gettext_noop("The person complained before, and this is known."),
    Sign.UNIONS_RESTRICTED: gettext_noop("The law or practice there restricts unions."),
    Sign.STATE_VIOLENCE: gettext_noop("Police, army or armed groups threaten people who speak."),
    Sign.FACTS_KNOWN_TO_FEW: gettext_noop("How the facts became known points to few people."),
    Sign.NAMES_KNOWN: gettext_noop("The factory knows the names of those concerned."),
}


class Measure(StrEnum):
    """What lowers the risk."""

    DELAY = "delay"
    GENERAL_WORDING = "general_wording"
    BATCH = "batch"
    THROUGH_UNION = "through_union"
    OTHER_TIME = "other_time"


MEASURE_TITLES = {
    Measure.DELAY: gettext_noop("Companies are told later."),
    Measure.GENERAL_WORDING: gettext_noop("The wording is general, and dates are blurred."),
    Measure.BATCH: gettext_noop("Several sites are asked about at once."),
    Measure.THROUGH_UNION: gettext_noop("It goes through the union."),
    Measure.OTHER_TIME: gettext_noop("It is told at a time that points to nobody."),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One judgement of the risk: before the measures, and with them."""

    signs: frozenset[Sign]
    before: Risk
    measures: frozenset[Measure]
    remaining: Risk
    reporter_agrees: bool | None
    """None while the reporter has not been asked or has not answered."""


class ReporterSaysNo(RiskTooHigh):
    """The reporter was asked, and stops it."""

    code = "case_reporter_says_no"
    sentence = gettext_noop(
        "Whoever reported this does not want companies to be told. The case waits, or is closed."
    )


def check_may_notify(assessment: Assessment | None) -> None:
    """Raise `RiskNotJudged`, `ReporterSaysNo` or `RiskTooHigh` unless companies may be told."""
    if assessment is None:
        raise RiskNotJudged
    if assessment.reporter_agrees is False:
        raise ReporterSaysNo(level=assessment.remaining)
    if assessment.remaining in BLOCKING:
        raise RiskTooHigh(level=assessment.remaining)
