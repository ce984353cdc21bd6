"""A company comes into an agreement, another one leaves it, and what it left behind is destroyed."""

import re
from datetime import date

import pytest
from tests.browser.conftest import run, words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

TODAY = date.today().isoformat()  # noqa: DTZ011 - the day that the browser shows
JOINING = {"en": "Comes Carpets B.V.", "nl": "Komt Tapijten B.V."}
LEAVING = {"en": "Leaves Carpets B.V.", "nl": "Gaat Tapijten B.V."}
AGREEMENT = {"en": "Agreement on carpets", "nl": "Tapijtconvenant"}
SITES = {"en": "Bhadohi", "nl": "Kathmandu"}
WHY = {"en": "Our customers ask for it.", "nl": "Onze klanten vragen erom."}
OBJECTION = {"en": "It paid a weaver late.", "nl": "Het betaalde een wever te laat."}
ANSWER = {"en": "That has been settled.", "nl": "Dat is intussen opgelost."}
DECIDED = {"en": "The steering group agreed.", "nl": "De stuurgroep stemde in."}
GOODBYE = {"en": "We stop with carpets.", "nl": "Wij stoppen met tapijt."}
WINDOW_CLOSES = """
from datetime import date, timedelta
from akkoord.desk.agreements.models import Participation
waiting = Participation.objects.filter(state="objection_window", organisation__name="{name}")
waiting.update(objections_until=date.today() - timedelta(days=1))
"""
YEARS_PASS = """
from datetime import date, timedelta
from akkoord.desk.agreements.models import Participation
from akkoord.desk.people.models import Mandate
then = date.today() - timedelta(days=3653)
Participation.objects.filter(organisation__name="{name}").update(until=then)
Mandate.objects.filter(organisation__name="{name}").update(starts=then, ends=then)
"""


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


