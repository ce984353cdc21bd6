"""Reviews and recommendations: who writes them down, who answers, what becomes of them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from akkoord.desk.agreements.actions.reviews import (
    recommend,
    remind_of_recommendations,
    write_answer,
    write_review,
)
from akkoord.desk.agreements.models import Organisation, Participation, Recommendation, Review
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport
from akkoord.desk.agreements.rules.reviews import DateNeeded, RecommendationMove, RecommendationMoveNotOpen
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

DAY = date(2018, 12, 1)
SAID = {"text": "We agree with it.", "on": DAY}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def union(world):
    found = Organisation.objects.create(name="FNV", kind="union")
    Participation.objects.create(
        agreement=world.agreement, organisation=found, role="signatory", state="active"
    )
    return found


@pytest.fixture
def representative(person, union):
    return actor_of(person(Role.PARTY_REPRESENTATIVE, organisation=union))


@pytest.fixture
def asked(adviser, world, union):
    values = {"text": "Train the members.", "addressee": union, "due": DAY}
    return recommend(adviser, world.agreement, entry=uuid4(), values=values, on=DAY)


def test_review_and_recommendation_that_are_sent_twice_stand_once(adviser, world):
    entry = uuid4()
    for _ in range(2):
        values = {"kind": "midterm_review", "title": "Halfway", "author": "Bureau"}
        review = write_review(adviser, world.agreement, entry=entry, values=values)
        values = {"text": "Meet more often", "addressee_role": "the secretariat", "review": review}
        recommend(adviser, world.agreement, entry=entry, values=values, on=DAY)
    assert Review.objects.count() == 1
    assert Recommendation.objects.get().events.count() == 1


def test_monitor_hands_in_its_own_report_and_answers_nothing(person, world, asked):
    monitor = actor_of(person(Role.MONITOR))
    values = {"kind": "monitoring_report", "title": "First year", "author": "Committee"}
    assert write_review(monitor, world.agreement, entry=uuid4(), values=values).title == "First year"
    with pytest.raises(NotAllowed):
        write_answer(monitor, asked, RecommendationMove.REJECTED, entry=uuid4(), values=SAID)


@pytest.mark.parametrize("text", ["Weefhuis must do better", "ask weefhuis."])
def test_reports_name_no_company(adviser, world, text):
    values = {"text": text, "addressee_role": "all"}
    with pytest.raises(CompanyNamedInReport):
        recommend(adviser, world.agreement, entry=uuid4(), values=values, on=DAY)
    values = {"kind": "ruling", "title": "Ruling", "author": "Committee", "summary": text}
    with pytest.raises(CompanyNamedInReport):
        write_review(adviser, world.agreement, entry=uuid4(), values=values)
    assert not Recommendation.objects.exists()
    assert not Review.objects.exists()


def test_addressee_accepts_with_a_day_and_says_it_is_done(representative, asked):
    entry, later = uuid4(), DAY + timedelta(days=90)
    for _ in range(2):
        answer = {**SAID, "due": later}
        accepted = write_answer(
            representative, asked, RecommendationMove.ACCEPTED, entry=entry, values=answer
        )
    assert (accepted.state, accepted.due) == ("accepted", later)
    done = write_answer(representative, asked, RecommendationMove.DONE, entry=uuid4(), values=SAID)
    assert done.state == "done"
    assert list(asked.events.values_list("move", "due")) == [
        ("made", DAY),
        ("accepted", later),
        ("done", None),
    ]


@pytest.mark.parametrize("role", [Role.PARTY_REPRESENTATIVE, Role.SUPPORTER, Role.COMPANY_ADMIN])
def test_others_answer_nothing(person, world, asked, role):
    stranger = actor_of(person(role, organisation=world.company))
    with pytest.raises(NotAllowed):
        write_answer(stranger, asked, RecommendationMove.NOTE, entry=uuid4(), values=SAID)


@pytest.mark.parametrize(
    ("move", "values", "refusal"),
    [
        (RecommendationMove.REJECTED, {"text": " "}, ReasonNeeded),
        (RecommendationMove.ACCEPTED, {}, DateNeeded),
        (RecommendationMove.DONE, {}, RecommendationMoveNotOpen),
        (RecommendationMove.MOVED, {"due": DAY}, RecommendationMoveNotOpen),
        (RecommendationMove.REJECTED, {"text": "Only Naaldwerk could"}, CompanyNamedInReport),
    ],
)
def test_answer_is_refused(representative, asked, move, values, refusal):
    with pytest.raises(refusal):
        write_answer(representative, asked, move, entry=uuid4(), values={**SAID, **values})
    assert asked.events.count() == 1


def test_answer_is_taken_back_by_the_secretariat_alone(adviser, representative, asked):
    write_answer(representative, asked, RecommendationMove.REJECTED, entry=uuid4(), values=SAID)
    with pytest.raises(RecommendationMoveNotOpen):
        write_answer(representative, asked, RecommendationMove.REOPENED, entry=uuid4(), values=SAID)
    reopened = write_answer(adviser, asked, RecommendationMove.REOPENED, entry=uuid4(), values=SAID)
    assert reopened.state == "open"


def test_addressee_is_reminded_before_and_after_without_a_word_of_the_content(representative, asked):
    today = timezone.localdate()
    for due in (today + timedelta(days=3), today - timedelta(days=1), today + timedelta(days=300)):
        Recommendation.objects.update(due=due)
        for _ in range(2):
            remind_of_recommendations()
    letters = Letter.objects.all()
    assert sorted((each.receiver_id, each.subject) for each in letters) == [
        (representative.user_id, "A recommendation is late"),
        (representative.user_id, "A recommendation waits for you"),
    ]
    assert not any("Train" in each.body for each in letters)
