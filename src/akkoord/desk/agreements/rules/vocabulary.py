"""The words in which an agreement is set up: its kind, its forms of enforcement, its unit of insight."""

from enum import StrEnum

from akkoord.engine.disclosure import PublicationMode
from akkoord.engine.insight import MANY
from akkoord.engine.text import gettext_noop


class AgreementKind(StrEnum):
    """What sort of agreement it is (handbook, agreements 2.1)."""

    COVENANT = "covenant"
    INITIATIVE = "initiative"
    ACCORD = "accord"
    ADVICE = "advice"


AGREEMENT_KIND_TITLES = {
    AgreementKind.COVENANT: gettext_noop("covenant on responsible business"),
    AgreementKind.INITIATIVE: gettext_noop("initiative"),
    AgreementKind.ACCORD: gettext_noop("accord with goals and measures"),
    AgreementKind.ADVICE: gettext_noop("advice with recommendations"),
}


class Host(StrEnum):
    """Who keeps the secretariat."""

    OWN = "own"
    OUTSIDE = "outside"


HOST_TITLES = {
    Host.OWN: gettext_noop("this secretariat"),
    Host.OUTSIDE: gettext_noop("another secretariat; we keep the contact"),
}


class EnforcementForm(StrEnum):
    """Who watches whether the agreement is kept, and how (agreements 2.4)."""

    STEERING_GROUP = "steering_group"
    SECRETARIAT_ASSESSMENT = "secretariat_assessment"
    EXTERNAL_MIDTERM_REVIEW = "external_midterm_review"
    INDEPENDENT_MONITORING_COMMITTEE = "independent_monitoring_committee"
    COMPLAINTS_COMMITTEE = "complaints_committee"
    SELF_MONITOR = "self_monitor"
    MATURITY_SCORE = "maturity_score"
    CROSS_REPORT = "cross_report"
    OWN_FACILITATION = "own_facilitation"


ENFORCEMENT_TITLES = {
    EnforcementForm.STEERING_GROUP: gettext_noop("steering group watches progress"),
    EnforcementForm.SECRETARIAT_ASSESSMENT: gettext_noop("secretariat assesses each company every year"),
    EnforcementForm.EXTERNAL_MIDTERM_REVIEW: gettext_noop("mid-term review by an external party"),
    EnforcementForm.INDEPENDENT_MONITORING_COMMITTEE: gettext_noop("independent monitoring committee"),
    EnforcementForm.COMPLAINTS_COMMITTEE: gettext_noop("committee on complaints and disputes"),
    EnforcementForm.SELF_MONITOR: gettext_noop("questionnaire by the sector itself, results in total"),
    EnforcementForm.MATURITY_SCORE: gettext_noop("target score for each company"),
    EnforcementForm.CROSS_REPORT: gettext_noop("progress report over all agreements"),
    EnforcementForm.OWN_FACILITATION: gettext_noop("parties keep watch themselves"),
}


INSIGHT_UNIT_TITLES = MANY


class Metric(StrEnum):
    """What a target of an agreement counts."""

    MARKET_SHARE = "market_share"
    MATURITY = "maturity"
    COMPANIES = "companies"


METRIC_TITLES = {
    Metric.MARKET_SHARE: gettext_noop("share of the market in percent"),
    Metric.MATURITY: gettext_noop("score of each company in percent"),
    Metric.COMPANIES: gettext_noop("companies taking part"),
}


class Moment(StrEnum):
    """The moments of a year in an agreement (agreements 2.8)."""

    OPENS = "opens"
    LOCATIONS_DUE = "locations_due"
    REPORTS_DUE = "reports_due"
    LIST_PUBLISHED = "list_published"
    ASSESSED = "assessed"
    ANNUAL_REPORT = "annual_report"


MOMENT_TITLES = {
    Moment.OPENS: gettext_noop("the year opens"),
    Moment.LOCATIONS_DUE: gettext_noop("lists are due"),
    Moment.REPORTS_DUE: gettext_noop("self-evaluation and plan or progress report are due"),
    Moment.LIST_PUBLISHED: gettext_noop("the public list appears"),
    Moment.ASSESSED: gettext_noop("assessments and yearly talks are done"),
    Moment.ANNUAL_REPORT: gettext_noop("the annual report appears"),
}


class NormKind(StrEnum):
    """Whether a norm must be met or earns points."""

    MANDATORY = "mandatory"
    SCORED = "scored"


NORM_KIND_TITLES = {
    NormKind.MANDATORY: gettext_noop("must be met"),
    NormKind.SCORED: gettext_noop("counts in the score"),
}


class DocumentKind(StrEnum):
    """What a company signs on its way in (agreements 2.6)."""

    COVENANT = "covenant"
    CONFIDENTIALITY_PROTOCOL = "confidentiality_protocol"
    SERVICE_AGREEMENT = "service_agreement"


DOCUMENT_KIND_TITLES = {
    DocumentKind.COVENANT: gettext_noop("the agreement itself"),
    DocumentKind.CONFIDENTIALITY_PROTOCOL: gettext_noop("confidentiality protocol"),
    DocumentKind.SERVICE_AGREEMENT: gettext_noop("service agreement"),
}

PUBLICATION_MODE_TITLES = {
    PublicationMode.NONE: gettext_noop("nothing"),
    PublicationMode.COUNTRY_COUNTS: gettext_noop("how many places in each country"),
    PublicationMode.FULL_LIST: gettext_noop("the full list of places, without who produces there"),
}