@pytest.fixture
def signed(tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(b"%PDF-1.7 signed")
    return path


def in_desk(houses, script, name):
    run(houses.folder, "manage", "shell", "--verbosity", "0", text=script.format(name=name))


def press(scope, page, name):
    with page.expect_navigation():
        scope.get_by_role("button", name=name).click()


def apply(company, houses, is_sound_once, signed, language):
    """Say why, and hand in what has to be signed."""
    _ = words_of(language)
    company.goto(f"{houses.desk}/agreements/own/")
    form = company.locator("details", has_text=AGREEMENT[language])
    form.locator("summary").click()
    form.get_by_label(_("Why do you want to join?")).fill(WHY[language])
    is_sound_once(company)
    press(form, company, _("Apply"))
    company.get_by_label(_("Signed by (name and function)")).fill("Anna Wever")
    company.get_by_label(_("Signed on")).fill(TODAY)
    company.locator("input[type=file]").set_input_files(signed)
    is_sound_once(company)
    press(company, company, _("Hand in this document"))
    expect(company.locator("a[href*='/agreements/documents/']")).to_have_count(1)


def take_step(adviser, state, language):
    """The secretariat moves the company on."""
    _ = words_of(language)
    adviser.get_by_text(_("The next step")).click()
    adviser.get_by_label(_("New state")).select_option(state)
    adviser.get_by_label(_("Why"), exact=True).last.fill(DECIDED[language])
    press(adviser, adviser, _("Change the state"))
    expect(adviser.locator(".notice--success")).to_be_visible()


def object_to(party, houses, is_sound_once, language):
    """A party sees who wants to join, and says what it has against it."""
    _ = words_of(language)
    party.goto(f"{houses.desk}/agreements/joining/")
    card = party.locator(".card", has=party.get_by_role("heading", name=JOINING[language]))
    card.locator("summary").click()
    card.get_by_label(_("Your reasons")).fill(OBJECTION[language])
    is_sound_once(party)
    press(card, party, _("Send to the secretariat"))
    expect(party.get_by_text(OBJECTION[language])).to_be_visible()


def test_company_joins_with_documents_after_an_objection(sign_in, houses, is_sound_once, signed, language):
    _ = words_of(language)
    company = sign_in(f"komt-{language}", language=language)
    apply(company, houses, is_sound_once, signed, language)

    adviser = sign_in("tweede", language=language)
    adviser.goto(f"{houses.desk}/agreements/carpets/parties/?on_the_way=1")
    adviser.get_by_role("link", name=JOINING[language]).click()
    take_step(adviser, "documents_signed", language)
    take_step(adviser, "objection_window", language)
    object_to(sign_in(f"bond-{language}", language=language), houses, is_sound_once, language)

    adviser.reload()
    is_sound_once(adviser)
    adviser.locator("select[name=verdict]").select_option("set_aside")
    adviser.locator("input[name=answer]").fill(ANSWER[language])
    press(adviser, adviser, _("Answer"))
    in_desk(houses, WINDOW_CLOSES, JOINING[language])
    take_step(adviser, "admitted", language)
    take_step(adviser, "active", language)
    company.reload()
    expect(company.locator("main .badge--good").first).to_be_visible()
    expect(company.get_by_text(OBJECTION[language])).to_have_count(0)
    is_sound_once(company)


def build_edition(builder, houses, language):
    """How many locations the next edition shows as things stand."""
    _ = words_of(language)
    builder.goto(f"{houses.desk}/publication/carpets/")
    press(builder, builder, _("Build"))
    return int(builder.locator(".stat__figure").first.inner_text())


def leave(company, houses, is_sound_once, language):
    _ = words_of(language)
    company.goto(f"{houses.desk}/agreements/own/")
    company.get_by_text(_("Leave this agreement")).click()
    is_sound_once(company)
    company.get_by_label(_("Why"), exact=True).fill(GOODBYE[language])
    press(company, company, _("Leave"))
    expect(company.get_by_text(GOODBYE[language])).to_be_visible()
    expect(company.locator(".notice--info")).to_have_text(
        _("You and your colleagues can sign in until the end of today.")
    )


def destroy_lists(lead, second, houses, is_sound_once, language):
    """The lead ticks what may go, a colleague confirms; answers the address of the certificate."""
    _ = words_of(language)
    lead.goto(f"{houses.desk}/retention/")
    is_sound_once(lead)
    lead.get_by_role("checkbox", name=re.compile(LEAVING[language])).check()
    press(lead, lead, _("Propose to destroy what is ticked"))
    second.goto(f"{houses.desk}/retention/")
    second.get_by_role("link", name=re.compile(LEAVING[language])).click()
    is_sound_once(second)
    press(second, second, _("Confirm: destroy this"))
    certificate = second.get_by_role("link", name=_("Download the certificate"))
    for _attempt in range(30):
        second.reload()
        if certificate.count():
            return certificate
        second.wait_for_timeout(1000)
    pytest.fail("There is no certificate.")


def test_company_leaves_and_its_lists_are_destroyed_by_two_people(sign_in, houses, is_sound_once, language):
    _ = words_of(language)
    lead, second = sign_in("leider", language=language), sign_in("tweede", language=language)
    before = build_edition(second, houses, language)
    company = sign_in(f"gaat-{language}", language=language)
    leave(company, houses, is_sound_once, language)
    second.goto(f"{houses.desk}/agreements/carpets/parties/?state=withdrawn")
    second.get_by_role("link", name=LEAVING[language]).click()
    expect(second.get_by_text(GOODBYE[language])).to_be_visible()
    is_sound_once(second)
    assert build_edition(second, houses, language) == before - 2

    in_desk(houses, YEARS_PASS, LEAVING[language])
    company.goto(f"{houses.desk}/agreements/own/")
    expect(company.get_by_text(GOODBYE[language])).to_have_count(0)
    company.goto(houses.desk)
    expect(company.locator("main")).to_contain_text(words_of(language)("Welcome, %(name)s").split(",")[0])
    is_sound_once(company)
    certificate = destroy_lists(lead, second, houses, is_sound_once, language)
    expect(second.locator(".notice--info")).to_be_visible()
    is_sound_once(second)
    with second.expect_download() as download:
        certificate.click()
    text = download.value.path().read_text()
    assert LEAVING[language] in text
    assert SITES[language] not in text
