"""A project is proposed, decided by the steering group, and a company that is asked says yes."""

from datetime import date, timedelta

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today()  # noqa: DTZ011 - the day that the browser shows
COMPANIES = {"en": "Asks Flowers B.V.", "nl": "Vraagt Bloemen B.V."}
TOPIC = {"en": "Unions in Kenya", "nl": "Bonden in Kenia"}


def save(page):
    with page.expect_navigation():
        page.locator("main .button--primary").first.click()


def propose(page, houses, is_sound_once, language):
    """A proposal on the agenda of the steering group; its address."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/agreements/flowers/projects/new/")
    page.get_by_label(_("Topic")).fill(TOPIC[language])
    page.locator("select[name=theme]").select_option("4")
    page.locator("select[name=country]").select_option("KE")
    page.get_by_label(_("Why together")).fill(TOPIC[language])
    is_sound_once(page)
    save(page)
    address = page.url
    page.get_by_role("link", name=_("Put before the steering group")).click()
    save(page)
    return address


def decide(page, language):
    """The decision, written under the item of the proposal."""
    _ = words_of(language)
    page.locator("a[href*='#item-']").click()
    item = page.locator("article", has_text=TOPIC[language])
    item.get_by_role("link", name=_("Decision"), exact=True).click()
    page.get_by_label(_("About")).fill(TOPIC[language])
    page.get_by_label(_("Wording")).fill(TOPIC[language])
    save(page)


def begin(page, address, is_sound_once, language):
    _ = words_of(language)
    page.goto(address)
    page.get_by_role("link", name=_("Begin, on the decision")).click()
    page.locator("input[name=starts]").fill(TODAY.isoformat())
    page.locator("input[name=ends]").fill((TODAY + timedelta(days=100)).isoformat())
    is_sound_once(page)
    save(page)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_company_that_is_asked_says_yes_and_finds_the_work(
    sign_in, houses, letter_to, is_sound_once, language
):
    _ = words_of(language)
    adviser = sign_in("bloemen", language=language)
    address = propose(adviser, houses, is_sound_once, language)
    decide(adviser, language)
    begin(adviser, address, is_sound_once, language)
    adviser.get_by_role("link", name=_("Ask a company")).click()
    adviser.locator("select[name=organisation]").select_option(label=COMPANIES[language])
    save(adviser)
    is_sound_once(adviser)

    party = sign_in("bloemenbond", language=language)
    party.goto(address)
    expect(party.locator("main")).not_to_contain_text(COMPANIES[language])

    company = sign_in(f"vraagt-{language}", language=language)
    company.goto(letter_to(f"vraagt-{language}@example.org", "projects"))
    is_sound_once(company)
    company.get_by_label(_("We have read this and keep to it")).check()
    company.get_by_role("button", name=_("Yes, we take part")).click()
    expect(company.get_by_text(_("The members have not met yet."))).to_be_visible()
    is_sound_once(company)

    party.reload()
    expect(party.locator("main")).not_to_contain_text(COMPANIES[language])
    adviser.reload()
    expect(adviser.locator("main table")).to_contain_text(_("takes part"))
