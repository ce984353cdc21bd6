"""Who has handed in what, who has not, since when, and who reminded them."""

import uuid
from datetime import UTC, date, datetime

from django.utils import timezone
from tests.desk.register.handing_in import PADMA, SCREEN, admin_of, hand_in, live, upload

from akkoord.desk.agreements.models import Participation
from akkoord.desk.duties import actions
from akkoord.desk.duties.queries import company_standing, year_overview
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import return_with_questions as return_list
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


def returned_plan(secretariat, organisation, cycle, on=datetime(2017, 5, 2, 12, tzinfo=UTC)):
    deliver(organisation, cycle, DutyKind.PLAN)
    submission = cycle.duty_submissions.get(organisation=organisation)
    actions.return_with_questions(secretariat, submission, "Which goals?")
    cycle.duty_submissions.filter(pk=submission.pk).update(decided_at=on)


def test_what_was_returned_is_awaited_until_it_is_handed_in_again(year, alpha, secretariat):
    returned_plan(secretariat, alpha, year)
    company = company_standing(year, alpha.pk)
    assert [(each.returned_on, each.answer_due_on) for each in company.asked_again] == [
        (date(2017, 5, 2), date(2017, 5, 16))
    ]
    assert [each.duty.kind for each in company.awaited] == ["locations", "self_evaluation", "plan"]
    deliver(alpha, year, DutyKind.PLAN)
    assert company_standing(year, alpha.pk).asked_again == ()


def test_returned_list_is_awaited_while_its_answer_is_a_draft(year, alpha, secretariat):
    returned = return_list(secretariat, hand_in(alpha, year, SCREEN), "Which unit?")
    upload(alpha, year, PADMA)
    standing = company_standing(year, alpha.pk).owed[0]
    day = timezone.localdate(returned.decided_at)
    assert (standing.state, standing.returned_on, standing.is_missing) == ("draft", day, False)
    assert year_overview(year, today=TODAY).counts[0].asked_again == 1


def test_draft_that_changes_an_accepted_list_is_not_awaited(year, alpha, secretariat):
    live(secretariat, alpha, year, SCREEN)
    upload(alpha, year, PADMA)
    assert company_standing(year, alpha.pk).owed[0].returned_on is None


def test_companies_that_were_asked_stand_behind_those_that_miss_something(year, company, secretariat):
    year.duties.exclude(kind=DutyKind.PLAN).delete()
    asked, earlier, nothing = company("Asked"), company("Earlier"), company("Nothing")
    for each in (asked, earlier):
        hand_in(each, year, SCREEN)
    returned_plan(secretariat, asked, year)
    returned_plan(secretariat, earlier, year, on=datetime(2017, 5, 1, 12, tzinfo=UTC))
    overview = year_overview(year, today=TODAY)
    assert [each.organisation for each in overview.asked_again] == ["Earlier", "Asked"]
    assert [each.organisation for each in overview.missing] == [nothing.name]
    assert [each.organisation for each in overview.awaited] == ["Nothing", "Earlier", "Asked"]


def test_year_overview_asks_the_same_number_of_times(year, company, django_assert_num_queries):
    company("Alpha")
    year = Cycle.objects.select_related("agreement").get()
    with django_assert_num_queries(7):
        year_overview(year)
    for name in ("Beta", "Gamma"):
        company(name)
    with django_assert_num_queries(7):
        year_overview(year)
