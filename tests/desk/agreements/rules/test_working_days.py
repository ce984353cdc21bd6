"""Working days in the Netherlands."""

from datetime import date

import pytest

from akkoord.desk.agreements.rules.working_days import after_working_days, easter, is_working_day, kings_day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2018, 4, 1), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)]
)
def test_easter(year, month, day):
    assert easter(year) == date(year, month, day)


def test_kings_day_is_never_a_sunday():
    assert [kings_day(year) for year in (2018, 2025)] == [date(2018, 4, 27), date(2025, 4, 26)]


@pytest.mark.parametrize(
    "day",
    [
        date(2018, 1, 1),
        date(2018, 3, 30),
        date(2018, 4, 2),
        date(2018, 4, 27),
        date(2018, 5, 10),
        date(2018, 5, 21),
        date(2018, 12, 26),
        date(2018, 2, 17),
    ],
)
def test_free_days(day):
    assert not is_working_day(day)


def test_ten_working_days_over_easter():
    assert after_working_days(date(2018, 3, 26), 10) == date(2018, 4, 11)
    assert after_working_days(date(2018, 2, 16), 10) == date(2018, 3, 2)
