"""Clocks: due when the term says, later by each pause, and a breach stays for good."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from akkoord.desk.cases.rules.calendars import calendar_of
from akkoord.desk.cases.rules.clocks import (
    CLOCK_TITLES,
    TERMS,
    Clock,
    Term,
    Unit,
    due,
    pause,
    resume,
    start,
    stop,
)

FRIDAY = datetime(2026, 10, 30, 15, 20, tzinfo=UTC)


def free(moment):
    return calendar_of(Clock.TRIAGE, country="")(moment)


def test_every_clock_has_terms_and_a_title():
    assert set(TERMS) == set(CLOCK_TITLES) == set(Clock)


@pytest.mark.parametrize(
    ("term", "begun", "ends"),
    [
        (Term(24, Unit.HOURS), FRIDAY, datetime(2026, 10, 31, 15, 20, tzinfo=UTC)),
        (Term(5, Unit.WORKING_DAYS), FRIDAY, datetime(2026, 11, 7, tzinfo=UTC)),
        (Term(0, Unit.WORKING_DAYS), FRIDAY, datetime(2026, 10, 31, tzinfo=UTC)),
        (Term(0, Unit.WORKING_DAYS), FRIDAY + timedelta(days=1), datetime(2026, 11, 3, tzinfo=UTC)),
        (Term(30, Unit.DAYS), FRIDAY, datetime(2026, 11, 30, tzinfo=UTC)),
        (Term(6, Unit.MONTHS), FRIDAY, datetime(2027, 5, 1, tzinfo=UTC)),
        (Term(6, Unit.MONTHS), datetime(2026, 8, 31, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)),
        (Term(12, Unit.MONTHS), datetime(2028, 2, 29, tzinfo=UTC), datetime(2029, 3, 1, tzinfo=UTC)),
    ],
)
def test_term_ends_with_its_last_day_or_hour(term, begun, ends):
    assert due(term, begun, is_free=free) == ends


def test_urgent_case_has_its_own_terms_where_there_are_some():
    acknowledge, ruling = TERMS[Clock.ACKNOWLEDGE], TERMS[Clock.RULING]
    assert acknowledge.term(is_urgent=True) == Term(24, Unit.HOURS)
    assert acknowledge.term(is_urgent=False) == Term(5, Unit.WORKING_DAYS)
    assert ruling.term(is_urgent=True) == ruling.usual


def test_free_days_of_the_reporter_lengthen_only_what_the_reporter_has_to_do():
    friday_in_bangladesh = datetime(2026, 11, 6, tzinfo=UTC)
    assert calendar_of(Clock.MORE_INFORMATION, country="BD")(friday_in_bangladesh)
    assert not calendar_of(Clock.ACKNOWLEDGE, country="BD")(friday_in_bangladesh)
    assert not calendar_of(Clock.MORE_INFORMATION, country="XX")(friday_in_bangladesh)


@given(st.integers(0, 40), st.integers(0, 4000))
def test_longer_term_is_never_due_earlier(length, days):
    begun = FRIDAY + timedelta(days=days)
    ends = [due(Term(each, Unit.WORKING_DAYS), begun, is_free=free) for each in (length, length + 1)]
    assert begun < ends[0] <= ends[1]


class ClockLife(RuleBasedStateMachine):
    """Any order of pausing, resuming and stopping, with time that only goes on."""

    def __init__(self):
        super().__init__()
        self.now = FRIDAY
        self.clock = start(Clock.TRIAGE, Term(10, Unit.WORKING_DAYS), now=FRIDAY, is_free=free)
        self.was_breached = False
        self.last_due = self.clock.due

    @rule(hours=st.integers(1, 300))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule()
    def pause(self):
        self.clock = pause(self.clock, now=self.now, reason="The court has the file.")

    @rule()
    def resume(self):
        self.clock = resume(self.clock, now=self.now)

    @rule()
    def stop(self):
        self.clock = stop(self.clock, now=self.now)

    @invariant()
    def breach_stays(self):
        breached = self.clock.is_breached(self.now)
        assert breached or not self.was_breached
        self.was_breached = breached

    @invariant()
    def due_moment_never_comes_nearer(self):
        assert self.clock.due >= self.last_due
        self.last_due = self.clock.due

    @invariant()
    def stopped_clock_has_no_open_pause(self):
        assert not (self.clock.stopped and self.clock.is_paused)


TestClockLife = ClockLife.TestCase
