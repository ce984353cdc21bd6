"""What the secretariat reads in the morning."""

import pytest

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.agreements.morning import Morning, mornings
from akkoord.desk.agreements.queries import ParticipationFigures
from akkoord.desk.people.actions import declare_conflict
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


def test_morning_of_an_agreement(adviser, world):
    newcomer = Organisation.objects.create(name="Breihuis")
    Participation.objects.create(
        agreement=world.agreement, organisation=newcomer, role="participating_company", state="applied"
    )
    (morning,) = mornings(adviser, [world.agreement])
    assert morning.figures == ParticipationFigures(companies=2, on_the_way=1)
    assert [(line.sentence, line.address) for line in morning.waiting] == [
        ("No year is open yet", "/years/open/textile/"),
        ("1 company is on its way in", "/agreements/textile/parties/?on_the_way=1"),
    ]


def test_promise_whose_day_has_passed_waits(adviser, world):
    for due in ("2018-02-16", "2999-01-01", None):
        world.agreement.commitments.create(what="Visit", owner_role="the council", due=due)
    (morning,) = mornings(adviser, [world.agreement])
    line = morning.waiting[-1]
    assert (line.sentence, line.address) == (
        "1 promise is late",
        f"/agreements/promises/?agreement={world.agreement.slug}&standing=late",
    )


def test_late_promise_of_a_company_is_not_told_to_who_keeps_away_from_it(adviser, person, world):
    world.agreement.commitments.create(what="Visit", owner=world.company, due="2018-02-16")
    away = person(Role.SECRETARIAT_ADVISER)
    declare_conflict(away, world.company.pk, reason="Shares.", by_id=away.pk)
    told = [
        [line.sentence for line in mornings(each, [world.agreement])[0].waiting if "late" in line.sentence]
        for each in (adviser, actor_of(away))
    ]
    assert told == [["1 promise is late"], []]


def test_closing_agreement_tells_how_far_it_is(adviser, world):
    Agreement.objects.update(phase="closing", insight_units=["investee"])
    (morning,) = mornings(adviser, [Agreement.objects.get(slug="textile")])
    assert [line.sentence for line in morning.lines] == ["Closing: 0 of 8 settled"]


def test_agreement_without_anything_tells_nothing(adviser, world):
    Agreement.objects.update(phase="negotiating")
    gold = Agreement.objects.get(slug="gold")
    assert mornings(adviser, [gold]) == [Morning(gold, ParticipationFigures(), ())]


@pytest.mark.parametrize("number", [1, 3])
def test_mornings_ask_the_same_number_of_questions(adviser, world, number, django_assert_num_queries):
    agreements = [
        Agreement.objects.create(slug=f"a{each}", name_en="A", name_nl="A", phase="implementing")
        for each in range(number)
    ]
    with django_assert_num_queries(11):
        mornings(adviser, agreements)
