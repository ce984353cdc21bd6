"""What a company owes in a year, when it is late, and when it is reminded."""

from datetime import date, timedelta
from enum import StrEnum

from akkoord.desk.agreements.rules.duties import DUTY_TITLES, DutyKind
from akkoord.desk.people.rules import Kind
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

__all__ = [
    "AFTER_DUE",
    "ANSWER_WITHIN",
    "DUTY_TITLES",
    "FIRST_REMINDER",
    "HAND_IN_TITLES",
    "STALE",
    "TALK_TITLES",
    "THINGS",
    "DutyKind",
    "HandInState",
    "NobodyToWriteTo",
    "NotLater",
    "NothingAsked",
    "NothingAwaited",
    "NothingHandedIn",
    "NothingOwed",
    "NothingToConfirm",
    "TalkConfirmed",
    "TalkState",
    "answer_due",
    "answer_reminder_day",
    "is_late",
    "reminder_day",
]

THINGS = {
    DutyKind.LOCATIONS: Kind.OWN_LINKS,
    DutyKind.SELF_EVALUATION: Kind.PROFILE,
    DutyKind.MATERIALS: Kind.PROFILE,
    DutyKind.PLAN: Kind.PLAN,
    DutyKind.PROGRESS: Kind.PLAN,
    DutyKind.STATEMENT: Kind.PLAN,
}
"""The row of the matrix that says who may read and hand in what."""


class HandInState(StrEnum):
    """Where a company stands with one duty; lists of locations are told in the same words."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"


HAND_IN_TITLES = {
    HandInState.NOT_STARTED: gettext_noop("nothing yet"),
    HandInState.DRAFT: gettext_noop("draft"),
    HandInState.SUBMITTED: gettext_noop("handed in"),
    HandInState.ACCEPTED: gettext_noop("accepted"),
    HandInState.RETURNED: gettext_noop("returned with questions"),
    HandInState.REPLACED: gettext_noop("replaced"),
}

FIRST_REMINDER = timedelta(days=14)
"""Before the day on which something is due."""
AFTER_DUE = (timedelta(days=1), timedelta(days=14), timedelta(days=28))
"""After it was due: who has still not handed in is reminded again."""
ANSWER_WITHIN = timedelta(days=14)
"""How long a company has for the answer to what was returned with questions."""
STALE = timedelta(days=7)
"""A reminder whose day passed this long ago is not sent any more, so that a server that stood still does not
write to everybody at once."""


class NotLater(AkkoordError):
    """An extension gives time; it takes none away."""

    code = "extension_not_later"
    sentence = gettext_noop("The new day must be after the day on which it is due now.")


class NothingOwed(AkkoordError):
    """The company has no such duty in this year."""

    code = "nothing_owed"
    sentence = gettext_noop("Your company does not owe this in this year.")


class NothingAsked(AkkoordError):
    """A year in which companies owe nothing need not be opened."""

    code = "nothing_asked_of_companies"
    sentence = gettext_noop("Tick at least one thing that companies hand in.")


class NothingHandedIn(AkkoordError):
    """Neither a file nor an address was given."""

    code = "nothing_handed_in"
    sentence = gettext_noop("Choose a file, or give the web address where it stands.")


class NobodyToWriteTo(AkkoordError):
    """No account of the company may receive letters."""

    code = "nobody_to_write_to"
    sentence = gettext_noop("None of these companies has a person to write to. Invite somebody first.")


class NothingAwaited(AkkoordError):
    """Nothing is missing and nothing was returned, so there is nothing to be reminded of."""

    code = "nothing_awaited"
    sentence = gettext_noop("Nothing is awaited of this company any more.")


class TalkState(StrEnum):
    """How far the yearly talk with a company is (handbook, agreements 2.12)."""

    PLANNED = "planned"
    HELD = "held"
    REPORT_SENT = "report_sent"
    CONFIRMED = "confirmed"


TALK_TITLES = {
    TalkState.PLANNED: gettext_noop("planned"),
    TalkState.HELD: gettext_noop("held, report to be sent"),
    TalkState.REPORT_SENT: gettext_noop("report sent, to be confirmed"),
    TalkState.CONFIRMED: gettext_noop("confirmed"),
}


class TalkConfirmed(AkkoordError):
    """Both sides have agreed on what was said."""

    code = "talk_confirmed"
    sentence = gettext_noop("The company has confirmed the report of this talk; it does not change any more.")


class NothingToConfirm(AkkoordError):
    """The report is not sent, or it has changed meanwhile."""

    code = "nothing_to_confirm"
    sentence = gettext_noop("There is no report to confirm now. Look at the page once more.")


def is_late(due: date, handed_in: date | None, *, today: date) -> bool:
    """Whether it came, or still waits, after the day on which it was due; that day itself is in time."""
    return (handed_in or today) > due


def answer_due(returned_on: date, more_time: date | None = None) -> date:
    """The day by which what was returned is handed in again; `more_time` counts where it is later."""
    return max(returned_on + ANSWER_WITHIN, more_time or date.min)


def reminder_day(due: date, *, today: date) -> date | None:
    """The newest day on which a reminder about something due on `due` had its turn; None when there is none.

    A day that passed longer ago than `STALE` has lost its turn.
    """
    return _newest_turn(due - FIRST_REMINDER, *_turns_after(due), today=today)


def answer_reminder_day(due: date, *, today: date) -> date | None:
    """The like about something that was returned and has to be handed in again by `due`.

    None comes before that day: the letter that told of the questions is not old yet.
    """
    return _newest_turn(*_turns_after(due), today=today)


def _turns_after(due: date) -> tuple[date, ...]:
    return tuple(due + pause for pause in AFTER_DUE)


def _newest_turn(*turns: date, today: date) -> date | None:
    return max((day for day in turns if day <= today < day + STALE), default=None)
