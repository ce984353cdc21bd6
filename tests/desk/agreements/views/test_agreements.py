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


def test_overview_names_only_own_agreements(adviser, world):
    content = page(adviser, "/agreements/")
    assert "Textile" in content
    assert "Gold" not in content


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("", ["Weefhuis", "Naaldwerk"]),
        ("?role=signatory", []),
        ("?state=active", ["Weefhuis"]),
        ("?state=nonsense", ["Weefhuis"]),
    ],
)
def test_agreement_shows_parties(adviser, world, question, shown):
    content = page(adviser, f"/agreements/textile/parties/{question}")
    for name in ("Weefhuis", "Naaldwerk"):
        assert (name in content) is (name in shown or (name == "Naaldwerk" and bool(shown)))


@pytest.mark.parametrize("others", [1, 3])
def test_agreement_asks_the_same_number_of_questions(adviser, world, others, django_assert_num_queries):
    Participation.objects.filter(organisation=world.other_company).delete()
    for number in range(others - 1):
        organisation = Organisation.objects.create(name=f"Company {number}")
        OrganisationName.objects.create(organisation=organisation, name=f"Brand {number}")
        Participation.objects.create(
            agreement=world.agreement, organisation=organisation, role="participating_company", state="active"
        )
    with django_assert_num_queries(8):
        page(adviser, "/agreements/textile/parties/")
