"""The words of permission: roles, actions, kinds of things and the forms in which they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from akkoord.engine.text import gettext_noop


class Role(StrEnum):
    """The roles of the secretariat's world."""

    PUBLIC_VISITOR = "PUB"
    COMPLAINANT = "CMP"
    COMPANY_USER = "CU"
    COMPANY_ADMIN = "CA"
    PARTY_REPRESENTATIVE = "PS"
    SUPPORTER = "SU"
    SECRETARIAT_ADVISER = "SA"
    CASE_HANDLER = "CH"
    ASSESSOR = "AS"
    CUSTODIAN = "CUS"
    COMMITTEE = "CO"
    MONITOR = "MO"
    PARTNER_LIAISON = "PL"
    AUDIT_FEED = "AF"
    LOCAL_GUEST = "LU"
    GUARDIAN = "GA"
    SYSTEM_ADMINISTRATOR = "SY"


COMPANY_ROLES = frozenset({Role.COMPANY_USER, Role.COMPANY_ADMIN})
"""The roles of people who act for a company."""

ROLES_FOR_AN_ORGANISATION = COMPANY_ROLES | {
    Role.PARTY_REPRESENTATIVE,
    Role.SUPPORTER,
    Role.PARTNER_LIAISON,
    Role.AUDIT_FEED,
    Role.GUARDIAN,
}
"""The roles that somebody holds for the organisation to which they are bound."""

ROLE_TITLES = {
    Role.PUBLIC_VISITOR: gettext_noop("public visitor"),
    Role.COMPLAINANT: gettext_noop("complainant"),
    Role.COMPANY_USER: gettext_noop("company user"),
    Role.COMPANY_ADMIN: gettext_noop("company admin"),
    Role.PARTY_REPRESENTATIVE: gettext_noop("party representative"),
    Role.SUPPORTER: gettext_noop("supporter"),
    Role.SECRETARIAT_ADVISER: gettext_noop("adviser of the secretariat"),
    Role.CASE_HANDLER: gettext_noop("case handler"),
    Role.ASSESSOR: gettext_noop("assessor"),
    Role.CUSTODIAN: gettext_noop("custodian of identities"),
    Role.COMMITTEE: gettext_noop("committee on complaints"),
    Role.MONITOR: gettext_noop("external monitor"),
    Role.PARTNER_LIAISON: gettext_noop("liaison of a partner initiative"),
    Role.AUDIT_FEED: gettext_noop("auditor or scheme feed"),
    Role.LOCAL_GUEST: gettext_noop("guest in one case"),
    Role.GUARDIAN: gettext_noop("guardian of an accord"),
    Role.SYSTEM_ADMINISTRATOR: gettext_noop("system administrator"),
}


class Action(StrEnum):
    """What somebody wants to do with a thing."""

    READ = "read"
    WRITE = "write"
    SUBMIT = "submit"
    APPROVE = "approve"
    COMMENT = "comment"
    PROPOSE = "propose"
    REPLY = "reply"
    REQUEST = "request"
    ENROL = "enrol"
    OBJECT = "object"
    HOLD = "hold"


class Kind(StrEnum):
    """The kinds of things that permission is asked for; each has a row in the matrix."""

    PUBLIC_LIST = "public_list"
    OWN_LINKS = "own_links"
    LINKS_OF_OTHERS = "links_of_others"
    REGISTER = "register"
    PROFILE = "profile"
    PLAN = "plan"
    ASSESSMENT = "assessment"
    RISK_SOURCES = "risk_sources"
    CASES = "cases"
    REPORTER_IDENTITY = "reporter_identity"
    COMPLAINTS = "complaints"
    AUDITS = "audits"
    TRAININGS = "trainings"
    NORMS = "norms"
    PARTICIPATION = "participation"
    RECOGNITION = "recognition"
    RELEASE_GATE = "release_gate"
    MEETINGS = "meetings"
    COMMITMENTS = "commitments"
    GOALS = "goals"
    INFORMATION_DUTY = "information_duty"
    LEAVE_PARAMETERS = "leave_parameters"
    STATISTICS = "statistics"
    STORIES = "stories"
    ACCESS_LOG = "access_log"
    USERS_AND_ROLES = "users_and_roles"
    KEYS = "keys"
    HAND_IN = "hand_in"
    OWN_COPY = "own_copy"
    RETENTION = "retention"
    REVIEWS = "reviews"
    REVIEW_SET = "review_set"
    TALKS = "talks"
    HANDOVER = "handover"
    COLLECTIVE_PROJECTS = "collective_projects"
    DELIVERABLES = "deliverables"


