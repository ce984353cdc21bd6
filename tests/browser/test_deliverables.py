"""A year's deliverables are asked for, shown by a company, judged by a committee outside, and reported on."""

from datetime import date

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today()  # noqa: DTZ011 - the day that the browser shows
YEARS = {"en": TODAY.year, "nl": TODAY.year - 1}
"""Each language its own: a report fixes its year."""
COMPANIES = {"en": "Asks Flowers B.V.", "nl": "Vraagt Bloemen B.V."}
SHOWN = {
    "en": "Three growers use half the water now.",
    "nl": "Drie telers gebruiken nu half zo veel water.",
}
SECRET = {"en": "The bill of grower 7 is missing.", "nl": "De rekening van teler 7 ontbreekt."}
REPORT = {"en": "Most growers use less water.", "nl": "De meeste telers gebruiken minder water."}
OF_ALL = 4
"""Water of each of two companies, lessons of a union; and what somebody is asked for besides."""


def save(page):
    with page.expect_navigation():
        page.locator("main .button--primary").first.click()


def ask_everybody(adviser, houses, is_sound_once, language):
    """What is set up, and one thing besides, for one company."""
    _, year = words_of(language), YEARS[language]
    adviser.goto(f"{houses.desk}/agreements/flowers/deliverables/")
    adviser.locator("input[name=year]").fill(str(year))
    with adviser.expect_navigation():
        adviser.get_by_role("button", name=_("Ask every company and party")).click()
    adviser.get_by_role("link", name=_("Another deliverable")).click()
    adviser.locator("select[name=owner]").select_option(label=COMPANIES[language])
    adviser.locator("input[name=year]").fill(str(year))
    adviser.locator("textarea[name=name_en]").fill("Soil")
    adviser.locator("textarea[name=name_nl]").fill("Grond")
    is_sound_once(adviser)
    save(adviser)
    is_sound_once(adviser)


def show_what_is_done(company, houses, tmp_path, is_sound_once, language):
    """The company hands in words and a file; answers the address of the page."""
    _ = words_of(language)
    (tmp_path / "meter.txt").write_text(SHOWN[language])
    company.goto(f"{houses.desk}/agreements/deliverables/")
    is_sound_once(company)
    row = company.get_by_role("row").filter(has_text=str(YEARS[language]))
    row.get_by_role("link", name="Water").click()
    company.locator("textarea[name=text]").fill(SHOWN[language])
    company.locator("input[name=file]").set_input_files(tmp_path / "meter.txt")
    is_sound_once(company)
    save(company)
    expect(company.get_by_role("link", name="meter.txt")).to_be_visible()
    expect(company.locator("main")).to_contain_text(_("It is told with the report on this year."))
    return company.url


def judge_all(monitor, houses, address, is_sound_once, language):
    """Each deliverable of the year: the one that was shown is partly delivered."""
    year = YEARS[language]
    monitor.goto(f"{houses.desk}/agreements/flowers/deliverables/?year={year}")
    is_sound_once(monitor)
    links = monitor.locator("main table a").evaluate_all("all => all.map((each) => each.href)")
    assert len(links) == OF_ALL
    for each in links:
        monitor.goto(each)
        is_shown = each == address
        if is_shown:
            is_sound_once(monitor)
        monitor.locator("select[name=verdict]").select_option("partly" if is_shown else "not_shown")
        monitor.locator("textarea[name=reason]").fill(SECRET[language])
        save(monitor)


def report(monitor, houses, is_sound_once, language):
    """The report on the year is written and handed in."""
    _, year = words_of(language), YEARS[language]
    monitor.goto(f"{houses.desk}/agreements/flowers/deliverables/{year}/")
    monitor.locator("textarea[name=text]").fill(REPORT[language])
    save(monitor)
    is_sound_once(monitor)
    monitor.locator("input[name=title]").fill(REPORT[language])
    monitor.locator("input[name=author]").fill("Committee")
    with monitor.expect_navigation():
        monitor.locator("button[name=hand_in]").click()
    is_sound_once(monitor)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_delivered_is_shown_judged_and_reported(sign_in, houses, tmp_path, is_sound_once, language):
    _, year = words_of(language), YEARS[language]
    adviser = sign_in("bloemen", language=language)
    ask_everybody(adviser, houses, is_sound_once, language)

    company = sign_in(f"vraagt-{language}", language=language)
    address = show_what_is_done(company, houses, tmp_path, is_sound_once, language)

    monitor = sign_in("bloemenkijker", language=language)
    judge_all(monitor, houses, address, is_sound_once, language)
    company.goto(address)
    expect(company.locator("main")).not_to_contain_text(SECRET[language])
    report(monitor, houses, is_sound_once, language)

    company.reload()
    expect(company.locator("main")).to_contain_text(SECRET[language])
    expect(company.locator("textarea[name=text]")).to_have_count(0)
    is_sound_once(company)

    party = sign_in("bloemenbond", language=language)
    party.goto(f"{houses.desk}/agreements/flowers/deliverables/{year}/")
    expect(party.locator("main")).to_contain_text(REPORT[language])
    expect(party.locator("main")).not_to_contain_text(COMPANIES[language])
    expect(party.locator("main")).not_to_contain_text(SECRET[language])
    is_sound_once(party)
    assert party.goto(address).status == 404
