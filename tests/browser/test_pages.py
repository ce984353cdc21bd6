"""Every page of both houses: accessible, and no wider than a phone, in English and in Dutch."""

import pytest

pytest.importorskip("playwright.sync_api")

LANGUAGES = ["en", "nl"]
NO_PAIR = "/register/review/?country=NL"
"""The queue without a pair; whoever opens it lends no pairs any longer, so that others find them all."""
OF_THE_SECRETARIAT = [
    "/register/",
    "/years/1/",
    "/register/review/",
    NO_PAIR,
    "/register/locations/",
    "/publication/",
    "/publication/textile/",
    "/agreements/",
    "/agreements/textile/",
    "/agreements/meetings/",
    "/agreements/promises/",
    "/people/",
    "/account/",
    "/account/password/",
]
OF_A_COMPANY = [
    "/company/duties/",
    "/company/",
    "/company/years/1/upload/",
    "/company/locations/",
    "/access-log/",
    "/people/",
    "/people/invite/",
    "/account/",
]
OF_THE_PUBLIC = ["/", "/about/", "/api/", "/nothing-of-this-name/"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("person", "pages"), [("adviser", OF_THE_SECRETARIAT), ("noord", OF_A_COMPANY)])
def test_pages_of_the_desk_are_sound(sign_in, houses, is_sound, language, person, pages):
    page = sign_in(person, language=language)

    for address in pages:
        answer = page.goto(houses.desk + address)
        assert answer.ok, address
        assert page.locator("html").get_attribute("lang") == language
        is_sound(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_for_nobody_are_sound(visit, houses, is_sound, language):
    page = visit(language=language)

    for address in ("/login/", "/agreements/trainings/open/", "/nothing-of-this-name/"):
        page.goto(houses.desk + address)
        is_sound(page)


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_pages_of_the_public_site_are_sound(visit, houses, is_sound, language):
    page = visit()

    for address in OF_THE_PUBLIC:
        page.goto(f"{houses.public}/{language}{address}")
        is_sound(page)


def test_pages_by_night_are_sound(sign_in, visit, houses, is_sound):
    desk, public = sign_in("adviser", color_scheme="dark"), visit(color_scheme="dark")

    for address in ("/register/", "/register/review/", NO_PAIR, "/publication/textile/"):
        desk.goto(houses.desk + address)
        is_sound(desk)
    public.goto(f"{houses.public}/en/about/")
    is_sound(public)
