"""Who may come back after having left, and in which year of taking part."""

from datetime import date

import pytest

from akkoord.desk.agreements.rules import LEFT_STATES, ParticipationState
from akkoord.desk.agreements.rules.participation import FINAL_STATES
from akkoord.desk.agreements.rules.returning import (
    WAYS_BACK,
    GoesOnElsewhere,
    SecretariatOpens,
    check_may_return,
    year_in_agreement,
    years_before,
)


@pytest.mark.parametrize(
    ("since", "year", "expected"),
    [
        (date(2016, 7, 4), 2017, 1),
        (date(2016, 7, 4), 2019, 3),
        (date(2017, 1, 1), 2017, 1),
        (date(2017, 9, 1), 2017, 1),
        (None, 2018, 1),
    ],
)
def test_year_in_agreement(since, year, expected):
    assert year_in_agreement(since, year) == expected


def test_every_way_out_says_whether_there_is_a_way_back():
    assert set(WAYS_BACK) == FINAL_STATES
    assert LEFT_STATES < FINAL_STATES


@pytest.mark.parametrize("left", [None, "withdrawn", "expired", "cancelled", "refused"])
def test_who_left_by_itself_applies_by_itself(left):
    check_may_return(ParticipationState(left) if left else None, is_secretariat=False)


@pytest.mark.parametrize("left", [ParticipationState.TERMINATED, ParticipationState.BANKRUPT])
def test_who_was_expelled_or_bankrupt_waits_for_the_secretariat(left):
    with pytest.raises(SecretariatOpens):
        check_may_return(left, is_secretariat=False)
    check_may_return(left, is_secretariat=True)


def test_merged_company_does_not_come_back():
    with pytest.raises(GoesOnElsewhere):
        check_may_return(ParticipationState.MERGED, is_secretariat=True)


def test_years_before_count_each_part_that_began():
    parts = [(date(2016, 7, 4), date(2018, 3, 1)), (None, None), (date(2019, 1, 1), date(2019, 9, 1))]
    assert years_before(parts) == 3
