"""Working days in the Netherlands, for terms that are counted in them.

Free days are those of the Algemene termijnenwet (law on terms), article 3.
"""

from datetime import date, timedelta

SATURDAY = 5
KINGS_DAY = (4, 27)
FIXED = frozenset({(1, 1), (5, 5), (12, 25), (12, 26)})
AFTER_EASTER = (-2, 1, 39, 50)
"""Good Friday, Easter Monday, Ascension Day, Whit Monday, in days from Easter Sunday."""


def is_working_day(day: date) -> bool:
    """Whether a term runs on that day."""
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED or day == kings_day(day.year):
        return False
    return (day - easter(day.year)).days not in AFTER_EASTER


def after_working_days(day: date, count: int) -> date:
    """The last day of a term of `count` working days that begins after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, *KINGS_DAY)
    return day - timedelta(days=1) if day.weekday() == SATURDAY + 1 else day


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
