"""What is not yours looks exactly like what does not exist."""

import uuid

import pytest
from django.test import Client
from django.utils import translation

from akkoord.desk.people.rules import Role
from akkoord.engine.errors import AkkoordError
from akkoord.project.refusals import RefusalMiddleware
from akkoord.project.settings import desk


def answer(browser, address, language="en"):
    """Everything that reaches the asker: status, headers, cookies and bytes."""
    response = browser.get(address, headers={"accept-language": language})
    return response.status_code, dict(response.headers), dict(response.cookies), response.content


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("role", [None, Role.COMPANY_ADMIN, Role.SYSTEM_ADMINISTRATOR, "nobody"])
def test_denied_answers_like_missing(signed_in, world, role, language):
    browser = Client() if role == "nobody" else signed_in(role)
    denied = answer(browser, f"/access-log/{world.other_company.pk}/", language)
    assert denied[0] == 404
    assert denied == answer(browser, f"/access-log/{uuid.uuid4()}/", language)
    assert denied == answer(browser, "/there/is/no/such/page/", language)
    assert denied == answer(browser, f"/agreements/{world.agreement.slug}/", language)
    assert denied == answer(browser, "/agreements/there-is-none/", language)
    assert denied == answer(browser, f"/agreements/textile/{world.other_company.pk}/", language)


WITHOUT_THE_DOOR = [each for each in desk.MIDDLEWARE if not each.endswith("RefusalMiddleware")]


def test_denied_would_tell_that_something_is_there_without_the_one_door_for_refusals(
    signed_in, world, settings
):
    """It could leak: what is refused by an exception fails otherwise than what is missing."""
    settings.MIDDLEWARE = WITHOUT_THE_DOOR
    browser = signed_in(Role.COMPANY_ADMIN)
    browser.raise_request_exception = False

    denied = answer(browser, f"/access-log/{world.other_company.pk}/")
    missing = answer(browser, "/there/is/no/such/page/")

    assert (denied[0], missing[0]) == (500, 404)


def test_denied_says_nothing_of_what_was_asked(signed_in, world):
    page = answer(signed_in(Role.COMPANY_ADMIN), f"/access-log/{world.other_company.pk}/")[3].decode()
    assert "This page is not here" in page
    assert "Naaldwerk" not in page
    assert str(world.other_company.pk) not in page


class Busy(AkkoordError):
    code = "busy"
    sentence = "%(cycle)s is busy."


def test_refusal_gives_sentence_with_status_conflict(rf, db):
    request = rf.get("/")
    with translation.override("en"):
        response = RefusalMiddleware(None).process_exception(request, Busy(cycle="2018"))
    assert response.status_code == 409
    assert "2018 is busy." in response.content.decode()


def test_mistake_of_the_program_is_left_alone(rf):
    assert RefusalMiddleware(None).process_exception(rf.get("/"), ValueError()) is None
