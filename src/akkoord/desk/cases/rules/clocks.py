"""Terms and clocks: when something is due, what stops a clock, and that a breach stays (cases 6.3).

A clock is a value: it is started, paused with a reason, resumed, stopped. What was late stays late: nothing
here takes a breach away, and a pause that begins after the due moment does not move it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from akkoord.engine.text import gettext_noop

FreeDay = Callable[[datetime], bool]
"""Whether the day of a moment is free where the clock runs."""


class Clock(StrEnum):
    """What somebody waits for."""

    ACKNOWLEDGE = "acknowledge"
    TRIAGE = "triage"
    NOTIFY = "notify"
    COMPANY_ACKNOWLEDGES = "company_acknowledges"
    COMPANY_POSITION = "company_position"
    REMEDY_PLAN = "remedy_plan"
    PROGRESS = "progress"
    PRIMA_FACIE = "prima_facie"
    RULING = "ruling"
    FOLLOW_UP_EARLY = "follow_up_early"
    FOLLOW_UP_LATE = "follow_up_late"
    MORE_INFORMATION = "more_information"


CLOCK_TITLES = {
    Clock.ACKNOWLEDGE: gettext_noop("acknowledge the report"),
    Clock.TRIAGE: gettext_noop("decide what is done with the report"),
    Clock.NOTIFY: gettext_noop("tell the companies"),
    Clock.COMPANY_ACKNOWLEDGES: gettext_noop("the company acknowledges"),
    Clock.COMPANY_POSITION: gettext_noop("the company takes a position"),
    Clock.REMEDY_PLAN: gettext_noop("a plan for remedy"),
    Clock.PROGRESS: gettext_noop("a message on progress to whoever reported"),
    Clock.PRIMA_FACIE: gettext_noop("the committee decides whether it looks at the complaint"),
    Clock.RULING: gettext_noop("the committee rules"),
    Clock.FOLLOW_UP_EARLY: gettext_noop("follow-up after six months"),
    Clock.FOLLOW_UP_LATE: gettext_noop("follow-up after twelve months"),
    Clock.MORE_INFORMATION: gettext_noop("answer of whoever reported"),
}


class Unit(StrEnum):
    """What a term is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Term:
    """How long somebody has."""

    length: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Terms:
    """The usual term, and that of a case of life, safety, imprisonment or a child in hazardous work."""

    usual: Term
    urgent: Term | None = None

    def term(self, *, is_urgent: bool) -> Term:
        """The one that applies."""
        return self.urgent if is_urgent and self.urgent else self.usual


def _working(days: int) -> Term:
    return Term(days, Unit.WORKING_DAYS)


TERMS = {
    Clock.ACKNOWLEDGE: Terms(_working(5), Term(24, Unit.HOURS)),
    Clock.TRIAGE: Terms(_working(10), _working(2)),
    Clock.NOTIFY: Terms(_working(2), _working(0)),
    Clock.COMPANY_ACKNOWLEDGES: Terms(_working(5), _working(1)),
    Clock.COMPANY_POSITION: Terms(_working(20), _working(5)),
    Clock.REMEDY_PLAN: Terms(Term(60, Unit.DAYS), Term(20, Unit.DAYS)),
    Clock.PROGRESS: Terms(Term(30, Unit.DAYS), Term(7, Unit.DAYS)),
    Clock.PRIMA_FACIE: Terms(Term(30, Unit.DAYS)),
    Clock.RULING: Terms(Term(6, Unit.MONTHS)),
    Clock.FOLLOW_UP_EARLY: Terms(Term(6, Unit.MONTHS)),
    Clock.FOLLOW_UP_LATE: Terms(Term(12, Unit.MONTHS)),
    Clock.MORE_INFORMATION: Terms(Term(90, Unit.DAYS)),
}
"""Our defaults: the terms of the original rules of procedure were not found. An agreement may set its own."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which a clock stood still, and why; `until` is None while it does."""

    since: datetime
    reason: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """One clock of one case: moments in UTC."""

    clock: Clock
    started: datetime
    due: datetime
    pauses: tuple[Pause, ...] = ()
    stopped: datetime | None = None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still now."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def is_breached(self, now: datetime) -> bool:
        """Whether it was not stopped in time; while it stands still, its due moment does not come nearer."""
        reached = self.stopped or (self.pauses[-1].since if self.is_paused else now)
        return reached > self.due


def start(clock: Clock, term: Term, *, now: datetime, is_free: FreeDay) -> Running:
    """A clock that begins to run now."""
    return Running(clock, now, due(term, now, is_free=is_free))


def pause(running: Running, *, now: datetime, reason: str) -> Running:
    """The clock, standing still from now on; one that stands still or has stopped stays as it is."""
    if running.is_paused or running.stopped:
        return running
    return replace(running, pauses=(*running.pauses, Pause(now, reason)))


def resume(running: Running, *, now: datetime) -> Running:
    """The clock, running again: due later by as long as it stood still, unless it was late already."""
    if not running.is_paused:
        return running
    *before, last = running.pauses
    was_late = last.since > running.due
    later = running.due if was_late else running.due + (now - last.since)
    return replace(running, due=later, pauses=(*before, replace(last, until=now)))


def stop(running: Running, *, now: datetime) -> Running:
    """The clock, stopped for good; what was late by now stays late."""
    if running.stopped:
        return running
    return replace(resume(running, now=now), stopped=now)


def due(term: Term, begun: datetime, *, is_free: FreeDay) -> datetime:
    """When a term that begins now has passed: to the hour, or at the end of its last day."""
    if term.unit is Unit.HOURS:
        return begun + timedelta(hours=term.length)
    return _end_of(_last_day(term, begun, is_free))


def _last_day(term: Term, begun: datetime, is_free: FreeDay) -> datetime:
    if term.unit is Unit.DAYS:
        return begun + timedelta(days=term.length)
    if term.unit is Unit.MONTHS:
        return _months_later(begun, term.length)
    day, left = begun, term.length
    while left or is_free(day):
        day += timedelta(days=1)
        left -= left > 0 and not is_free(day)
    return day


def _months_later(begun: datetime, months: int) -> datetime:
    """The same day of a later month, or the last of that month."""
    year, month = divmod(begun.month - 1 + months, 12)
    first = begun.replace(year=begun.year + year, month=month + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(begun.day, last.day))


def _end_of(day: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
