"""The pages of publication."""

import pytest
from django.test import Client
from tests.desk.publication.conftest import DAY, make_person

from akkoord.desk.people.models import User
from akkoord.desk.people.rules import AskedOf
from akkoord.desk.people.second_factor import HAS_ONE
from akkoord.desk.publication.models import Edition

PASSWORD = "a long password"


def browser(actor):
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


@pytest.fixture
def at_desk(builder):
    return browser(builder)


def test_overview_shows_the_newest_edition(at_desk, edition):
    body = at_desk.get("/publication/").content.decode()

    assert "Agreement on Textile" in body
    assert "checked, to be signed" in body


def test_editions_page_offers_to_build(at_desk, cycle, four_companies):
    assert "Build the next edition" in at_desk.get("/publication/textile/").content.decode()


def test_whole_way_through_the_pages(at_desk, builder, signers, cycle, four_companies):
    answer = at_desk.post("/publication/textile/build/", {"cycle": cycle.pk, "dated": DAY.isoformat()})
    assert answer["Location"] == "/publication/textile/1/"
    assert "two other people must sign it" in at_desk.get("/publication/textile/1/").content.decode()

    for signer in signers:
        page = browser(signer).get("/publication/textile/1/").content.decode()
        assert "With your signature you say" in page
        assert browser(signer).post("/publication/textile/1/sign/").status_code == 302

    assert at_desk.post("/publication/textile/1/publish/").status_code == 302
    assert "published" in at_desk.get("/publication/textile/1/").content.decode()
    assert Edition.objects.get().state == "published"


def test_edition_page_shows_what_the_gate_found_and_no_company(at_desk, edition):
    body = at_desk.get("/publication/textile/1/").content.decode()

    assert "8 of 9 locations are supported by one company only" in body
    assert "Weefhuis" not in body


def test_build_page_says_what_is_wrong(at_desk, cycle, four_companies):
    answer = at_desk.post("/publication/textile/build/", {"cycle": cycle.pk, "dated": "soon"})

    assert answer.status_code == 200
    assert "Enter a valid date" in answer.content.decode()


def test_what_is_not_possible_now_is_said_in_a_sentence(at_desk, edition):
    answer = at_desk.post("/publication/textile/1/publish/")

    assert answer.status_code == 409
    assert "This is not possible now" in answer.content.decode()


def test_signing_asks_for_the_password_again(signers, edition, settings):
    settings.SECOND_FACTOR = AskedOf.EVERYBODY
    account = User.objects.get(pk=signers[0].user_id)
    account.set_password(PASSWORD)
    account.save()
    signer = browser(signers[0])
    session = signer.session
    session[HAS_ONE] = True
    session.save()

    asked = signer.post("/publication/textile/1/sign/")
    assert asked.url.startswith("/again/")
    assert not edition.signatures.exists()

    assert signer.post(asked.url, {"password": PASSWORD}).url == "/publication/textile/1/"
    assert edition.signatures.count() == 1


def test_refusing_needs_a_reason(signers, edition):
    signer = browser(signers[0])
    signer.post("/publication/textile/1/refuse/", {"reason": ""})
    assert Edition.objects.get().state == "checked"

    signer.post("/publication/textile/1/refuse/", {"reason": "A home address."})
    assert "A home address." in signer.get("/publication/textile/1/").content.decode()


def test_staged_file_is_for_those_who_check(at_desk, edition):
    answer = at_desk.get("/publication/textile/1/files/locations.csv")

    assert b"".join(answer.streaming_content).startswith(b"location_id,name")
    assert at_desk.get("/publication/textile/1/files/secret").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/publication/",
        "/publication/textile/",
        "/publication/textile/1/",
        "/publication/textile/9/",
        "/publication/nowhere/",
        "/publication/textile/1/files/locations.csv",
    ],
)
def test_others_get_the_answer_for_what_does_not_exist(edition, path):
    stranger = Client()
    stranger.force_login(make_person("Handler", role="CH"))

    assert stranger.get(path).status_code == 404
    assert stranger.get(path).content == stranger.get("/nothing-here/").content


@pytest.mark.parametrize("act", ["build/", "1/sign/", "1/refuse/", "1/publish/"])
def test_others_cannot_act(edition, cycle, act):
    stranger = Client()
    stranger.force_login(make_person("Handler", role="CH"))

    assert stranger.post(f"/publication/textile/{act}", {"reason": "no"}).status_code == 404
    assert Edition.objects.get().state == "checked"


@pytest.mark.parametrize("editions", [1, 3])
def test_editions_page_asks_the_database_equally_often(
    at_desk, builder, cycle, published, editions, django_assert_num_queries
):
    for number in range(2, editions + 1):
        Edition.objects.create(
            agreement=published.agreement,
            cycle=cycle,
            number=number,
            dated=DAY,
            mode="full_list",
            k=3,
            licence="CC0-1.0",
            state="superseded",
        )
    at_desk.get("/publication/textile/")

    with django_assert_num_queries(8):
        at_desk.get("/publication/textile/")


def test_secretariat_home_leads_to_an_edition_that_waits(at_desk, edition):
    body = at_desk.get("/register/").content.decode()

    assert '<a href="/publication/textile/1/">Edition 1: checked, to be signed</a>' in body
