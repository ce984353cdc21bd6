"""Where a clock stands still: free days of the host, and of the country of whoever reported.

The country of whoever reported only makes longer what that person has to do, never what is done for them.
"""

from datetime import datetime
from functools import cache

import holidays

from akkoord.desk.agreements.rules.working_days import is_working_day
from akkoord.desk.cases.rules.clocks import Clock, FreeDay

OF_THE_REPORTER = frozenset({Clock.MORE_INFORMATION})
"""Clocks that wait for whoever reported."""


def calendar_of(clock: Clock, *, country: str) -> FreeDay:
    """On which days this clock stands still; `country` (ISO 3166, may be empty) is that of the location."""
    if clock not in OF_THE_REPORTER or country not in holidays.list_supported_countries():
        return _free_at_host
    return lambda moment: _free_at_host(moment) or not _calendar(country).is_working_day(moment.date())


def _free_at_host(moment: datetime) -> bool:
    return not is_working_day(moment.date())


@cache
def _calendar(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)
