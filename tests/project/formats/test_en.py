from datetime import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format

MOMENT = datetime(2018, 2, 16, 14, 5)  # noqa: DTZ001 - how it is written does not depend on the zone


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "16 February 2018", "16 February 2018, 14:05"),
        ("nl", "16 februari 2018", "16 februari 2018 14:05"),
    ],
)
def test_dates_are_written_day_first_with_24_hours(language, day, moment):
    with translation.override(language):
        assert (date_format(MOMENT, "DATE_FORMAT"), date_format(MOMENT, "DATETIME_FORMAT")) == (day, moment)
