"""Trainings: who is expected to come, and what an enrolment needs."""

from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

SCORES = range(1, 6)
"""What somebody who came gives a training; the highest is the best."""


class Expected(StrEnum):
    """Which companies should come to a training."""

    NOBODY = "nobody"
    ALL = "all"
    NEWCOMERS = "newcomers"


EXPECTED_TITLES = {
    Expected.NOBODY: gettext_noop("nobody in particular; who wants may come"),
    Expected.ALL: gettext_noop("every company that takes part"),
    Expected.NEWCOMERS: gettext_noop("companies in their first year"),
}


class Attendance(StrEnum):
    """Whether somebody who enrolled came."""

    NOT_NOTED = ""
    CAME = "came"
    STAYED_AWAY = "stayed_away"


ATTENDANCE_TITLES = {
    Attendance.NOT_NOTED: gettext_noop("enrolled"),
    Attendance.CAME: gettext_noop("came"),
    Attendance.STAYED_AWAY: gettext_noop("stayed away"),
}


class NoSeatLeft(AkkoordError):
    """Everybody who enrolled before takes the seats."""

    code = "no_seat_left"
    sentence = gettext_noop("This date is full. Choose another one, or ask the secretariat.")


class EnrolmentClosed(AkkoordError):
    """The date is over or does not take place."""

    code = "enrolment_closed"
    sentence = gettext_noop("This date is over, or it does not take place.")


class DidNotCome(AkkoordError):
    """Only who came says how it was."""

    code = "did_not_come"
    sentence = gettext_noop("Only somebody who came can say how it was.")
