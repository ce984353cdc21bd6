"""From the invitation to the accepted list: one company's year in one go, for each language once."""

import re
import time
import zipfile

import openpyxl
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

NEW_PASSWORD = "a sentence nobody guesses"
CODE_SECONDS = 30
ADVISERS = {"en": "adviser", "nl": "adviseur"}
COMPANIES = {"en": "Westerhaven Fashion B.V.", "nl": "Westkapelle Mode B.V."}
FILE = "fabrieken 2026.xlsx"
ROWS = [
    ["Productielocaties", None, None, None, None],
    [None, None, None, None, None],
    ["Naam fabriek", "Adres", "Plaats", "Land", "Aantal werknemers"],
    ["Orum Tekstil San. Tic. A.S.", "O.S.B. 4. Cadde No:12", "Cerkezkoy", "Anatoland", 420],
    ["Sunrise Garments Ltd", "Plot 12, Road 3, DEPZ", "Savar, Dhaka", "Bangladesh", 1200],
    ["Sunrise Garments Ltd", "Plot 12, Road 3, DEPZ", "Savar, Dhaka", "Bangladesh", 1200],
    ["Ningbo Hailong Fashion Co Ltd", "88 Xingye Road, Yinzhou", "Ningbo", "VR China", "heel veel"],
    ["Lotus Knit Composite", "Kashimpur", "Gazipur", None, 300],
    [None, "Rua da Indústria 41", "Barcelos", "Portugal", 60],
    ["Totaal", None, None, None, 1980],
]
QUESTION = {"en": "Is this the factory or the office?", "nl": "Is dit de fabriek of het kantoor?"}
ANSWER = {
    "en": "The factory; the office is in Shanghai.",
    "nl": "De fabriek; het kantoor staat in Shanghai.",
}


@pytest.fixture
def bad_list(tmp_path):
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.active.append(row)
    workbook.save(tmp_path / FILE)
    return tmp_path / FILE


def code_of(secret, *, ahead=0):
    """What the app shows; on a phone whose clock is `ahead` by so many codes, which the desk allows for."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // CODE_SECONDS + ahead))


def invite(adviser, houses, is_sound_once, address, language):
    """The secretariat invites somebody who may sign for the company."""
    _ = words_of(language)
    adviser.goto(f"{houses.desk}/people/")
    adviser.get_by_role("link", name=_("Invite somebody")).click()
    adviser.get_by_label(_("E-mail address")).fill(address)
    adviser.get_by_label(_("Name"), exact=True).fill("Eva")
    adviser.locator("select[name=language]").select_option(language)
    adviser.locator("select[name=role]").select_option("CA")
    adviser.get_by_label(_("Company"), exact=True).select_option(label=COMPANIES[language])
    is_sound_once(adviser)
    adviser.get_by_role("button", name=_("Send the invitation")).click()
    expect(adviser.locator(".notice--success")).to_contain_text(address)
    adviser.get_by_role("row", name=re.compile(address)).get_by_role("link").first.click()
    adviser.wait_for_url(re.compile(r"/people/\d+/"))
    is_sound_once(adviser)


def accept_invitation(eva, link, is_sound_once, language):
    """Choose a password, set up an app on the phone, keep the recovery codes: the key and a code."""
    _ = words_of(language)
    eva.goto(link)
    is_sound_once(eva)
    eva.locator("input[name=password]").fill(NEW_PASSWORD)
    eva.get_by_role("button", name=_("Go on")).click()
    eva.wait_for_url("**/account/second-factor/")
    is_sound_once(eva)
    eva.get_by_role("link", name=_("Set up an app")).click()
    is_sound_once(eva)
    secret = eva.locator(".key").inner_text()
    eva.locator("input[name=code]").fill(code_of(secret))
    eva.get_by_role("button", name=_("Set up"), exact=True).click()
    eva.wait_for_url("**/codes/")
    is_sound_once(eva)
    return secret, eva.locator(".codes li").first.inner_text()


def sign_in_with(page, houses, address, code, language):
    """The password first, then the second factor."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/login/")
    page.locator("#id_login").fill(address)
    page.locator("#id_password").fill(NEW_PASSWORD)
    page.get_by_role("button", name=_("Sign in"), exact=True).click()
    page.wait_for_url("**/login/code/")
    page.locator("input[name=code]").fill(code)
    page.locator("main .button--primary").click()
    page.wait_for_url(lambda url: "/login/" not in url)


def sign_out_everywhere(eva, other, houses, is_sound_once):
    """From a computer of somebody else's, with a recovery code: every session ends but this one."""
    other.goto(f"{houses.desk}/account/sessions/")
    is_sound_once(other)
    other.locator("main .button--primary").click()
    other.wait_for_load_state()
    eva.goto(f"{houses.desk}/account/")
    eva.wait_for_url("**/login/?next=/account/")


