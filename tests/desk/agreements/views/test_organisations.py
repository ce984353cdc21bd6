"""The pages about agreements."""

import pytest

from akkoord.desk.agreements.models import Organisation, OrganisationName, Participation
from akkoord.desk.people.rules import Role


def page(browser, address):
    response = browser.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def test_organisation_shows_history_and_next_states(adviser, world):
    OrganisationName.objects.create(organisation=world.company, name="Zomerjas")
    content = page(adviser, f"/agreements/textile/{world.company.pk}/")
    assert "Zomerjas" in content
    assert '<option value="suspended">' in content
    assert '<option value="applied">' not in content


def test_company_reads_own_participation_without_the_form(signed_in, world):
    browser = signed_in(Role.COMPANY_ADMIN)
    assert "<option" not in page(browser, f"/agreements/textile/{world.company.pk}/")
    assert browser.get(f"/agreements/textile/{world.other_company.pk}/").status_code == 404


def test_organisation_outside_the_agreement_is_not_there(adviser, world):
    outsider = Organisation.objects.create(name="Elders")
    assert adviser.get(f"/agreements/textile/{outsider.pk}/").status_code == 404


def test_change_state_by_form(adviser, world):
    participation = Participation.objects.get(organisation=world.company)
    address = f"/agreements/textile/{world.company.pk}/"
    sent = {"participation": participation.pk, "to": "suspended", "reason": "No answer."}
    for _ in range(2):  # a refresh sends the form again
        assert adviser.post(f"{address}state/", sent).url == address
    participation.refresh_from_db()
    assert participation.state == "suspended"
    assert participation.events.count() == 1
    assert "No answer." in page(adviser, address)


def test_adviser_is_told_that_the_people_of_a_company_that_left_lose_access(adviser, world):
    participation = Participation.objects.get(organisation=world.company)
    address, told = f"/agreements/textile/{world.company.pk}/", "can sign in until the end of that day"
    for state, is_told in (("suspended", False), ("withdrawn", True)):
        sent = {"participation": participation.pk, "to": state, "reason": "Stop."}
        answer = adviser.post(f"{address}state/", sent, follow=True)
        assert (told in answer.content.decode()) is is_told


@pytest.mark.parametrize("number", ["", "nonsense", "999999"])
def test_change_state_of_another_participation_is_not_there(adviser, world, number):
    sent = {"participation": number, "to": "suspended", "reason": "No answer."}
    assert adviser.post(f"/agreements/textile/{world.company.pk}/state/", sent).status_code == 404


@pytest.mark.parametrize("others", [1, 3])
def test_organisation_asks_the_same_number_of_questions(adviser, world, others, django_assert_num_queries):
    participation = Participation.objects.get(organisation=world.company)
    for number in range(others):
        participation.events.create(to_state="active", reason=str(number), on="2018-01-01")
        OrganisationName.objects.create(organisation=world.company, name=f"Brand {number}")
    with django_assert_num_queries(13):
        page(adviser, f"/agreements/textile/{world.company.pk}/")
