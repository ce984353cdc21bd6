"""The pages of what is kept and destroyed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.desk.register.handing_in import admin_of
from tests.desk.retention.conftest import leaves

from akkoord.desk.people.actions import declare_conflict
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.retention.actions import confirm, propose
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.rules import NotDue


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def of_lead(lead):
    return browser_of(User.objects.get(pk=lead.user_id))


@pytest.fixture
def of_second(second):
    return browser_of(User.objects.get(pk=second.user_id))


def test_overview_without_anything_says_what_comes(of_lead, textile):
    text = of_lead.get("/retention/").content.decode()
    assert "No term is over." in text
    assert "Nothing was destroyed yet." in text


def test_two_people_destroy_and_the_company_reads_the_certificate(of_lead, of_second, left, stays, subject):
    assert left.name in of_lead.get("/retention/").content.decode()
    of_lead.post("/retention/propose/", {"subject": subject})
    address = f"/retention/{Destruction.objects.get().public_id}/"
    page = of_second.get(address).content.decode()
    assert "Links between the company and a location: <b>2</b>" in page
    assert "Confirm: destroy this" in page
    assert "Confirm: destroy this" not in of_lead.get(address).content.decode()
    of_company = browser_of(admin_of(left))
    assert of_company.get(address).status_code == 404

    of_second.post(f"{address}decide/", {"decision": "confirm"})

    assert "This was destroyed" in of_company.get(address).content.decode()
    certificate = of_company.get(f"{address}certificate/")
    assert certificate.content.decode() == Destruction.objects.get().certificate
    assert browser_of(admin_of(stays)).get(address).status_code == 404
    send_it = "send the certificate yourself"
    assert send_it not in of_lead.get(address).content.decode()
    left.mandates.update(ends=timezone.localdate() - timedelta(days=1))
    assert send_it in of_lead.get(address).content.decode()


def test_lead_who_keeps_away_sees_and_does_nothing_about_the_company(lead, left, subject):
    user = User.objects.get(pk=lead.user_id)
    declare_conflict(user, left.pk, reason="Shares.", by_id=user.pk)
    assert left.name not in browser_of(user).get("/retention/").content.decode()
    with pytest.raises(NotDue):
        propose(actor_of(user), [subject])


def test_hold_and_lift_on_the_page(of_lead, left, subject):
    participation = left.participations.get()
    of_lead.post("/retention/hold/", {"participation": participation.pk, "cause": "case", "reference": "12"})
    page = of_lead.get("/retention/").content.decode()
    assert "held: case number 12" in page
    assert f'value="{subject}"' not in page

    of_lead.post(f"/retention/holds/{left.link_holds.get().pk}/lift/")

    assert f'value="{subject}"' in of_lead.get("/retention/").content.decode()


def test_proposing_nothing_says_so(of_lead, left):
    assert (
        "Tick what is to be destroyed." in of_lead.post("/retention/propose/", follow=True).content.decode()
    )


@pytest.mark.parametrize("companies", [1, 3])
def test_overview_asks_the_same_of_the_database_for_many(
    of_lead, left, company, companies, django_assert_num_queries
):
    for number in range(companies - 1):
        leaves(company(f"Gone {number}"))

    of_lead.get("/retention/")
    with django_assert_num_queries(31):
        of_lead.get("/retention/")


def test_command_tells_without_names_and_completes(lead, second, subject, left, capsys):
    from django.core.management import call_command  # noqa: PLC0415 - beside its only use

    call_command("retention")
    told = capsys.readouterr().out
    assert f"2019-09-01 due: {subject}, 5 things" in told
    assert left.name not in told

    (proposed,) = propose(lead, [subject])
    confirm(second, proposed)
    call_command("retention")
    assert f"done: {subject}, certificate 1" in capsys.readouterr().out
