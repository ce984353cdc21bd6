"""Counting trainings, promises, decisions and recommendations of a year."""

from datetime import date

from tests.desk.progress.conftest import AS_OF, make_company
from tests.desk.progress.queries.test_counting import numbers

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.progress.queries.counting_together import (
    decisions,
    promises,
    recommendations,
    trainings,
)

DAY = date(2017, 9, 1)


def promise(agreement, *, state="open", **values):
    """A promise due in the year, with the day on which it was kept."""
    made = agreement.commitments.create(what="Something", due=DAY, state=state, **values)
    if state == "kept":
        made.events.create(move="kept", text="Done.", on=DAY)
    return made


def test_trainings_given_and_the_people_who_came_are_counted(textile, cycle):
    training = textile.trainings.create(title="Living wage")
    given = training.dates.create(on=DAY)
    training.dates.create(on=DAY, is_cancelled=True)
    training.dates.create(on=date(2018, 1, 1))
    company = make_company(textile, "Weefhuis")
    for person, attendance in (("Anna", "came"), ("Bert", "came"), ("Carla", "stayed_away")):
        given.enrolments.create(organisation=company, person=person, attendance=attendance)

    assert numbers(trainings(textile, 2017, AS_OF)) == {"trainings": {"": 1}, "attendance": {"": 2}}


def test_promises_of_parties_go_by_group_and_those_of_companies_together(textile, cycle):
    union = Organisation.objects.create(name="Union", kind="union")
    company = make_company(textile, "Weefhuis")
    promise(textile, owner=union, state="kept")
    promise(textile, owner=union)
    promise(textile, owner_role="all banks")
    promise(textile, owner=company, state="dropped")
    promise(textile, owner_role="the secretariat", confidential_to=company, state="kept")
    textile.commitments.create(what="Later", due=date(2018, 5, 1), owner=union)

    assert numbers(promises(textile, 2017, AS_OF)) == {
        "promises": {
            "": 3,
            "union": 2,
            "union.kept": 1,
            "union.open": 1,
            "union.dropped": 0,
            "others": 1,
            "others.kept": 0,
            "others.open": 1,
            "others.dropped": 0,
        },
        "company_promises": {"": 2, "kept": 1, "open": 0, "dropped": 1},
    }


def test_decision_is_carried_out_once_all_that_follows_is_done(textile, cycle):
    item = (
        textile.bodies.create(name="Steering group")
        .meetings.create(number=1, on=DAY)
        .items.create(number=1, title="Norms")
    )
    done, half, _ = [item.decisions.create(object=name, wording="So.") for name in "abc"]
    promise(textile, owner_role="all", decision=done, state="kept")
    promise(textile, owner_role="all", decision=half, state="kept")
    promise(textile, owner_role="all", decision=half)

    assert numbers(decisions(textile, 2017, AS_OF)) == {
        "decisions": {"": 2, "carried_out": 1, "under_way": 1}
    }


def test_recommendations_made_until_the_day_are_counted_by_what_became_of_them(textile, cycle):
    for state, day in (("done", DAY), ("open", DAY), ("open", date(2018, 2, 1))):
        made = textile.recommendations.create(text="Do", addressee_role="all", state=state)
        made.events.create(move="made", text="Do", on=day)

    assert numbers(recommendations(textile, 2017, AS_OF)) == {
        "recommendations": {"": 2, "done": 1, "accepted": 0, "rejected": 0, "open": 1}
    }
