"""A union brings a story, the person in it agrees, the secretariat lets it out, and it is taken back."""

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TITLES = {"en": "We are paid on time", "nl": "Ons loon komt op tijd"}
NAMES = {"en": "Rima", "nl": "Amina"}
GONE = 410


def save(page):
    with page.expect_navigation():
        page.locator("main form .button--primary").first.click()


def write(union, houses, is_sound_once, language):
    """From the list of the union's stories to a story that can be offered; answers its address."""
    _ = words_of(language)
    union.goto(f"{houses.desk}/stories/")
    is_sound_once(union)
    union.locator(".page-head .button--primary").click()
    union.get_by_label(_("Working title")).fill(TITLES[language])
    is_sound_once(union)
    save(union)
    address = union.url
    is_sound_once(union)
    union.goto(f"{address}texts/{language}/")
    union.get_by_label(_("Title")).fill(TITLES[language])
    union.get_by_label(_("Text"), exact=True).fill("The wages came late.\n\nThen we spoke.")
    is_sound_once(union)
    save(union)
    return address


def agree(union, address, is_sound_once, language):
    """Who is in it, by an invented name, and a consent to the text."""
    _ = words_of(language)
    union.goto(f"{address}people/new/")
    union.get_by_label(_("Name in the story")).fill(NAMES[language])
    union.get_by_label(_("Real name"), exact=True).fill("Nilufar Canarybird")
    is_sound_once(union)
    save(union)
    union.get_by_label(_("the text"), exact=True).check()
    union.get_by_label(_("Who asked?")).fill("Anna")
    union.locator("input[name=is_understood]").check()
    is_sound_once(union)
    save(union)
    expect(union.locator("main table")).to_contain_text(_("agreed"))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_story_is_told_with_consent_and_taken_back(sign_in, houses, is_sound_once, language):
    _ = words_of(language)
    union = sign_in("bloemenbond", language=language)
    address = write(union, houses, is_sound_once, language)
    agree(union, address, is_sound_once, language)
    with union.expect_navigation():
        union.locator("button[value=offer]").click()
    secretary = sign_in("bloemen", language=language)
    secretary.goto(address)
    is_sound_once(secretary)
    assert "Canarybird" not in secretary.content()
    with secretary.expect_navigation():
        secretary.locator("button[value=publish]").click()

    code = address.rstrip("/").rsplit("/", 1)[-1]
    public = f"{houses.public}/{language}/stories/{code}/"
    secretary.wait_for_timeout(3_000)
    secretary.goto(public)
    expect(secretary.locator("h1")).to_have_text(TITLES[language])
    is_sound_once(secretary)
    secretary.goto(f"{houses.public}/{language}/stories/")
    is_sound_once(secretary)
    expect(secretary.locator("main")).to_contain_text(TITLES[language])

    union.goto(address)
    with union.expect_navigation():
        union.locator("button[value=all]").click()
    union.wait_for_timeout(3_000)
    assert union.goto(public).status == GONE
    is_sound_once(union)
    assert NAMES[language] not in union.content()
