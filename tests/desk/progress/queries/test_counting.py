"""Counting what companies did, as it stood on a day."""

from datetime import UTC, date, datetime

from tests.desk.progress.conftest import AS_OF, hand_in_list, make_company, make_person

from akkoord.desk.agreements.models import OrganisationName
from akkoord.desk.progress.queries.counting import companies_on, handing_in, lists, taking_part, talks
from akkoord.desk.register.models import ListRow


def numbers(counted):
    """Series → key → number."""
    return {
        each.series: {part.key: part.value for part in each.table.all()} if each.table else each.value
        for each in counted
    }


def test_year_of_the_minutes_is_counted(textile, handed_in):
    assert numbers(handing_in(textile, 2017, AS_OF)) == {
        "handed_in_locations": {
            "": 65,
            "handed_in": 58,
            "handed_in.on_time": 52,
            "handed_in.late": 6,
            "never": 7,
        },
        "handed_in_plan": {
            "": 65,
            "handed_in": 57,
            "handed_in.on_time": 57,
            "handed_in.late": 0,
            "never": 8,
        },
    }


def test_only_what_came_until_the_day_counts(textile, handed_in):
    early = numbers(handing_in(textile, 2017, date(2017, 4, 1)))

    assert early["handed_in_locations"]["never"] == 13
    assert early["handed_in_plan"]["never"] == 65


def test_company_that_left_counts_until_it_left(textile, cycle):
    left = make_company(textile, "Left", state="withdrawn", until=date(2017, 6, 1))
    joined = make_company(textile, "Joined", since=date(2017, 7, 1))
    make_company(textile, "Refused", state="refused", since=None)

    def here(day):
        return [each.organisation for each in companies_on(textile, day)]

    assert here(date(2017, 5, 31)) == [left]
    assert here(date(2017, 6, 1)) == []
    assert here(date(2017, 7, 1)) == [joined]


def test_brands_count_once(textile, cycle):
    for name in ("Weefhuis", "Naaldwerk"):
        company = make_company(textile, name)
        OrganisationName.objects.create(organisation=company, name="Same", kind="brand")
        OrganisationName.objects.create(organisation=company, name=f"Alias {name}", kind="alias")

    assert numbers(taking_part(textile, 2017, AS_OF)) == {"companies": {"": 2}, "brands": {"": 1}}


def test_rows_of_accepted_lists_and_questions_are_counted(textile, cycle):
    moment, person = datetime(2017, 3, 1, tzinfo=UTC), make_person("SA")
    company = make_company(textile, "Weefhuis")
    accepted = hand_in_list(company, cycle, moment)
    returned = hand_in_list(company, cycle, moment, state="returned", version=2)
    for number in range(3):
        ListRow.objects.create(submission=accepted, row=number, is_taken_out=number == 2)
    ListRow.objects.create(submission=returned, row=1)
    for answered_at in (None, moment):
        accepted.row_questions.create(text="?", asked_by=person, asked_at=moment, answered_at=answered_at)

    assert numbers(lists(textile, 2017, AS_OF)) == {
        "rows": {"": 2},
        "questions": {"": 2, "answered": 1, "open": 1},
    }


def test_talks_that_were_held_are_counted(textile, cycle):
    for name, state in (("Weefhuis", "held"), ("Naaldwerk", "planned"), ("Garenlust", None)):
        company = make_company(textile, name)
        if state:
            cycle.talks.create(organisation=company, on=date(2017, 9, 1), state=state)

    assert numbers(talks(textile, 2017, AS_OF)) == {"talks": {"": 3, "held": 1, "not_held": 2}}
