"""The page that proposes a new year."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.duties.models import Duty

ADDRESS = reverse("duties:open_year", args=["textile"])
ASKED = {"year": "2018", "opens": "2018-01-15", "locations-asked": "on", "locations-due_on": "2018-04-01"}


@pytest.fixture
def desk(adviser):
    client = Client()
    client.force_login(adviser)
    return client


@pytest.fixture
def classes(textile):
    Agreement.objects.update(
        yearly_duties=[{"kind": "plan", "month": 5, "day": 1, "size_classes": ["A"]}],
        size_classes=[{"code": "A", "name_en": "large"}, {"code": "C", "name_en": "small"}],
    )


def test_what_the_agreement_asks_for_is_proposed(desk, classes):
    page = desk.get(ADDRESS, {"year": "2019"}).content.decode()
    assert "Open the year 2019" in page
    assert 'name="plan-asked" id="id_plan-asked" checked' in page
    assert 'name="plan-due_on" value="2019-05-01"' in page
    assert 'name="materials-asked" id="id_materials-asked" aria-label' in page


def test_proposal_is_changed_and_sent_twice(desk, textile, classes):
    sent = {**ASKED, "plan-asked": "on", "plan-due_on": "2018-06-01", "plan-first_year": "2"}
    sent["plan-sizes"] = ["A", "C"]
    for _ in range(2):
        assert desk.post(ADDRESS, sent).status_code == 302
    assert textile.cycles.get().locations_due == date(2018, 4, 1)
    duty = Duty.objects.get()
    assert (duty.kind, duty.due_on, duty.first_year, duty.size_classes) == (
        "plan",
        date(2018, 6, 1),
        2,
        ["A", "C"],
    )


def test_thing_without_a_day_is_asked_again(desk, textile):
    answer = desk.post(ADDRESS, {**ASKED, "plan-asked": "on"})
    assert answer.status_code == 422
    assert "Give the day on which it is due." in answer.content.decode()
    assert not textile.cycles.exists()


def test_year_of_an_agreement_that_is_not_signed_is_not_opened(desk, textile):
    Agreement.objects.update(phase="negotiating")
    assert desk.get(ADDRESS).status_code == 409
