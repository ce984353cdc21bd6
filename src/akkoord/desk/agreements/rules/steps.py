"""Which steps the year of an agreement has; they follow from enforcement, unit and publication."""

from collections.abc import Collection
from enum import StrEnum

from akkoord.desk.agreements.rules.configuration import hands_in_lists, publishes
from akkoord.desk.agreements.rules.vocabulary import EnforcementForm
from akkoord.engine.text import gettext_noop


class Step(StrEnum):
    """A piece of work that returns in an agreement, where it has it."""

    LISTS = "lists"
    SELF_EVALUATION = "self_evaluation"
    PLAN = "plan"
    PUBLIC_LIST = "public_list"
    ASSESSMENT = "assessment"
    ANNUAL_TALK = "annual_talk"
    SELF_MONITOR = "self_monitor"
    MATURITY_SCORE = "maturity_score"
    MONITORING_REPORT = "monitoring_report"
    DELIVERABLES = "deliverables"
    MIDTERM_REVIEW = "midterm_review"
    COMPLAINTS = "complaints"
    PROGRESS_IN_STEERING_GROUP = "progress_in_steering_group"
    PROJECT_REPORTS = "project_reports"
    CONTACT = "contact"


STEP_TITLES = {
    Step.LISTS: gettext_noop("Companies hand in their lists"),
    Step.SELF_EVALUATION: gettext_noop("Companies evaluate themselves"),
    Step.PLAN: gettext_noop("Companies plan, and report progress"),
    Step.PUBLIC_LIST: gettext_noop("The public list appears"),
    Step.ASSESSMENT: gettext_noop("The secretariat assesses each company"),
    Step.ANNUAL_TALK: gettext_noop("A yearly talk with each company"),
    Step.SELF_MONITOR: gettext_noop("The sector answers its questionnaire; results in total"),
    Step.MATURITY_SCORE: gettext_noop("Each company's score against the target"),
    Step.MONITORING_REPORT: gettext_noop("The monitoring committee reports"),
    Step.DELIVERABLES: gettext_noop("What every party delivers is reported"),
    Step.MIDTERM_REVIEW: gettext_noop("An external party reviews halfway"),
    Step.COMPLAINTS: gettext_noop("Complaints and disputes are ruled on"),
    Step.PROGRESS_IN_STEERING_GROUP: gettext_noop("The steering group discusses progress"),
    Step.PROJECT_REPORTS: gettext_noop("Projects are reported on"),
    Step.CONTACT: gettext_noop("We keep contact with the secretariat of this agreement"),
}
_STEPS_OF = {
    EnforcementForm.SECRETARIAT_ASSESSMENT: (
        Step.SELF_EVALUATION,
        Step.PLAN,
        Step.ASSESSMENT,
        Step.ANNUAL_TALK,
    ),
    EnforcementForm.SELF_MONITOR: (Step.SELF_MONITOR,),
    EnforcementForm.MATURITY_SCORE: (Step.SELF_EVALUATION, Step.PLAN, Step.MATURITY_SCORE),
    EnforcementForm.INDEPENDENT_MONITORING_COMMITTEE: (Step.DELIVERABLES, Step.MONITORING_REPORT),
    EnforcementForm.EXTERNAL_MIDTERM_REVIEW: (Step.MIDTERM_REVIEW,),
    EnforcementForm.COMPLAINTS_COMMITTEE: (Step.COMPLAINTS,),
    EnforcementForm.STEERING_GROUP: (Step.PROGRESS_IN_STEERING_GROUP,),
    EnforcementForm.CROSS_REPORT: (),
    EnforcementForm.OWN_FACILITATION: (Step.CONTACT,),
}


def steps_of(
    forms: Collection[EnforcementForm], *, units: Collection[str], publication_mode: str
) -> tuple[Step, ...]:
    """The steps that exist, in the order of the year."""
    found = {step for form in forms for step in _STEPS_OF[form]}
    if hands_in_lists(units):
        found.add(Step.LISTS)
        if publishes(publication_mode):
            found.add(Step.PUBLIC_LIST)
    if "project" in units:
        found.add(Step.PROJECT_REPORTS)
    return tuple(step for step in Step if step in found)