def upload(page, houses, path, language):
    _ = words_of(language)
    page.goto(f"{houses.desk}/company/")
    page.get_by_role("link", name=_("Upload your list")).first.click()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name=_("Upload"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(FILE)


def map_columns(page, is_sound_once, language):
    """The columns were understood; the reader looks and lets the list be read with them."""
    _ = words_of(language)
    page.get_by_role("link", name=_("Columns"), exact=True).click()
    is_sound_once(page)
    page.get_by_role("button", name=_("Read the list with these columns")).click()


def mend(page, is_sound_once, language):
    """The misspelt country by one answer, three cells in their rows, each of another kind."""
    _ = words_of(language)
    page.get_by_role("link", name=_("Mend it here")).click()
    is_sound_once(page)
    page.locator("select[name=text]").select_option("TR")
    page.get_by_role("button", name=_("Put this in all")).click()
    expect(page.locator(".notice--success")).to_be_visible()
    for text, field, right in (
        ("Rua da Ind", "name", "Confecções Atlântico Lda"),
        ("Hailong", "workers", "850"),
        ("Lotus", "country", "Bangladesh"),
    ):
        row = page.locator(".table--mending tbody tr", has_text=text)
        row.locator(f"input[name=text-{field}]").fill(right)
        row.get_by_role("button", name=_("Save")).click()
        expect(row.locator(".badge--good")).to_be_visible()
    expect(page.locator("#mending-counts dd").first).to_have_text("0")
    is_sound_once(page)
    page.locator("#mending-counts").get_by_role("link", name=_("Go on")).click()


def compare(page, is_sound_once, language):
    """Of last year's sites two are found again in other words, one is no longer used."""
    _ = words_of(language)
    page.get_by_role("link", name=_("Compare with last year")).click()
    is_sound_once(page)
    proposed = page.locator("button[value=confirm_all]")
    if proposed.count():
        proposed.click()
    row = page.get_by_role("row", name=re.compile("Malhas do Ave"))
    row.get_by_role("checkbox").check()
    page.get_by_label(_("No longer used, because")).select_option("closed")
    page.get_by_label(_("Last day")).fill("2026-01-31")
    page.get_by_role("button", name=_("End the ticked sites")).click()
    expect(page.locator("dl.stats dd").first).to_have_text("0")
    is_sound_once(page)


def look_at_sites(page, is_sound_once, language):
    _ = words_of(language)
    page.get_by_role("link", name=_("Go on")).click()
    is_sound_once(page)
    page.get_by_role("link", name=_("Add a site")).click()
    is_sound_once(page)
    page.get_by_role("link", name=_("Back without saving")).click()


def sign(page, language, password=NEW_PASSWORD):
    """Declare and confirm with the password; the receipt stands."""
    _ = words_of(language)
    page.get_by_role("link", name=_("Sign and hand in")).click()
    for box in page.locator("main form.card input[type=checkbox]").all():
        box.check()
    page.get_by_label(_("Your password")).fill(password)
    page.get_by_role("button", name=_("Sign and hand in")).click()
    expect(page.locator(".notice--good")).to_be_visible()
    expect(page.locator(".breaks")).to_have_text(re.compile("^[0-9a-f]{64}$"))


def open_list(adviser, address, language):
    _ = words_of(language)
    adviser.goto(address.replace("/company/", "/register/"))
    adviser.locator("select[name=purpose]").select_option("quality_check")
    adviser.get_by_role("button", name=_("Open the list")).click()


def return_with_question(adviser, is_sound_once, language):
    _ = words_of(language)
    row = adviser.get_by_role("row", name=re.compile("Hailong"))
    row.locator("summary").click()
    row.get_by_label(_("Your question")).fill(QUESTION[language])
    row.get_by_role("button", name=_("Note the question")).click()
    is_sound_once(adviser)
    adviser.get_by_role("button", name=_("Return with questions")).click()
    expect(adviser.locator(".notice--success")).to_be_visible()


def answer(page, houses, is_sound_once, language):
    """Answer in a new version of the list; its address."""
    _ = words_of(language)
    page.goto(f"{houses.desk}/company/")
    page.get_by_role("link", name=_("Read and answer")).click()
    is_sound_once(page)
    page.get_by_role("button", name=_("Change and sign again")).click()
    page.get_by_label(_("Your answer")).fill(ANSWER[language])
    page.get_by_role("button", name=_("Save the answer")).click()
    expect(page.locator(".notice--success")).to_be_visible()
    return page.url


@pytest.fixture(params=["en", "nl"])
def language(request):
    return request.param


@pytest.fixture
def adviser(sign_in, language):
    return sign_in(ADVISERS[language], language=language)


@pytest.fixture
def eva(adviser, visit, houses, letter_to, is_sound_once, language):
    """The first part of the story: invited by letter, with a second factor, signed in with it."""
    address = f"eva.{language}@example.org"
    invite(adviser, houses, is_sound_once, address, language)
    eva, other = visit(language=language), visit(language=language)
    secret, recovery_code = accept_invitation(eva, letter_to(address, "invitation"), is_sound_once, language)
    sign_in_with(other, houses, address, recovery_code, language)
    sign_out_everywhere(eva, other, houses, is_sound_once)
    sign_in_with(eva, houses, address, code_of(secret, ahead=1), language)  # each code lets in once
    return eva


def test_invited_colleague_hands_in_a_bad_list_that_is_mended_asked_about_and_accepted(
    eva, adviser, houses, is_sound_once, bad_list, language
):
    _ = words_of(language)
    upload(eva, houses, bad_list, language)
    is_sound_once(eva)
    with eva.expect_download() as annotated:
        eva.get_by_role("link", name=_("with the problems marked")).click()
    assert zipfile.is_zipfile(annotated.value.path())
    map_columns(eva, is_sound_once, language)
    mend(eva, is_sound_once, language)
    compare(eva, is_sound_once, language)
    look_at_sites(eva, is_sound_once, language)
    eva.get_by_role("link", name=_("Check"), exact=True).click()
    first = eva.url
    sign(eva, language)
    is_sound_once(eva)

    open_list(adviser, first, language)
    return_with_question(adviser, is_sound_once, language)
    second = answer(eva, houses, is_sound_once, language)
    sign(eva, language)
    open_list(adviser, second, language)
    expect(adviser.get_by_text(ANSWER[language])).to_be_visible()
    adviser.get_by_role("button", name=_("Accept this list")).click()
    expect(adviser.locator(".notice--success")).to_be_visible()
    eva.goto(second)
    expect(eva.locator(".badge--accepted").first).to_be_visible()
    is_sound_once(eva)
