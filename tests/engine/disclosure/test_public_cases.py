"""What everybody may read of a case."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.public_cases import CaseFacts, PublicCase, public_case

CASE = CaseFacts("C-2018-004", date(2018, 5, 17), "BD", "Dhaka Division", "wages", "open")
MANY = {("BD", ""): 400, ("BD", "Dhaka Division"): 90}
LATER = date(2018, 12, 1)


def told(case=CASE, *, listed=(MANY,), editions=(date(2018, 2, 16),), today=LATER):
    return public_case(case, listed=listed, editions=editions, today=today)


def test_case_is_told_by_month_and_region():
    assert told() == PublicCase("C-2018-004", "2018-05", "BD", "Dhaka Division", "wages", "open")


def test_region_with_few_sites_in_any_edition_is_not_told():
    few = MANY | {("BD", "Dhaka Division"): 4}

    assert told(listed=(MANY, few)).region == ""
    assert told(listed=({("BD", ""): 4, ("BD", "Dhaka Division"): 4},)).country == ""
    assert told(listed=()).country == ""


def test_case_is_told_late():
    assert told(today=date(2018, 7, 31)) is None
    assert told(today=date(2018, 8, 1)) is not None


def test_case_of_the_time_of_an_edition_tells_its_year_only():
    assert told(editions=(date(2018, 6, 1),)).when == "2018"


def joined_in_time(appeared, when, editions):
    """What somebody does who takes a case for one of the sites that changed with an edition."""
    months = [day.year * 12 + day.month for day in editions]
    near = [abs(appeared.year * 12 + appeared.month - month) <= 1 for month in months]
    if "-" in when:
        year, month = map(int, when.split("-"))
        near += [abs(year * 12 + month - each) <= 1 for each in months]
    return any(near)


def test_case_that_is_told_at_once_could_be_joined_with_an_edition():
    assert joined_in_time(CASE.begun, "2018-05", [date(2018, 6, 1)])


DAYS = st.dates(date(2016, 1, 1), date(2020, 12, 31))


@given(DAYS, st.lists(DAYS, max_size=6))
def test_nobody_joins_a_case_with_the_changes_of_an_edition(begun, editions):
    case = CaseFacts("C", begun, "BD", "", "wages", "open")
    months = [date(begun.year + at // 12, at % 12 + 1, 1) for at in range(begun.month - 1, begun.month + 47)]

    shown = [(day, told(case, editions=editions, today=day)) for day in months]

    first = next((day, each) for day, each in shown if each is not None)
    assert not joined_in_time(first[0], first[1].when, editions)
    assert (first[0].year * 12 + first[0].month) - (begun.year * 12 + begun.month) >= 3
