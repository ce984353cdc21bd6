"""A steering group decides, somebody has to see to it, is reminded, and says when it is done."""

from datetime import date, timedelta

import pytest
from tests.browser.conftest import run, words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today()  # noqa: DTZ011 - the day that the browser shows
SOON = TODAY + timedelta(days=10)
UNIONS = {"en": "Union of Carpet Weavers", "nl": "Bond van Tapijtwevers"}
GROUPS = {"en": "Steering group", "nl": "Stuurgroep"}
PAPER = b"%PDF-1.7 a proposal"
DECIDED = {"en": "Visits in Bhadohi", "nl": "Bezoeken in Bhadohi"}
TO_DO = {"en": "Prepare the visits", "nl": "De bezoeken voorbereiden"}
DONE = {"en": "The journey is booked.", "nl": "De reis is geboekt."}


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "proposal.pdf"
    path.write_bytes(PAPER)
    return path


def save(page):
    with page.expect_navigation():
        page.locator("main .button--primary").first.click()


def found_group(page, houses, language):
    """A steering group, and who sits in it for the union."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/agreements/carpets/bodies/new/")
    page.get_by_label(_("Name"), exact=True).fill(GROUPS[language])
    save(page)
    page.get_by_label(_("Name"), exact=True).fill("Anna Wever")
    page.locator("select[name=group]").select_option("unions")
    page.get_by_label(_("Organisation"), exact=True).select_option(label=UNIONS[language])
    page.get_by_label(_("First day")).fill("2018-01-01")
    with page.expect_navigation():
        page.locator("form[action$='/seats/'] button").first.click()


def call_meeting(page, is_sound_once, language):
    """A meeting of the group with one item on its agenda, and a paper with its file; its address."""
    _ = words_of(language)
    page.get_by_role("link", name=_("New meeting")).click()
    page.get_by_label(_("Day"), exact=True).fill(TODAY.isoformat())
    page.get_by_label(_("Place"), exact=True).fill("Utrecht")
    save(page)
    meeting = page.url
    page.get_by_role("link", name=_("Add an item")).click()
    page.get_by_label(_("Title")).fill(DECIDED[language])
    is_sound_once(page)
    save(page)
    return meeting


def add_paper(page, is_sound_once, paper, language):
    _ = words_of(language)
    page.get_by_role("link", name=_("Paper"), exact=True).click()
    page.get_by_label(_("Code")).fill("SG/1")
    page.get_by_label(_("Title")).fill(TO_DO[language])
    save(page)
    is_sound_once(page)
    page.locator("input[type=file]").set_input_files(paper)
    save(page)


def note_attendance(page, is_sound_once, language):
    _ = words_of(language)
    page.get_by_role("link", name=_("Who was there")).click()
    page.get_by_label("Anna Wever").select_option("present")
    is_sound_once(page)
    save(page)


def decide(page, is_sound_once, language):
    """A decision, and who sees to it by when; the address of what has to be done."""
    _ = words_of(language)
    page.get_by_role("link", name=_("Decision"), exact=True).click()
    page.get_by_label(_("About")).fill(DECIDED[language])
    page.get_by_label(_("Wording")).fill(f"{DECIDED[language]}.")
    save(page)
    is_sound_once(page)
    page.get_by_role("link", name=_("Follow up")).click()
    page.get_by_label(_("What is promised")).fill(TO_DO[language])
    page.get_by_label(_("By which party")).select_option(label=UNIONS[language])
    page.get_by_label(_("Due on"), exact=True).fill(SOON.isoformat())
    is_sound_once(page)
    save(page)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_decision_becomes_a_follow_up_whose_owner_is_reminded_and_says_it_is_done(
    sign_in, houses, letter_to, is_sound_once, paper, language
):
    _ = words_of(language)
    adviser = sign_in("tweede", language=language)
    found_group(adviser, houses, language)
    meeting = call_meeting(adviser, is_sound_once, language)
    add_paper(adviser, is_sound_once, paper, language)
    note_attendance(adviser, is_sound_once, language)
    decide(adviser, is_sound_once, language)

    run(houses.folder, "manage", "remind", "--verbosity", "0")
    owner = sign_in(f"bond-{language}", language=language)
    owner.goto(f"{houses.desk}/agreements/promises/")
    is_sound_once(owner)
    owner.goto(meeting)
    is_sound_once(owner)
    with owner.expect_download() as download:
        owner.get_by_role("link", name="proposal.pdf").click()
    assert download.value.path().read_bytes() == PAPER
    owner.goto(letter_to(f"bond-{language}@example.org", "promises"))
    owner.get_by_label(_("What became of it")).select_option("kept")
    owner.get_by_label(_("What shows it, or why")).fill(DONE[language])
    is_sound_once(owner)
    save(owner)
    expect(owner.locator(".story")).to_contain_text(DONE[language])

    adviser.goto(meeting)
    expect(adviser.locator(".notice--good .badge--good")).to_be_visible()
    expect(adviser.get_by_text("Anna Wever")).to_be_visible()
