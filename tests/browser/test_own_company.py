"""What somebody of a company does with the keyboard, on a phone, and with the company's own data."""

import re
import zipfile

import pytest
from tests.browser.conftest import PHONE, words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

OWN = {"en": "noord", "nl": "zuid"}
NAMES = {"noord": "Noorderlicht Mode", "zuid": "Zuiderkleding"}
OWN_SITE = {"en": "Shree Balaji Knitwear", "nl": "Atlantico Confeccoes"}
SITE_OF_ANOTHER = {"en": "Ningbo Hailong", "nl": "Shree Balaji"}
STEPS = 40
"""As many presses of the Tab key as a page has things to reach before its content."""


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


def tab_to(page, place):
    """Go with the keyboard alone to something on the page."""
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        if place.evaluate("each => each === document.activeElement"):
            return
    pytest.fail(f"The keyboard does not reach {place}.")


def search(page, text, language):
    """What the box at the head of every page finds."""
    box = page.get_by_label(words_of(language)("Search what you may see")).locator("visible=true").last
    box.fill(text)
    with page.expect_navigation():
        box.press("Enter")
    return page.locator("main .story a")


def addresses(hits):
    return [each.get_attribute("href") for each in hits.all()]


def test_search_finds_what_one_may_see_and_nothing_else(sign_in, is_sound_once, language):
    own, other = (NAMES[name] for name in sorted(NAMES, key=OWN[language].__ne__))
    company = sign_in(OWN[language], language=language)
    found = addresses(search(company, OWN_SITE[language], language))
    assert found
    assert all(address.startswith("/company/") for address in found)
    is_sound_once(company)
    for text in (other, SITE_OF_ANOTHER[language]):
        expect(search(company, text, language)).to_have_count(0)
    is_sound_once(company)
    expect(company.locator("main .empty")).to_be_visible()

    secretary = sign_in("adviser", language=language)
    for name in (own, other):
        expect(search(secretary, name, language).filter(has_text=name).first).to_be_visible()
    expect(search(secretary, SITE_OF_ANOTHER[language], language).first).to_be_visible()
    is_sound_once(secretary)
    expect(secretary.locator("main")).not_to_contain_text(re.compile("|".join(NAMES.values())))


def fetched_copy(page, houses, is_sound_once, language):
    """Ask for a copy of everything and wait until it is made."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/company/data/")
    page.get_by_role("button", name=_("Ask for a copy")).click()
    expect(page.locator(".notice--success")).to_be_visible()
    is_sound_once(page)
    fetch = page.get_by_role("link", name=_("Fetch"))
    for _attempt in range(60):
        if fetch.count():
            break
        page.wait_for_timeout(1000)
        page.goto(f"{houses.desk}/company/data/")
    is_sound_once(page)
    with page.expect_download() as download:
        fetch.first.click()
    return zipfile.ZipFile(download.value.path())


def test_company_takes_its_own_copy_in_which_no_other_stands(sign_in, houses, is_sound_once, language):
    page = sign_in(OWN[language], language=language)
    copy = fetched_copy(page, houses, is_sound_once, language)
    names = copy.namelist()
    assert {"index.html", "SHA256SUMS"} <= set(names)
    text = "".join(copy.read(name).decode(errors="replace") for name in names)
    own, other = (NAMES[name] for name in sorted(NAMES, key=OWN[language].__ne__))
    assert own in text
    assert OWN_SITE[language] in text
    assert other not in text
    assert SITE_OF_ANOTHER[language] not in text


def test_company_is_chosen_by_keyboard_and_a_page_opened_before_is_refused(
    sign_in, houses, is_sound_once, language
):
    _ = words_of(language)
    page = sign_in("beide", language=language)
    page.goto(f"{houses.desk}/company/")
    before = page.locator(".works-for b").inner_text()
    still_open = page.context.new_page()
    still_open.goto(f"{houses.desk}/account/")
    tab_to(page, page.locator(".works-for summary"))
    page.keyboard.press("Enter")
    is_sound_once(page)
    tab_to(page, page.locator(".works-for button:not([aria-current])"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".works-for b")).not_to_have_text(before)

    still_open.locator("main .button--primary").first.click()
    expect(still_open.locator("main")).to_contain_text(
        "for whom you work now" if language == "en" else "voor wie u nu werkt"
    )


def test_menu_of_a_phone_opens_leads_on_and_closes_by_keyboard(sign_in, houses, is_sound_once, language):
    _ = words_of(language)
    page = sign_in("adviser", language=language)
    page.set_viewport_size(PHONE)
    page.goto(f"{houses.desk}/account/")
    menu = page.locator("header summary", has_text=_("Menu"))
    meetings = page.locator("header").get_by_role("link", name=_("Meetings"), exact=True)
    expect(meetings).to_be_hidden()
    tab_to(page, menu)
    page.keyboard.press("Enter")
    expect(meetings.locator("visible=true")).to_be_visible()
    is_sound_once(page)
    page.set_viewport_size(PHONE)
    page.keyboard.press("Escape")
    expect(meetings.locator("visible=true")).to_have_count(0)
    page.keyboard.press("Enter")
    tab_to(page, meetings.locator("visible=true"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/meetings/")


def test_menu_of_a_phone_opens_without_javascript(sign_in, houses):
    page = sign_in("noord", java_script_enabled=False)
    page.set_viewport_size(PHONE)
    page.goto(f"{houses.desk}/account/")
    page.locator("header summary", has_text="Menu").click()
    page.locator("header").get_by_role("link", name="Your lists", exact=True).locator("visible=true").click()
    page.wait_for_url("**/company/")
