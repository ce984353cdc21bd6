"""The pages of the yearly talk: what the secretariat writes there, and what the company reads."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from tests.desk.register.handing_in import admin_of

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.duties.models import Talk


def signed_in(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def desk(adviser):
    return signed_in(adviser)


def test_talk_from_plan_to_confirmation(desk, year, alpha):
    page, own = f"/years/{year.pk}/talks/{alpha.pk}/", f"/company/years/{year.pk}/talk/"
    company = signed_in(admin_of(alpha))
    assert company.get(own).status_code == 404
    assert "nothing yet" in desk.get(page).content.decode()

    desk.post(f"{page}plan/", {"entry": uuid4(), "on": "2017-09-12", "agenda": "- Norms"})
    assert "- Norms" in company.get(own).content.decode()
    said = {"report": "All went well.", "secretariat_notes": "Ask about Turkey."}
    desk.post(f"{page}report/", said)
    assert "All went well." not in company.get(own).content.decode()
    desk.post(f"{page}report/", {**said, "send": "1"})
    desk.post(f"{page}agree/", {"entry": uuid4(), "what": "Visit the mill", "by": "company"})

    read = company.get(own).content.decode()
    assert "All went well." in read
    assert "Visit the mill" in read
    assert "Ask about Turkey." not in read
    company.post(f"{own}confirm/", {"report": "All went well."})
    assert Talk.objects.get().state == "confirmed"
    assert "confirmed the report" in desk.get(page).content.decode()
    assert own in company.get("/company/duties/").content.decode()


def test_plan_without_a_day_is_asked_again(desk, year, alpha):
    asked = desk.post(f"/years/{year.pk}/talks/{alpha.pk}/plan/", {"entry": uuid4()})
    assert asked.status_code == 422


def test_page_of_the_year_counts_talks_where_the_agreement_has_them(desk, year, alpha):
    page = f"/years/{year.pk}/"
    assert "Yearly talks" not in desk.get(page).content.decode()
    Agreement.objects.update(enforcement=[{"form": "secretariat_assessment"}])
    assert "1 company without one" in desk.get(page).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_a_fixed_number_of_queries(desk, company, year, rows, django_assert_num_queries):
    for number in range(rows):
        Talk.objects.create(cycle=year, organisation=company(f"Company {number}"), on=date(2017, 9, 12))
    with django_assert_num_queries(7):
        desk.get(f"/years/{year.pk}/talks/")
