"""An agreement begins, gives its parties their seats, opens a year, ends, and is handed over."""

import re
import tarfile
from datetime import date

import pyrage
import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today()  # noqa: DTZ011 - the day that the browser shows
NAMES = {"en": "Agreement on marble", "nl": "Marmerconvenant"}
SLUGS = {"en": "marble", "nl": "marmer"}
UNIONS = {"en": "Union of Quarry Workers", "nl": "Bond van Groevewerkers"}
GROUPS = {"en": "Steering group marble", "nl": "Stuurgroep marmer"}
WHY = {"en": "The steering group decided so.", "nl": "De stuurgroep besloot dit."}
RECEIVER = {"en": "Archive of the Council", "nl": "Archief van de Raad"}
TRIES = 60
"""As many times one second as the background work may take."""


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


def save(page):
    with page.expect_navigation():
        page.locator("main .button--primary").first.click()


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def begin(lead, houses, is_sound_once, language):
    """A new agreement that is most like the one on natural stone."""
    lead.goto(f"{houses.desk}/agreements/new/")
    is_sound_once(lead)
    lead.locator("a[href$='/new/natural_stone/']").click()
    for name in ("name_nl", "name_en"):
        lead.locator(f"input[name={name}]").fill(NAMES[language])
    lead.locator("input[name=slug]").fill(SLUGS[language])
    lead.locator("select[name=phase]").select_option("implementing")
    is_sound_once(lead)
    save(lead)
    expect(lead.get_by_role("heading", name=NAMES[language])).to_be_visible()


def seat_parties(lead, is_sound_once, language):
    """A union signs, and has two seats in a new steering group, one of them vacant."""
    _ = words_of(language)
    lead.get_by_role("link", name=_("Parties and seats")).click()
    is_sound_once(lead)
    lead.get_by_role("link", name=_("New signatory or supporter")).click()
    lead.locator("input[name=name]").fill(UNIONS[language])
    lead.locator("select[name=kind]").select_option("union")
    lead.locator("select[name=role]").select_option("signatory")
    lead.locator("input[name=since]").fill("2020-01-01")
    lead.locator("input[name=reason]").fill(WHY[language])
    is_sound_once(lead)
    save(lead)
    lead.get_by_role("link", name=_("Begin with the steering group")).click()
    lead.locator("input[name=name]").fill(GROUPS[language])
    save(lead)
    lead.locator("select[name=number-group]").select_option("unions")
    lead.locator("input[name=number-seats]").fill("2")
    lead.locator("input[name=number-starts]").fill("2020-01-01")
    with lead.expect_navigation():
        lead.locator("form[action$='/numbers/'] button").click()
    lead.locator("input[name=person]").fill("Anna Steenhouwer")
    lead.locator("select[name=group]").select_option("unions")
    lead.locator("select[name=organisation]").select_option(label=UNIONS[language])
    lead.locator("input[name=starts]").fill("2020-01-01")
    with lead.expect_navigation():
        lead.locator("form[action$='/seats/'] button").first.click()
    is_sound_once(lead)
    lead.get_by_role("link", name=NAMES[language]).click()
    lead.get_by_role("link", name=_("Parties and seats")).click()
    expect(lead.locator("main")).to_contain_text("Anna Steenhouwer")
    expect(lead.locator("h2 .badge--warn")).to_be_visible()
    is_sound_once(lead)


def open_year(lead, is_sound_once, language):
    """What the agreement asks for every year is proposed; one thing is not asked this time."""
    _ = words_of(language)
    lead.get_by_role("link", name=_("How it stands")).click()
    lead.get_by_role("link", name=_("No year is open yet")).click()
    is_sound_once(lead)
    expect(lead.locator("input[name=plan-asked]")).to_be_checked()
    lead.locator("input[name=plan-due_on]").fill("")
    with lead.expect_navigation():
        lead.get_by_role("button", name=_("Open the year")).click()
    expect(lead.locator(".errorlist")).to_have_count(1)
    is_sound_once(lead)
    lead.locator("input[name=plan-asked]").uncheck()
    press(lead, _("Open the year"))
    expect(lead.locator(".notice--success")).to_contain_text(str(TODAY.year))
    is_sound_once(lead)


def close(lead, houses, language):
    """The steering group decides that the agreement closes."""
    lead.goto(f"{houses.desk}/agreements/{SLUGS[language]}/phases/")
    lead.locator("select[name=to]").select_option("closing")
    lead.locator("input[name=decided_on]").fill(TODAY.isoformat())
    lead.locator("[name=evidence]").last.fill(WHY[language])
    save(lead)


def hand_over(lead, second, is_sound_once, language, key):
    """The lead proposes it, a colleague compares the key and confirms; answers the link to the file."""
    _ = words_of(language)
    lead.get_by_role("link", name=_("Hand the whole agreement over")).click()
    lead.locator("input[name=receiver]").fill(RECEIVER[language])
    lead.locator("input[name=reason]").fill(WHY[language])
    lead.locator("input[name=recipient_key]").fill(str(key.to_public()))
    is_sound_once(lead)
    save(lead)
    expect(lead.get_by_text(_("You proposed it: a colleague has to confirm."))).to_be_visible()
    is_sound_once(lead)
    second.goto(lead.url)
    is_sound_once(second)
    press(second, _("Confirm: hand it over"))
    fetch = lead.get_by_role("link", name=_("Fetch"))
    for _attempt in range(TRIES):
        lead.reload()
        if fetch.count():
            is_sound_once(lead)
            return fetch
        lead.wait_for_timeout(1000)
    return pytest.fail("The file is not made.")


def test_agreement_begins_opens_a_year_and_is_handed_over(sign_in, houses, is_sound_once, tmp_path, language):
    lead, second = sign_in("hoofd", language=language), sign_in("naast", language=language)
    begin(lead, houses, is_sound_once, language)
    seat_parties(lead, is_sound_once, language)
    open_year(lead, is_sound_once, language)
    close(lead, houses, language)
    key = pyrage.x25519.Identity.generate()
    fetch = hand_over(lead, second, is_sound_once, language, key)
    with lead.expect_download() as download:
        fetch.click()
    sealed = download.value.path().read_bytes()
    assert UNIONS[language].encode() not in sealed
    plain = tmp_path / "agreement.tar.gz"
    plain.write_bytes(pyrage.decrypt(sealed, [key]))
    with tarfile.open(plain) as archive:
        names = archive.getnames()
        organisations = next(each for each in names if each.endswith("organisations.csv"))
        assert UNIONS[language] in archive.extractfile(organisations).read().decode()


def test_lead_notes_a_year_in_which_staff_is_short(sign_in, houses, is_sound_once, language):
    _ = words_of(language)
    lead = sign_in("hoofd", language=language)
    lead.goto(f"{houses.desk}/people/short-staff/")
    is_sound_once(lead)
    lead.locator("select[name=short-agreement]").select_option(index=1)
    lead.locator("input[name=short-reason]").fill(WHY[language])
    save(lead)
    is_sound_once(lead)
    press(lead, re.compile(_("Staff is there again")))
    expect(lead.get_by_role("button", name=re.compile(_("Staff is there again")))).to_have_count(0)
