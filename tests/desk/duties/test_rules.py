"""When something is late, and when a reminder has its turn."""

from datetime import date

import pytest

from akkoord.desk.duties.rules import (
    DUTY_TITLES,
    HAND_IN_TITLES,
    THINGS,
    DutyKind,
    HandInState,
    answer_due,
    answer_reminder_day,
    is_late,
    reminder_day,
)

DUE = date(2018, 5, 1)


@pytest.mark.parametrize(
    ("handed_in", "today", "expected"),
    [
        (None, DUE, False),
        (None, date(2018, 5, 2), True),
        (DUE, date(2018, 6, 1), False),
        (date(2018, 5, 2), date(2018, 6, 1), True),
    ],
)
def test_is_late_from_the_day_after(handed_in, today, expected):
    assert is_late(DUE, handed_in, today=today) is expected


@pytest.mark.parametrize(
    ("today", "turn"),
    [
        (date(2018, 4, 16), None),
        (date(2018, 4, 17), date(2018, 4, 17)),
        (date(2018, 4, 23), date(2018, 4, 17)),
        (date(2018, 4, 24), None),
        (date(2018, 5, 1), None),
        (date(2018, 5, 2), date(2018, 5, 2)),
        (date(2018, 5, 15), date(2018, 5, 15)),
        (date(2018, 5, 29), date(2018, 5, 29)),
        (date(2018, 6, 30), None),
    ],
)
def test_reminder_day_has_its_turn_for_a_week(today, turn):
    assert reminder_day(DUE, today=today) == turn


@pytest.mark.parametrize(
    ("today", "turn"),
    [
        (date(2018, 4, 17), None),
        (DUE, None),
        (date(2018, 5, 2), date(2018, 5, 2)),
        (date(2018, 5, 15), date(2018, 5, 15)),
        (date(2018, 6, 30), None),
    ],
)
def test_answer_is_reminded_of_after_its_day_only(today, turn):
    assert answer_reminder_day(DUE, today=today) == turn


@pytest.mark.parametrize(
    ("more_time", "expected"),
    [(None, date(2018, 5, 15)), (date(2018, 5, 2), date(2018, 5, 15)), (date(2018, 6, 1), date(2018, 6, 1))],
)
def test_answer_is_due_after_two_weeks_or_when_more_time_ends(more_time, expected):
    assert answer_due(DUE, more_time) == expected


def test_every_kind_and_state_has_its_words_and_its_row_in_the_matrix():
    assert set(DUTY_TITLES) == set(THINGS) == set(DutyKind)
    assert set(HAND_IN_TITLES) == set(HandInState)
