"""Opening a year with what the agreement asks for every year."""

from datetime import date

import pytest
from tests.desk.register.handing_in import person

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import ready_configurations
from akkoord.desk.duties.actions import open_year
from akkoord.desk.duties.models import Duty
from akkoord.desk.duties.queries import company_standing
from akkoord.desk.duties.queries.calendar import OwedDuty, duties_of, proposed_duties
from akkoord.desk.duties.rules import DutyKind, NothingAsked
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of

OPENS = date(2018, 1, 15)
LISTS = OwedDuty(DutyKind.LOCATIONS, date(2018, 4, 1))
PLAN = OwedDuty(DutyKind.PLAN, date(2018, 5, 1))


@pytest.mark.parametrize("code", ready_configurations())
def test_every_ready_agreement_proposes_what_it_asks_for(db, code):
    agreement = Agreement.objects.create(slug=code, **ready_configurations()[code])
    found = proposed_duties(agreement, 2018)
    assert bool(found) is (code not in {"forestry", "proteins"})
    assert (DutyKind.LOCATIONS in {each.kind for each in found}) is agreement.hands_in_lists


def test_textile_asks_for_more_each_year(db):
    textile = Agreement.objects.create(slug="textile", **ready_configurations()["textile"])
    assert [(each.kind.value, each.due_on, each.first_year) for each in proposed_duties(textile, 2019)] == [
        ("locations", date(2019, 4, 1), 1),
        ("self_evaluation", date(2019, 5, 1), 1),
        ("materials", date(2019, 5, 1), 1),
        ("plan", date(2019, 5, 1), 1),
        ("progress", date(2019, 5, 1), 2),
        ("statement", date(2019, 7, 4), 3),
    ]


def test_year_opened_twice_stands_once_as_it_was_first(secretariat, textile):
    first = open_year(secretariat, textile, 2018, opens=OPENS, duties=[LISTS, PLAN])
    again = open_year(secretariat, textile, 2018, opens=OPENS, duties=[LISTS])
    assert (first, first.locations_due, textile.cycles.count()) == (again, LISTS.due_on, 1)
    assert duties_of(again) == (LISTS, PLAN)


def test_agreement_without_lists_has_none_to_hand_in(secretariat, textile, alpha):
    textile.insight_units = ["investee"]
    textile.save()
    cycle = open_year(secretariat, textile, 2018, opens=OPENS, duties=[PLAN])
    assert duties_of(cycle) == (PLAN,)
    assert [each.duty for each in company_standing(cycle, alpha.pk).owed] == [PLAN]


def test_duty_of_some_size_classes_is_owed_by_these_and_by_those_of_unknown_size(
    secretariat, textile, company
):
    large, small, unknown = (company(name) for name in ("Large", "Small", "Unknown"))
    for organisation, size in ((large, "A"), (small, "C")):
        organisation.participations.update(size_class=size)
    plan = OwedDuty(DutyKind.PLAN, PLAN.due_on, size_classes=("A", "B"))
    cycle = open_year(secretariat, textile, 2018, opens=OPENS, duties=[LISTS, plan])
    owed = [len(company_standing(cycle, each.pk).owed) for each in (large, small, unknown)]
    assert owed == [2, 1, 2]


def test_last_year_is_proposed_again_where_the_agreement_says_nothing(secretariat, textile):
    open_year(secretariat, textile, 2018, opens=OPENS, duties=[LISTS, PLAN])
    assert [each.due_on for each in proposed_duties(textile, 2019)] == [date(2019, 4, 1), date(2019, 5, 1)]


def test_year_without_any_duty_is_not_opened(secretariat, textile):
    with pytest.raises(NothingAsked):
        open_year(secretariat, textile, 2018, opens=OPENS, duties=[])
    assert not Duty.objects.exists()


def test_company_opens_no_year(textile, alpha):
    with pytest.raises(NotAllowed):
        open_year(actor_of(person("CA", organisation=alpha)), textile, 2018, opens=OPENS, duties=[LISTS])
