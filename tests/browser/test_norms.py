"""Norms are drafted, put before the steering group, adopted by a member on its decision, and read."""

from datetime import date

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today()  # noqa: DTZ011 - the day that the browser shows
YEARS = {"en": TODAY.year, "nl": TODAY.year + 1}
"""From which year on each version holds."""
NORMS = {"en": "Share of water that is measured", "nl": "Deel van het water dat is gemeten"}
WORDING = {"en": "We adopt the norms about water.", "nl": "Wij stellen de normen over water vast."}


def save(page):
    with page.expect_navigation():
        page.locator("main .button--primary").first.click()


def draft(adviser, houses, is_sound_once, language):
    """A new version with one norm more; answers its address."""
    _ = words_of(language)
    adviser.goto(f"{houses.desk}/agreements/flowers/norms/")
    is_sound_once(adviser)
    adviser.get_by_role("link", name=_("New version")).click()
    adviser.locator("input[name=holds_from]").fill(str(YEARS[language]))
    line = adviser.locator("fieldset.line").last
    line.locator("input[name$=-code]").fill(f"water_{language}")
    line.locator("input[name$=-name_en]").fill(NORMS["en"])
    line.locator("input[name$=-name_nl]").fill(NORMS["nl"])
    line.locator("select[name$=-kind]").select_option("scored")
    for number, share in enumerate(("20", "40", "60", "80", "100"), start=1):
        line.locator(f"input[name$=-year_{number}]").fill(share)
    is_sound_once(adviser)
    save(adviser)
    expect(adviser.locator("main table")).to_contain_text(NORMS[language])
    is_sound_once(adviser)
    return adviser.url


def put_before_the_steering_group(adviser, language):
    """Onto the agenda, and the decision into the minutes."""
    _ = words_of(language)
    save(adviser)
    adviser.locator("a[href*='#item-']").click()
    item = adviser.locator("article").last
    item.get_by_role("link", name=_("Decision"), exact=True).click()
    adviser.get_by_label(_("About")).fill(NORMS[language])
    adviser.get_by_label(_("Wording")).fill(WORDING[language])
    save(adviser)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_norms_are_adopted_by_decision_and_hold(sign_in, houses, is_sound_once, language):
    _ = words_of(language)
    adviser = sign_in("bloemen", language=language)
    address = draft(adviser, houses, is_sound_once, language)
    company = sign_in(f"vraagt-{language}", language=language)
    assert company.goto(address).status == 404, "a draft"
    put_before_the_steering_group(adviser, language)
    adviser.goto(address)
    is_sound_once(adviser)
    expect(adviser.get_by_role("button", name=_("Adopt"), exact=True)).to_have_count(0)

    member = sign_in("bloemenbond", language=language)
    member.goto(address)
    is_sound_once(member)
    with member.expect_navigation():
        member.get_by_role("button", name=_("Adopt"), exact=True).click()
    expect(member.locator(".notice--success")).to_be_visible()
    expect(member.locator("main")).to_contain_text(WORDING[language])

    assert company.goto(address).ok
    expect(company.locator("main table")).to_contain_text(NORMS[language])
    is_sound_once(company)
    company.goto(f"{houses.desk}/agreements/flowers/norms/")
    is_sound_once(company)
