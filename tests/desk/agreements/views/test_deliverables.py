"""The pages of deliverables: asked, shown, judged, reported."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.desk.agreements.models import Agreement, Deliverable, Organisation, Participation
from akkoord.desk.people.rules import Role

OF = "/agreements/textile/deliverables/"
ROWS = [{"owes": "companies", "code": "policy", "key": True, "name_en": "A policy"}]


@pytest.fixture
def monitored(world):
    Agreement.objects.filter(pk=world.agreement.pk).update(
        enforcement=[{"form": "independent_monitoring_committee"}], deliverables=ROWS
    )


def test_deliverable_is_asked_shown_judged_and_reported(signed_in, monitored):
    adviser, monitor = signed_in(Role.SECRETARIAT_ADVISER), signed_in(Role.MONITOR)
    company, party = signed_in(Role.COMPANY_ADMIN), signed_in(Role.PARTY_REPRESENTATIVE)
    adviser.post(f"{OF}ask/", {"year": "2017"})
    own = Deliverable.objects.get(owner__name="Weefhuis")
    page = f"/agreements/deliverables/{own.pk}/"
    assert page in company.get("/agreements/deliverables/").content.decode()
    company.post(page, {"entry": uuid4(), "text": "Adopted in May."})
    assert "Adopted in May." in monitor.get(page).content.decode()
    for each in Deliverable.objects.all():
        judged = {"entry": uuid4(), "verdict": "partly", "reason": "Half of it."}
        monitor.post(f"/agreements/deliverables/{each.pk}/judge/", judged)
    assert "Half of it." not in company.get(page).content.decode()
    monitor.post(f"{OF}2017/", {"text": "Two companies are on their way."})
    assert party.get(f"{OF}2017/").status_code == 404
    monitor.post(f"{OF}2017/", {"hand_in": "1", "title": "Report", "author": "Committee"})
    assert "Half of it." in company.get(page).content.decode()
    report = party.get(f"{OF}2017/").content.decode()
    assert "on their way" in report
    assert not any(name in report for name in ("Weefhuis", "Naaldwerk", "Half of it."))
    assert party.get(page).status_code == 404


def test_company_does_not_see_another_ones(signed_in, monitored, world):
    signed_in(Role.SECRETARIAT_ADVISER).post(f"{OF}ask/", {"year": "2017"})
    own = Deliverable.objects.get(owner__name="Weefhuis")
    stranger = signed_in(Role.COMPANY_ADMIN, organisation=world.other_company)
    assert stranger.get(f"/agreements/deliverables/{own.pk}/").status_code == 404
    assert "Weefhuis" not in stranger.get("/agreements/deliverables/").content.decode()


def test_who_works_for_two_companies_sees_those_of_the_chosen_one(signed_in, monitored, person, world):
    signed_in(Role.SECRETARIAT_ADVISER).post(f"{OF}ask/", {"year": "2017"})
    both = person(Role.COMPANY_ADMIN)
    both.mandates.create(role=Role.COMPANY_USER, organisation=world.other_company, starts=date(2018, 1, 1))
    browser = Client()
    browser.force_login(both)
    for company in (world.company, world.other_company):
        browser.post("/account/organisation/", {"organisation": company.pk})
        (own,) = Deliverable.objects.filter(owner=company)
        page = browser.get("/agreements/deliverables/").content.decode()
        assert re.findall(r"/agreements/deliverables/(\d+)/", page) == [str(own.pk)]


def test_tab_stands_where_there_is_a_monitor(signed_in, world):
    adviser = signed_in(Role.SECRETARIAT_ADVISER)
    assert OF not in adviser.get("/agreements/textile/").content.decode()
    assert adviser.get(OF).status_code == 404
    Agreement.objects.update(enforcement=[{"form": "independent_monitoring_committee"}])
    assert OF in adviser.get("/agreements/textile/").content.decode()


@pytest.mark.parametrize("companies", [1, 3])
def test_list_asks_the_same_number_of_queries(signed_in, monitored, world, companies):
    adviser = signed_in(Role.SECRETARIAT_ADVISER)
    for number in range(companies):
        company = Organisation.objects.create(name=f"Company {number}")
        Participation.objects.create(
            agreement=world.agreement, organisation=company, role="participating_company", state="active"
        )
    adviser.post(f"{OF}ask/", {"year": "2017"})
    adviser.get(OF)
    with CaptureQueriesContext(connection) as asked:
        assert adviser.get(OF).status_code == 200
    assert len(asked) == 10
