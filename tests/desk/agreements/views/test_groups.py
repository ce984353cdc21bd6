"""The page of parties by group with their seats, and the form of a new party."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.models import Agreement, Body, Organisation, Participation, Seat, SeatNumber
from akkoord.desk.people.rules import Role

PAGE = "/agreements/textile/parties/groups/"
NEW = "/agreements/textile/parties/new/"
SIGNED = date(2016, 7, 4)


def party(agreement, name, kind, role="signatory", **values):
    organisation = Organisation.objects.create(name=name, kind=kind)
    given = {"state": "active", "since": SIGNED, **values}
    return Participation.objects.create(agreement=agreement, organisation=organisation, role=role, **given)


@pytest.fixture
def parties(world):
    union = party(world.agreement, "Garment union", "union")
    party(world.agreement, "Ministry", "government")
    party(world.agreement, "Knowledge fund", "expert", "supporter")
    party(world.agreement, "Former friend", "ngo", state="withdrawn", until=date(2017, 7, 4))
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    SeatNumber.objects.create(body=body, group="unions", seats=2, starts=SIGNED)
    Seat.objects.create(
        body=body, person="Zita", group="unions", organisation=union.organisation, starts=SIGNED
    )


def text(browser, address=PAGE):
    return browser.get(address).content.decode()


@pytest.mark.parametrize("role", [Role.SECRETARIAT_ADVISER, Role.PARTY_REPRESENTATIVE, Role.MONITOR])
def test_who_sits_at_the_table_reads_who_left_and_who_holds_which_seat(signed_in, parties, role):
    page = text(signed_in(role))
    for shown in ("Garment union", "Ministry", "Knowledge fund", "Former friend", "Zita", "1 vacant seat"):
        assert shown in page


@pytest.mark.parametrize("role", [Role.COMPANY_USER, Role.SUPPORTER])
def test_everybody_else_reads_who_takes_part(signed_in, parties, role):
    page = text(signed_in(role))
    assert "Garment union" in page
    assert "Knowledge fund" in page
    for hidden in ("Former friend", "Zita", "Steering group", "Naaldwerk"):
        assert hidden not in page


def test_parties_are_not_public_before_the_signing(signed_in, parties):
    Agreement.objects.update(phase="negotiating")
    answers = [
        signed_in(role).get(PAGE).status_code for role in (Role.COMPANY_USER, Role.PARTY_REPRESENTATIVE)
    ]
    assert answers == [404, 200]


def test_party_is_brought_in(signed_in, world):
    adviser, entry = signed_in(Role.SECRETARIAT_ADVISER), uuid4()
    sent = {
        "entry": entry,
        "name": "New union",
        "kind": "union",
        "country": "nl",
        "role": "signatory",
        "since": "2018-01-01",
        "reason": "Signed.",
    }
    for _ in range(2):
        adviser.post(NEW, sent)
    assert "New union" in text(adviser)
    assert list(Organisation.objects.filter(pk=entry).values_list("country", "kind")) == [("NL", "union")]
    assert Participation.objects.filter(organisation=entry).count() == 1


def test_party_of_another_signed_agreement_is_chosen(signed_in, world):
    elsewhere = party(world.other_agreement, "Known union", "union").organisation
    adviser = signed_in(Role.SECRETARIAT_ADVISER)
    assert "Known union" in text(adviser, NEW)
    sent = {"entry": uuid4(), "organisation": elsewhere.pk, "role": "supporter", "since": "2018-01-01"}
    adviser.post(NEW, {**sent, "reason": "Decided."})
    assert elsewhere.participations.filter(agreement=world.agreement, role="supporter").exists()


def test_party_without_a_name_is_asked_again(signed_in, world):
    sent = {"entry": uuid4(), "role": "signatory", "since": "2018-01-01", "reason": "Signed."}
    asked = signed_in(Role.SECRETARIAT_ADVISER).post(NEW, sent)
    assert "Choose an organisation, or name one." in asked.content.decode()
    assert not Participation.objects.filter(role="signatory").exists()


def test_page_asks_as_much_for_many_parties_as_for_few(signed_in, world, parties, django_assert_num_queries):
    adviser = signed_in(Role.SECRETARIAT_ADVISER)
    text(adviser)
    for number in range(3):
        party(world.agreement, f"Union {number}", "union")
        with django_assert_num_queries(9):
            text(adviser)
