"""The pages of reviews and recommendations: what each sees, and what is written down there."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.models import Body, Organisation, Participation, Recommendation
from akkoord.desk.people.rules import Role

LIST = "/agreements/recommendations/"


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


@pytest.fixture
def union(world):
    found = Organisation.objects.create(name="FNV", kind="union")
    Participation.objects.create(
        agreement=world.agreement, organisation=found, role="signatory", state="active"
    )
    return found


@pytest.fixture
def recommendations(world, union):
    def make(text, **values):
        return Recommendation.objects.create(agreement=world.agreement, text=text, **values)

    return [
        make("Waits", addressee_role="all companies"),
        make("Late", addressee=union, due=date(2018, 2, 16)),
        make("Under way", addressee_role="the secretariat", due=date(2100, 1, 1), state="accepted"),
        make("Refused", addressee_role="the ministry", state="rejected"),
    ]


def shown(browser, query=""):
    response = browser.get(f"{LIST}{query}")
    found = response.context["rows"] if response.status_code == 200 else ()
    return [each.text for each in found] or response.status_code


def test_late_ones_come_first(adviser, recommendations):
    assert shown(adviser) == ["Late", "Waits", "Under way", "Refused"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?standing=late", ["Late"]),
        ("?whom=compan", ["Waits"]),
        ("?agreement=textile&standing=rejected", ["Refused"]),
    ],
)
def test_recommendations_are_filtered(adviser, recommendations, query, found):
    assert shown(adviser, query) == found


def test_supporter_sees_what_is_asked_of_it(signed_in, union, recommendations):
    assert shown(signed_in(Role.SUPPORTER, organisation=union)) == ["Late"]
    assert shown(signed_in(Role.SUPPORTER)) == 404
    assert shown(signed_in(Role.COMPANY_ADMIN)) == 404


def test_other_agreement_sees_nothing(signed_in, world, recommendations):
    stranger = signed_in(Role.PARTY_REPRESENTATIVE, agreement=world.other_agreement)
    assert shown(stranger) == 200
    assert stranger.get(f"{LIST}{recommendations[0].pk}/").status_code == 404


def test_report_brings_a_recommendation_that_becomes_a_promise_and_is_done(adviser, signed_in, union):
    sent = {"entry": uuid4(), "kind": "midterm_review", "title": "Halfway", "author": "Bureau"}
    page = adviser.post("/agreements/textile/reviews/new/", {**sent, "received_on": "2019-01-10"}).url
    review = page.rstrip("/").rsplit("/", 1)[-1]
    asked = {"entry": uuid4(), "text": "Train the members", "addressee": str(union.pk), "due": "2019-03-01"}
    one = adviser.post(f"/agreements/textile/recommendations/new/?review={review}", asked).url
    assert "Train the members" in adviser.get(page).content.decode()

    party = signed_in(Role.PARTY_REPRESENTATIVE, organisation=union)
    answer = {
        "entry": uuid4(),
        "move": "accepted",
        "on": "2019-02-01",
        "text": "Gladly.",
        "due": "2100-06-01",
    }
    assert "Gladly." in party.post(one, answer, follow=True).content.decode()
    recommendation = Recommendation.objects.get()
    follow_up = f"/agreements/textile/promises/new/?recommendation={recommendation.pk}"
    assert follow_up in adviser.get(one).content.decode()
    assert follow_up not in party.get(one).content.decode()
    promise = {"entry": uuid4(), "what": "Ten trainings", "owner": str(union.pk), "due": "2019-06-01"}
    made = adviser.post(follow_up, promise)
    assert "Ten trainings" in party.get(one).content.decode()
    assert f"{LIST}{recommendation.pk}/" in party.get(made.url).content.decode()

    done = {"entry": uuid4(), "move": "done", "on": "2019-06-01", "text": "All held."}
    assert "All held." in party.post(one, done, follow=True).content.decode()


def test_acceptance_without_a_day_is_asked_again(adviser, recommendations):
    sent = {"entry": uuid4(), "move": "accepted", "on": "2019-02-01", "text": "Yes."}
    asked = adviser.post(f"{LIST}{recommendations[0].pk}/", sent)
    assert "Give the day by which it is done." in asked.content.decode()


def test_recommendation_of_a_meeting_is_followed_from_its_decision(adviser, world):
    body = Body.objects.create(agreement=world.agreement, name="Group")
    meeting = body.meetings.create(number=1, on=date(2018, 2, 16))
    item = meeting.items.create(number=1, title="Norms")
    decision = item.decisions.create(kind="recommendation", object="Norms", wording="Adopt them.")
    page = f"/agreements/textile/meetings/{meeting.pk}/"
    address = f"/agreements/textile/recommendations/new/?decision={decision.pk}"
    assert address in adviser.get(page).content.decode()
    adviser.post(address, {"entry": uuid4(), "text": "Adopt them.", "addressee_role": "the ministry"})
    assert "the ministry" in adviser.get(page).content.decode()


@pytest.mark.parametrize("days", [{"expected_on": date(2018, 1, 1)}, {"received_on": date(2018, 1, 1)}])
def test_page_of_an_agreement_shows_its_reviews(adviser, world, days):
    world.agreement.reviews.create(kind="ruling", title="Ruling 1", author="Committee", **days)
    assert "Ruling 1" in adviser.get("/agreements/textile/reviews/").content.decode()


def test_late_recommendation_and_missing_report_wait_in_the_morning(adviser, world, recommendations):
    world.agreement.reviews.create(
        kind="midterm_review", title="Halfway", author="Bureau", expected_on=date(2018, 1, 1)
    )
    text = adviser.get("/agreements/").content.decode()
    assert "1 recommendation is late" in text
    assert "1 report should have been here" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_a_fixed_number_of_queries(adviser, world, rows, django_assert_num_queries):
    for number in range(rows):
        Recommendation.objects.create(agreement=world.agreement, text=str(number), addressee_role="all")
    with django_assert_num_queries(6):
        adviser.get(LIST)
