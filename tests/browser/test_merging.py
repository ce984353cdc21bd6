"""A company is merged into another, whose people go on with the list that it handed in this year."""

import re

import pytest
from tests.browser.conftest import PASSWORD, words_of
from tests.browser.test_handing_in import open_list, sign

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

HEIR = {"en": "Heir Mattresses B.V.", "nl": "Erft Matrassen B.V."}
MERGED = {"en": "Goes Under B.V.", "nl": "Gaat Op B.V."}
SITE = {"en": "Hästveda Foam Works", "nl": "Oradea Latex"}
NEW_ADDRESS = {"en": "Industrigatan 11", "nl": "Calea Borșului 33"}
NEW_SITE = {"en": ("Vejle Bedding", "Havnegade 3"), "nl": ("Ieper Slaapcomfort", "Rijselseweg 8")}
REASON = {"en": "One company since today.", "nl": "Sinds vandaag één bedrijf."}


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


@pytest.fixture
def secretary(sign_in, language):
    return sign_in(f"matras-{language}", language=language)


@pytest.fixture
def heir(sign_in, language):
    return sign_in(f"erft-{language}", language=language)


@pytest.fixture
def predecessor(sign_in, houses, language):
    """In front of the list that the company handed in, while it could still change it."""
    page = sign_in(f"gaatop-{language}", language=language)
    page.goto(f"{houses.desk}/company/")
    page.get_by_role("link", name=f"gaatop-{language}.csv").click()
    expect(change(page, language)).to_be_visible()
    return page


def change(page, language):
    """The way to a new version of an accepted list."""
    return page.get_by_role("button", name=words_of(language)("Change something in the course of the year"))


def merge(secretary, houses, is_sound_once, language):
    """The secretariat writes down that one company went into the other."""
    _ = words_of(language)
    secretary.goto(f"{houses.desk}/agreements/mattresses/parties/")
    secretary.get_by_role("link", name=MERGED[language]).click()
    secretary.get_by_text(_("The next step")).click()
    secretary.get_by_label(_("New state")).select_option("merged")
    secretary.get_by_label(_("Merged into")).select_option(label=HEIR[language])
    secretary.get_by_label(_("Why"), exact=True).last.fill(REASON[language])
    is_sound_once(secretary)
    secretary.get_by_role("button", name=_("Change the state")).click()
    expect(secretary.locator(".notice--success")).to_be_visible()


def can_no_more(predecessor, houses, is_sound_once, language):
    """The button that still stands on the open page changes nothing, and no other page has it any more."""
    _ = words_of(language)
    listed = predecessor.url
    change(predecessor, language).click()
    expect(predecessor.get_by_role("heading", level=1)).to_have_text(_("This page is not here"))
    predecessor.goto(listed)
    expect(predecessor.locator("main .notice--info").first).to_contain_text(HEIR[language])
    expect(predecessor.locator("main form")).to_have_count(0)
    is_sound_once(predecessor)
    predecessor.goto(f"{houses.desk}/company/")
    expect(predecessor.get_by_role("link", name=f"gaatop-{language}.csv")).to_be_visible()
    expect(predecessor.locator("main a[href$='/upload/']")).to_have_count(0)


def take_over(heir, houses, is_sound_once, language):
    """Find the list of the merged company among one's own, and begin a new version of it."""
    heir.goto(f"{houses.desk}/company/")
    row = heir.get_by_role("row", name=re.compile(MERGED[language]))
    is_sound_once(heir)
    row.get_by_role("link").click()
    change(heir, language).click()
    expect(heir.locator("main .notice--info").first).to_contain_text(MERGED[language])
    is_sound_once(heir)


def correct(heir, language):
    """Another address for one site, and a site that the list lacked."""
    _ = words_of(language)
    heir.get_by_role("link", name=_("Sites"), exact=True).click()
    heir.get_by_role("link", name=SITE[language]).click()
    heir.locator("[name=address]").fill(NEW_ADDRESS[language])
    heir.get_by_role("button", name=_("Save")).click()
    heir.get_by_role("link", name=_("Add a site")).click()
    name, address = NEW_SITE[language]
    heir.locator("[name=name]").fill(name)
    heir.locator("[name=address]").fill(address)
    heir.locator("[name=country]").select_option("BE")
    heir.get_by_role("button", name=_("Save")).click()
    for text in (NEW_ADDRESS[language], name):
        expect(heir.locator("main")).to_contain_text(text)


def test_heir_corrects_and_signs_the_list_of_a_merged_company(
    secretary, predecessor, heir, houses, is_sound_once, language
):
    heir.goto(f"{houses.desk}/company/")
    expect(heir.get_by_text(MERGED[language])).to_have_count(0)
    merge(secretary, houses, is_sound_once, language)
    can_no_more(predecessor, houses, is_sound_once, language)

    take_over(heir, houses, is_sound_once, language)
    draft = heir.url
    correct(heir, language)
    heir.goto(draft)
    sign(heir, language, PASSWORD)
    facts = heir.locator("main dl.facts")
    expect(facts).to_contain_text(MERGED[language])
    expect(facts).to_contain_text(f"Erft-{language}, ")
    expect(facts).to_contain_text(HEIR[language])
    is_sound_once(heir)

    open_list(secretary, draft, language)
    expect(secretary.locator("main dl").first).to_contain_text(HEIR[language])
    is_sound_once(secretary)
    secretary.get_by_role("button", name=words_of(language)("Accept this list")).click()
    expect(secretary.locator(".notice--success")).to_be_visible()