KIND_TITLES = {
    Kind.PUBLIC_LIST: gettext_noop("the public list and its releases"),
    Kind.OWN_LINKS: gettext_noop("the company's list"),
    Kind.LINKS_OF_OTHERS: gettext_noop("which companies produce at a location"),
    Kind.REGISTER: gettext_noop("the register of locations"),
    Kind.PROFILE: gettext_noop("profile, questionnaire and evidence"),
    Kind.PLAN: gettext_noop("plan of action and progress"),
    Kind.ASSESSMENT: gettext_noop("the assessment"),
    Kind.RISK_SOURCES: gettext_noop("sources on risks"),
    Kind.CASES: gettext_noop("signals and cases"),
    Kind.REPORTER_IDENTITY: gettext_noop("who reported"),
    Kind.COMPLAINTS: gettext_noop("complaints, disputes and rulings"),
    Kind.AUDITS: gettext_noop("audits, certificates and corrective plans"),
    Kind.TRAININGS: gettext_noop("trainings"),
    Kind.NORMS: gettext_noop("norms, criteria and word lists"),
    Kind.PARTICIPATION: gettext_noop("who takes part"),
    Kind.RECOGNITION: gettext_noop("recognition and associate members"),
    Kind.RELEASE_GATE: gettext_noop("the release of the public list"),
    Kind.MEETINGS: gettext_noop("meetings, papers and decisions"),
    Kind.COMMITMENTS: gettext_noop("commitments"),
    Kind.GOALS: gettext_noop("goals, projections, measures and obstacles"),
    Kind.INFORMATION_DUTY: gettext_noop("reports under the information duty"),
    Kind.LEAVE_PARAMETERS: gettext_noop("parameters of leave schemes"),
    Kind.STATISTICS: gettext_noop("statistics and the annual report"),
    Kind.STORIES: gettext_noop("stories"),
    Kind.ACCESS_LOG: gettext_noop("who looked at the company's list"),
    Kind.USERS_AND_ROLES: gettext_noop("accounts and roles"),
    Kind.KEYS: gettext_noop("keys and backups"),
    Kind.HAND_IN: gettext_noop("who has handed in and who has not"),
    Kind.OWN_COPY: gettext_noop("a copy of everything about the company"),
    Kind.RETENTION: gettext_noop("what is kept how long, and its destruction"),
    Kind.TALKS: gettext_noop("the yearly talk with a company"),
    Kind.HANDOVER: gettext_noop("everything that the agreement holds"),
    Kind.COLLECTIVE_PROJECTS: gettext_noop("collective projects"),
    Kind.DELIVERABLES: gettext_noop("deliverables and the monitor's judgement"),
    Kind.REVIEWS: gettext_noop("reviews, reports and their recommendations"),
    Kind.REVIEW_SET: gettext_noop("the data set of a review, without names"),
}


class Facet(StrEnum):
    """The reduced form in which a thing is shown; a bare thing is shown in full."""

    AGGREGATE = "aggregate"
    """Figures over at least five companies."""
    CONSENTED = "consented"
    """Passed on with the consent of the company or reporter."""
    DEPERSONALISED = "depersonalised"
    FILED = "filed"
    """Filed with the complaints committee."""
    FINAL = "final"
    FORWARDED = "forwarded"
    INVITED = "invited"
    MASKED = "masked"
    OPEN = "open"
    """Open to everybody by its own choice: a public meeting, an open training."""
    ORDERED = "ordered"
    """Opened by an order of the committee."""
    PARTY = "party"
    """A dispute in which the organisation is a party."""
    PSEUDONYMISED = "pseudonymised"
    RELEASED = "released"
    RULING = "ruling"
    SUMMARY = "summary"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class Thing:
    """What permission is asked for; `facets` say in which reduced form it would be shown."""

    kind: Kind
    organisation_id: UUID | None = None
    agreement_id: int | None = None
    case_id: int | None = None
    facets: frozenset[Facet] = frozenset()
    review_id: int | None = None


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that somebody holds today, with what it is bound to."""

    role: Role
    organisation_id: UUID | None = None
    agreement_id: int | None = None
    case_id: int | None = None
    is_lead: bool = False
    """Whether an adviser leads the secretariat and so gives its roles."""
    review_id: int | None = None
    """The review to which an outside reviewer is bound: the role opens nothing besides."""


REVIEWER = "reviewer"
"""The work of an external monitor who is bound to one review: other pages than those of a committee."""


def work_of(held: HeldRole) -> str:
    """The pages that a role works with: the role's own, or those of a reviewer."""
    return REVIEWER if held.review_id is not None else held.role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking: nobody in particular, or a person with the roles held today."""

    user_id: int | None = None
    roles: tuple[HeldRole, ...] = ()
    recused_from: frozenset[UUID] = frozenset()
    """The organisations from which the person keeps away (`conflicts.recused_from`)."""
    companies: Mapping[UUID, str] = field(default_factory=dict, compare=False)
    """The names of the companies for which the person works."""


def is_in_force(starts: date, ends: date | None, *, today: date) -> bool:
    """Whether a mandate counts today; `ends` is its last day, so that access ends at midnight."""
    return starts <= today and (ends is None or today <= ends)
