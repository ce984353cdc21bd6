"""A canary company and its contact: known to the desk, found nowhere in public."""

import pytest
from tests.leaks.conftest import (
    BRAND,
    COMPANY,
    CONTACT,
    FILENAME,
    OWN_PLACE,
    SPELLING,
    everything_in,
    visit_everything,
)

from akkoord.desk.agreements.models import Organisation, OrganisationName
from akkoord.desk.people.models import User
from akkoord.desk.register.models import ListRow, SourcingLink, Submission

WHERE_NAMES_STAND = ("participants", "editions/textile/participants.csv")
"""The list of participants is public; a name stands there beside nothing but role and date."""


def test_canary_could_leak(published):
    """First of all: the desk knows everything that the other tests look for."""
    canary = Organisation.objects.get(name=COMPANY)

    assert OrganisationName.objects.filter(organisation=canary, name=BRAND).exists()
    assert User.objects.filter(email=CONTACT).exists()
    assert Submission.objects.filter(organisation=canary, filename=FILENAME).exists()
    assert ListRow.objects.filter(submission__organisation=canary, name=SPELLING).exists()
    assert SourcingLink.objects.filter(organisation=canary, tier="tier of the canary").count() == 2
    assert SourcingLink.objects.filter(organisation=canary, location_id=OWN_PLACE[0]).exists()


def test_canary_place_is_on_the_list_without_its_company(published):
    files = everything_in(published.folder)

    assert all(
        OWN_PLACE[1].lower().encode() in files[f"locations.{kind}"] for kind in ("csv", "geojson", "sqlite")
    )


def test_no_file_of_the_edition_holds_a_secret(published):
    found = [
        (name, secret)
        for name, content in everything_in(published.folder).items()
        for secret in published.secrets
        if secret.lower().encode() in content
    ]

    assert found == []


def test_no_file_of_the_edition_names_a_company(published):
    named = {
        name
        for name, content in everything_in(published.folder).items()
        if COMPANY.lower().encode() in content
    }

    assert named == set()


def test_participants_stand_beside_no_location(published):
    participants = (published.folder.parent / "participants.csv").read_text(encoding="utf-8")

    assert COMPANY in participants
    assert OWN_PLACE[0] not in participants
    assert OWN_PLACE[1] not in participants
    assert participants.splitlines()[0] == "name,role,since,group,brands,statement"


def test_no_page_or_answer_holds_a_secret(reader, published, django_assert_num_queries):
    with django_assert_num_queries(0):
        pages = visit_everything(
            reader,
            "/en/",
            "/nl/",
            "/api/v1/editions",
            "/api/v1/production-locations?q=screen",
            "/api/v1/production-locations.geojson",
            "/api/v1/openapi.json",
        )

    assert len(pages) > 40
    assert f"/en/locations/{OWN_PLACE[0]}/" in pages
    found = [
        (address, secret)
        for address, body in pages.items()
        for secret in published.secrets
        if secret.lower().encode() in body.lower()
    ]
    assert found == []
    named = {address for address, body in pages.items() if COMPANY.encode() in body}
    assert named
    assert all(any(place in address for place in WHERE_NAMES_STAND) for address in named)


@pytest.mark.parametrize(
    "address", ["/en/", "/en/locations/", "/en/locations/?country=TR", "/api/v1/production-locations"]
)
def test_no_parameter_chooses_a_company(reader, published, address):
    joint = "&" if "?" in address else "?"
    for parameter in ("company", "contributor", "contributors", "organisation", "list", "user"):
        of_canary, of_nobody = (
            reader.get(f"{address}{joint}{parameter}={value}") for value in (published.canary_id, "none")
        )
        assert of_canary.content == of_nobody.content
        is_refused = address.startswith("/api/")
        assert of_canary.status_code == (400 if is_refused else 200)
        assert is_refused or of_canary.content == reader.get(address).content


def found_by(reader, text):
    return reader.get("/api/v1/production-locations", {"q": text}, follow=True).json()["data"]


def test_search_for_a_secret_finds_nothing(reader):
    """The canary's own spelling ends in words of the public name, by which anybody finds the place."""
    found = {
        secret: [row["name"] for row in found_by(reader, secret)]
        for secret in (COMPANY, BRAND, CONTACT, SPELLING, "tier of the canary")
    }

    assert found.pop(SPELLING) in ([], ["Screen Works Ltd."])
    assert not any(found.values())


def test_no_log_line_holds_a_secret_or_a_search(every_log_line, reader, published):
    reader.get("/en/locations/", {"q": "a very private search"})
    reader.get("/en/a-very-private-address/")
    visit_everything(reader, "/en/", "/api/v1/production-locations?q=a+very+private+search")
    logged = every_log_line.text.lower()

    assert "private" not in logged
    assert [secret for secret in (*published.secrets, COMPANY) if secret.lower() in logged] == []


def test_error_pages_tell_nothing(reader, published):
    addresses = [
        "/en/locations/BD1234567ZZ/",
        "/en/participants/1/",
        "/api/v1/editions/textile/1/production-locations/BD1234567ZZ",
    ]
    for address in addresses:
        answer = reader.get(address)

        assert answer.status_code == 404
        assert [secret for secret in (*published.secrets, COMPANY) if secret.encode() in answer.content] == []
