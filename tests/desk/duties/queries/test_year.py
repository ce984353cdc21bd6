"""Who has handed in what, who has not, since when, and who reminded them."""

import uuid
from datetime import date

from tests.desk.register.handing_in import SCREEN, admin_of, hand_in, live

from akkoord.desk.agreements.models import Participation
from akkoord.desk.duties import actions
from akkoord.desk.duties.queries import company_standing, year_overview
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.models import Cycle

TODAY = date(2017, 5, 11)


def deliver(organisation, cycle, *kinds):
    for kind in kinds:
        actions.hand_in(
            actor_of(admin_of(organisation)),
            cycle,
            organisation,
            kind,
            actions.Document("text.txt", b"text"),
            upload_token=uuid.uuid4(),
        )


def test_year_overview_names_who_misses_what(year, company, secretariat):
    everything, nothing, no_plan = company("Everything"), company("Nothing"), company("No plan")
    Participation.objects.filter(organisation=company("Gone")).update(state="withdrawn")
    live(secretariat, everything, year, SCREEN)
    hand_in(no_plan, year, SCREEN)
    deliver(everything, year, DutyKind.SELF_EVALUATION, DutyKind.PLAN)
    deliver(no_plan, year, DutyKind.SELF_EVALUATION)
    overview = year_overview(year, today=TODAY)
    assert [(each.duty.kind, each.owed, each.handed_in, each.late) for each in overview.counts] == [
        ("locations", 3, 2, 1),
        ("self_evaluation", 3, 2, 1),
        ("plan", 3, 1, 2),
        ("statement", 0, 0, 0),
    ]
    assert [(each.organisation, each.days_late) for each in overview.missing] == [
        ("Nothing", 40),
        ("No plan", 10),
    ]
    assert [each.organisation for each in overview.that_miss(DutyKind.LOCATIONS)] == [nothing.name]
    assert [each.organisation for each in overview.that_miss(DutyKind.PLAN)] == ["Nothing", no_plan.name]
    assert overview.missing[0].contacts == (admin_of(nothing),)


def test_duty_of_later_years_is_not_owed_before(year, alpha):
    assert company_standing(year, alpha.pk).standings[-1] is None


def test_duty_of_later_years_is_owed_then(year, company):
    of_old = company("Of old", since=date(2014, 7, 1))
    assert company_standing(year, of_old.pk).owed[-1].duty.kind is DutyKind.STATEMENT


def test_extension_moves_the_day_of_one_company(year, alpha, company, secretariat):
    company("Beta Kleding")
    actions.grant_extension(
        secretariat, year, alpha, DutyKind.PLAN, until=date(2017, 6, 1), reason="New owner"
    )
    first, second = year_overview(year, today=TODAY).companies
    assert [(each.due_on, each.is_late) for each in (first.owed[2], second.owed[2])] == [
        (date(2017, 6, 1), False),
        (date(2017, 5, 1), True),
    ]


def test_returned_document_stays_handed_in(year, alpha, secretariat):
    deliver(alpha, year, DutyKind.PLAN)
    submission = year.duty_submissions.get()
    actions.return_with_questions(secretariat, submission, "Which goals?")
    plan = company_standing(year, alpha.pk).owed[2]
    assert (plan.is_missing, plan.is_asked_again, plan.state) == (False, True, "returned")


def test_year_overview_asks_the_same_number_of_times(year, company, django_assert_num_queries):
    company("Alpha")
    year = Cycle.objects.select_related("agreement").get()
    with django_assert_num_queries(7):
        year_overview(year)
    for name in ("Beta", "Gamma"):
        company(name)
    with django_assert_num_queries(7):
        year_overview(year)
