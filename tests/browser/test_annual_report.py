"""The figures of a year are entered and released, the report on it written, approved, published and read."""

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

YEARS = {"en": 2014, "nl": 2015}
"""Each language its own, long before the desk."""
FIGURES = [
    ("companies/", "64"),
    ("handed_in_plan/", "64"),
    ("handed_in_plan/handed_in", "61"),
    ("locations/", "2802"),
]
TOLD = {"en": "2,802 locations", "nl": "2.802 locaties"}


def press(page, text):
    with page.expect_navigation():
        page.get_by_role("button", name=text, exact=True).click()


def enter_figures(page, houses, year, is_sound_once, language):
    """A year before the desk, from the press."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/results/textile/")
    page.get_by_label(_("Year"), exact=True).fill(str(year))
    press(page, _("To the figures of this year"))
    for figure, number in FIGURES:
        page.locator("select[name=figure]").select_option(figure)
        page.locator("input[name=value]").fill(number)
        page.locator("input[name=source]").fill("Minister, 2 februari 2018")
        with page.expect_navigation():
            page.locator("form[action$='/enter/'] button").click()
    expect(page.get_by_text(_("not shown: another figure could be computed")).first).to_be_visible()
    expect(page.get_by_role("button", name=_("Release"), exact=True)).to_have_count(0)
    is_sound_once(page)


def write_report(page, houses, year, is_sound_once, language):
    """The report with a chapter of one's own; answers its address."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/publication/textile/reports/")
    page.locator("select[name=year]").select_option(str(year))
    press(page, _("Open"))
    report = page.url
    page.locator("#locations a.button").click()
    page.get_by_label(_("In Dutch")).fill("Er zijn {locations} locaties bekend.")
    page.get_by_label(_("In English")).fill("{locations} locations are known.")
    is_sound_once(page)
    press(page, _("Save"))
    expect(page.locator("#locations")).to_contain_text(TOLD[language])
    is_sound_once(page)
    press(page, _("Offer it to be approved"))
    return report


@pytest.mark.parametrize("language", ["en", "nl"])
def test_figures_become_a_report_that_everybody_reads(
    sign_in, visit, houses, is_sound, is_sound_once, language
):
    _, year = words_of(language), YEARS[language]
    writer = sign_in(f"verslag-{language}", language=language)
    enter_figures(writer, houses, year, is_sound_once, language)

    approver = sign_in("keurder", language=language)
    approver.goto(f"{houses.desk}/results/textile/{year}/")
    press(approver, _("Release"))
    expect(approver.locator(".notice--success")).to_be_visible()

    report = write_report(writer, houses, year, is_sound_once, language)
    approver.goto(report)
    press(approver, _("Approve"))
    writer.goto(report)
    press(writer, _("Publish"))

    reader = visit()
    reader.goto(f"{houses.public}/{language}/results/textile/")
    is_sound_once(reader)
    expect(reader.locator("#locations")).to_contain_text("2")
    reader.get_by_role("link", name=str(year), exact=True).click()
    expect(reader.locator("article")).to_contain_text(TOLD[language])
    is_sound_once(reader)
    if language == "nl":
        reader.goto(f"{houses.public}/de/results/textile/{year}/")
        expect(reader.locator("article")).to_contain_text("2,802 locations")
        is_sound(reader)
