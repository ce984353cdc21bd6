"""The pages on conflicts of interest: declaring one, the lead's list, ending one."""

import pytest
from django.test import Client

from akkoord.desk.people.actions import declare_conflict
from akkoord.desk.people.models import ConflictOfInterest
from akkoord.desk.people.rules import Role


def browser_of(user):
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    return browser


@pytest.fixture
def lead(person):
    return person(Role.SECRETARIAT_ADVISER, is_lead=True)


def stands(user, company, *, by):
    return declare_conflict(user, company.pk, reason="My sister works there.", by_id=by.pk)


def test_adviser_declares_a_conflict_and_the_company_vanishes(person, world):
    user = person(Role.SECRETARIAT_ADVISER)
    adviser = browser_of(user)
    parties, organisation = "/agreements/textile/parties/", f"/agreements/textile/{world.company.pk}/"
    assert "Weefhuis" in adviser.get(parties).content.decode()
    given = {"organisation": world.company.pk, "reason": "My sister works there."}

    answer = adviser.post("/people/conflicts/own/", given, follow=True).content.decode()

    assert "My sister works there." in answer
    assert "Weefhuis" not in adviser.get(parties).content.decode()
    assert "Naaldwerk" in adviser.get(parties).content.decode()
    there, nowhere = adviser.get(organisation), adviser.get("/there/is/no/such/page/")
    assert (there.status_code, there.content) == (404, nowhere.content)


def test_company_names_nobody_and_has_no_such_page(person):
    assert browser_of(person(Role.COMPANY_ADMIN)).get("/people/conflicts/own/").status_code == 404


def test_party_names_only_who_takes_part_already(person, world):
    world.company.participations.update(since=None, state="applied")
    page = browser_of(person(Role.PARTY_REPRESENTATIVE)).get("/people/conflicts/own/").content.decode()
    assert "Naaldwerk" in page
    assert "Weefhuis" not in page


def test_lead_records_and_ends_a_conflict_of_a_colleague(lead, person, world):
    colleague = person(Role.CASE_HANDLER)
    given = {"user": colleague.pk, "organisation": world.company.pk, "reason": "Former employer."}
    browser_of(lead).post("/people/conflicts/", given)
    recorded = ConflictOfInterest.objects.get()
    assert (recorded.user, recorded.declared_by) == (colleague, lead)
    assert "Former employer." in browser_of(colleague).get("/people/conflicts/own/").content.decode()

    browser_of(lead).post(f"/people/conflicts/{recorded.pk}/end/", {"reason": "Two years ago now."})

    recorded.refresh_from_db()
    assert (recorded.ended_by, recorded.end_reason) == (lead, "Two years ago now.")
    assert "Two years ago now." in browser_of(lead).get("/people/conflicts/").content.decode()


def test_only_the_lead_ends_a_conflict_and_never_the_own_one(lead, person, world):
    adviser = person(Role.SECRETARIAT_ADVISER)
    of_adviser, of_lead = stands(adviser, world.company, by=adviser), stands(lead, world.company, by=lead)
    reason = {"reason": "Over."}
    assert browser_of(adviser).post(f"/people/conflicts/{of_adviser.pk}/end/", reason).status_code == 404
    assert browser_of(lead).post(f"/people/conflicts/{of_lead.pk}/end/", reason).status_code == 409
    assert not ConflictOfInterest.objects.filter(ended_at__isnull=False).exists()


def test_lead_who_keeps_away_sees_no_conflict_about_that_organisation(lead, person, world):
    stands(lead, world.company, by=lead)
    stands(person(Role.CASE_HANDLER), world.company, by=lead)
    assert "Weefhuis" not in browser_of(lead).get("/people/conflicts/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_conflicts_asks_the_same_number_of_questions(
    lead, person, world, number, django_assert_num_queries
):
    for _ in range(number):
        stands(person(Role.CASE_HANDLER), world.company, by=lead)
    browser = browser_of(lead)
    browser.get("/people/conflicts/")
    with django_assert_num_queries(7):
        browser.get("/people/conflicts/")
