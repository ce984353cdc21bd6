"""Who has handed in, who has not, and since when."""

from datetime import UTC, date, datetime

from tests.desk.register.handing_in import SCREEN, hand_in, live, upload

from akkoord.desk.agreements.models import Participation
from akkoord.desk.register.actions import return_with_questions
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries import hand_in_overview, submissions_waiting


def test_hand_in_overview_of_companies_in_all_states(company, cycle, secretariat):
    live(secretariat, company("Accepted"), cycle, SCREEN)
    upload(company("Draft"), cycle, SCREEN)
    company("Nothing")
    return_with_questions(secretariat, hand_in(company("Returned"), cycle, SCREEN), "Which unit?")
    Participation.objects.filter(organisation=company("Gone")).update(state="withdrawn")
    overview = hand_in_overview(cycle)
    assert [(each.organisation, each.state, each.has_live_list) for each in overview.companies] == [
        ("Accepted", "accepted", True),
        ("Draft", "draft", False),
        ("Nothing", "not_started", False),
        ("Returned", "returned", False),
    ]
    assert [each.organisation for each in overview.missing] == ["Draft", "Nothing"]


def test_hand_in_overview_counts_days_from_the_first_version(company, cycle):
    alpha = company("Alpha")
    hand_in(alpha, cycle, SCREEN)
    Submission.objects.update(submitted_at=datetime(2017, 4, 6, 12, tzinfo=UTC))
    (line,) = hand_in_overview(cycle).companies
    assert (line.is_late, line.days_overdue) == (True, 5)


def test_hand_in_overview_before_the_day(company, cycle):
    company("Alpha")
    (line,) = hand_in_overview(cycle, today=date(2017, 4, 1)).companies
    assert (line.is_late, line.days_overdue) == (False, 0)
    (line,) = hand_in_overview(cycle, today=date(2017, 4, 3)).companies
    assert (line.is_late, line.days_overdue) == (True, 2)


def test_submissions_waiting_are_the_oldest_first(company, cycle, secretariat):
    live(secretariat, company("Accepted"), cycle, SCREEN)
    for name in ("First", "Second"):
        hand_in(company(name), cycle, SCREEN)
    assert [each.organisation.name for each in submissions_waiting(cycle)] == ["First", "Second"]
