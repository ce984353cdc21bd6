"""The words of meetings: bodies and their seats, who was there, what an item is about, what is said."""

import re
from collections.abc import Iterable
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class BodyKind(StrEnum):
    """What sort of body meets."""

    STEERING_GROUP = "steering_group"
    COMMITTEE = "committee"
    COUNCIL = "council"
    WORKING_GROUP = "working_group"


BODY_KIND_TITLES = {
    BodyKind.STEERING_GROUP: gettext_noop("steering group"),
    BodyKind.COMMITTEE: gettext_noop("committee"),
    BodyKind.COUNCIL: gettext_noop("council"),
    BodyKind.WORKING_GROUP: gettext_noop("working group"),
}


class SeatGroup(StrEnum):
    """For whom somebody sits in a body and speaks there (agreements 2.5, minutes M4)."""

    GOVERNMENT = "government"
    TRADE_ASSOCIATIONS = "trade_associations"
    EMPLOYERS = "employers"
    UNIONS = "unions"
    NGOS = "ngos"
    COMPANIES = "companies"
    INDEPENDENT = "independent"


SEAT_GROUP_TITLES = {
    SeatGroup.GOVERNMENT: gettext_noop("government"),
    SeatGroup.TRADE_ASSOCIATIONS: gettext_noop("trade associations"),
    SeatGroup.EMPLOYERS: gettext_noop("employers"),
    SeatGroup.UNIONS: gettext_noop("unions and employees"),
    SeatGroup.NGOS: gettext_noop("civil society organisations"),
    SeatGroup.COMPANIES: gettext_noop("participating companies"),
    SeatGroup.INDEPENDENT: gettext_noop("independent members"),
}


class Presence(StrEnum):
    """Whether somebody was there, and as what; nothing is noted before the meeting."""

    NOT_NOTED = ""
    PRESENT = "present"
    ABSENT = "absent"
    SECRETARIAT = "secretariat"


PRESENCE_TITLES = {
    Presence.PRESENT: gettext_noop("present"),
    Presence.ABSENT: gettext_noop("absent"),
    Presence.SECRETARIAT: gettext_noop("present for the secretariat"),
    Presence.NOT_NOTED: gettext_noop("invited"),
}


class Subject(StrEnum):
    """What an item is about, as far as special care follows from it (agreements 2.13)."""

    ORDINARY = "ordinary"
    CASES = "cases"
    SHARED_LOCATIONS = "shared_locations"


SUBJECT_TITLES = {
    Subject.ORDINARY: gettext_noop("anything else"),
    Subject.CASES: gettext_noop("cases, so no company is named"),
    Subject.SHARED_LOCATIONS: gettext_noop("locations that companies share"),
}
COMPETITION_LINE = gettext_noop(
    "Competition law applies: no prices, volumes, customers or plans of single companies are discussed."
)


class StatementKind(StrEnum):
    """What a statement does; none of them is part of the decision (M5)."""

    STATEMENT = "statement"
    SUPPORT = "support"
    CONDITION = "condition"


STATEMENT_KIND_TITLES = {
    StatementKind.STATEMENT: gettext_noop("says"),
    StatementKind.SUPPORT: gettext_noop("supports it"),
    StatementKind.CONDITION: gettext_noop("sets a condition"),
}


class DecisionKind(StrEnum):
    """Whether the body decides, or asks somebody else to."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"


DECISION_KIND_TITLES = {
    DecisionKind.DECISION: gettext_noop("decision"),
    DecisionKind.RECOMMENDATION: gettext_noop("recommendation"),
}


class ReportAdopted(AkkoordError):
    """The report of a meeting is fixed once a later meeting has adopted it."""

    code = "report_adopted"
    sentence = gettext_noop("The report is adopted; it does not change any more.")


class MeetingWasHeld(AkkoordError):
    """Parties bring papers before they meet; afterwards the report is the secretariat's to write."""

    code = "meeting_was_held"
    sentence = gettext_noop("This meeting has been held. Send the paper for a later one.")


class NotALaterMeeting(AkkoordError):
    """Only a later meeting of the same body adopts a report."""

    code = "not_a_later_meeting"
    sentence = gettext_noop("A report is adopted by a later meeting of the same body.")


class CompanyNamed(AkkoordError):
    """Cases reach a meeting without the names of companies."""

    code = "company_named"
    sentence = gettext_noop(
        "An item about cases names no company, and this text does: %(name)s. Describe the case without it."
    )


class CompanyNamedInReport(CompanyNamed):
    """All parties read reports and recommendations; single companies are none of their business."""

    code = "company_named_in_report"
    sentence = gettext_noop(
        "All parties read this, and it names a company: %(name)s. Say it without the name."
    )


class NumberTaken(AkkoordError):
    """The number stands for something else already."""

    code = "number_taken"
    sentence = gettext_noop("The number or code %(number)s is used already.")


def check_depersonalised(
    texts: Iterable[str], names: Iterable[str], *, refusal: type[CompanyNamed] = CompanyNamed
) -> None:
    """Raise `refusal` when one of `texts` holds one of `names` as a word of its own."""
    written = " ".join(texts).casefold()
    for name in names:
        if name and re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", written):
            raise refusal(name=name)
