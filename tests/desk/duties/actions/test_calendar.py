"""What is owed by when, and more time for one company."""

from datetime import date

import pytest

from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.duties import actions
from akkoord.desk.duties.models import Extension
from akkoord.desk.duties.queries import company_standing, duties_of
from akkoord.desk.duties.rules import DutyKind, NothingOwed, NotLater
from akkoord.desk.people.actions import NotAllowed

LATER = date(2017, 6, 1)


def test_set_duty_again_changes_its_day(year, secretariat):
    actions.set_duty(secretariat, year, DutyKind.PLAN, due_on=LATER)
    actions.set_duty(secretariat, year, DutyKind.LOCATIONS, due_on=date(2017, 4, 15))
    assert {each.kind: each.due_on for each in duties_of(year)} == {
        "locations": date(2017, 4, 15),
        "self_evaluation": date(2017, 5, 1),
        "plan": LATER,
        "statement": date(2017, 7, 4),
    }


def test_dropped_duty_is_not_owed(year, secretariat):
    actions.drop_duty(secretariat, year, DutyKind.STATEMENT)
    assert [each.kind for each in duties_of(year)] == ["locations", "self_evaluation", "plan"]


def test_extension_twice_is_one(year, alpha, secretariat):
    for _ in range(2):
        actions.grant_extension(secretariat, year, alpha, DutyKind.PLAN, until=LATER, reason="New owner")
    assert Extension.objects.count() == 1


def test_later_extension_takes_the_place_of_the_earlier(year, alpha, secretariat):
    for until in (LATER, date(2017, 7, 1)):
        actions.grant_extension(secretariat, year, alpha, DutyKind.PLAN, until=until, reason="New owner")
    assert company_standing(year, alpha.pk).owed[2].due_on == date(2017, 7, 1)
    assert Extension.objects.count() == 2


def test_withdrawn_extension_lets_the_ordinary_day_count(year, alpha, secretariat):
    actions.grant_extension(secretariat, year, alpha, DutyKind.PLAN, until=LATER, reason="New owner")
    actions.withdraw_extension(secretariat, year, alpha, DutyKind.PLAN)
    assert company_standing(year, alpha.pk).owed[2].due_on == date(2017, 5, 1)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ((DutyKind.PLAN, LATER, "  "), ReasonNeeded),
        ((DutyKind.PLAN, date(2017, 5, 1), "New owner"), NotLater),
        ((DutyKind.STATEMENT, date(2018, 1, 1), "New owner"), NothingOwed),
        ((DutyKind.MATERIALS, LATER, "New owner"), NothingOwed),
    ],
)
def test_extension_refused(year, alpha, secretariat, wanted, refusal):
    kind, until, reason = wanted
    with pytest.raises(refusal):
        actions.grant_extension(secretariat, year, alpha, kind, until=until, reason=reason)
    assert not Extension.objects.exists()


def test_company_gives_itself_no_time(year, alpha, admin):
    with pytest.raises(NotAllowed):
        actions.grant_extension(admin, year, alpha, DutyKind.PLAN, until=LATER, reason="Busy")
    with pytest.raises(NotAllowed):
        actions.set_duty(admin, year, DutyKind.PLAN, due_on=LATER)
