"""A company's list from the first upload to its acceptance, with a question in between."""

import re
import zipfile

import openpyxl
import pytest
from tests.browser.conftest import PASSWORD

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

MESSY_ROWS = [
    ["Westerhaven Fashion – productielocaties", None, None, None],
    [None, None, None, None],
    ["Naam fabriek", "Adres", "Plaats", "Land"],
    ["Orum Tekstil San. Tic. A.S.", "O.S.B. 4. Cadde No:12", "Cerkezkoy", "Anatoland"],
    ["Sunrise Garments Ltd", "Plot 12, Road 3, DEPZ", "Savar, Dhaka", "Bangladesh"],
    ["Sunrise Garments Ltd", "Plot 12, Road 3, DEPZ", "Savar, Dhaka", "Bangladesh"],
    ["Ningbo Hailong Fashion Co Ltd", "88 Xingye Road, Yinzhou", "Ningbo", "VR China"],
    [None, "Rua da Indústria 41", "Barcelos", "Portugal"],
    ["Totaal", None, None, 5],
]


@pytest.fixture
def messy_list(tmp_path):
    workbook = openpyxl.Workbook()
    for row in MESSY_ROWS:
        workbook.active.append(row)
    workbook.save(tmp_path / "fabrieken 2026.xlsx")
    return tmp_path / "fabrieken 2026.xlsx"


def sign(page):
    """Declare and confirm with the password."""
    page.get_by_role("link", name="Sign and hand in").click()
    page.get_by_label("I declare").check()
    if page.get_by_label("I have seen").count():
        page.get_by_label("I have seen").check()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign and hand in").click()
    expect(page.get_by_text("Checked just now")).to_be_visible()


def upload(page, path):
    page.get_by_role("link", name="Your lists").click()
    page.get_by_role("link", name="Upload your list").first.click()
    page.wait_for_url("**/upload/")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("fabrieken 2026.xlsx")


def mend(page, is_sound):
    """The misspelt country by one answer, the missing name in its cell."""
    page.get_by_role("link", name="Mend", exact=True).click()
    is_sound(page)
    page.locator("select[name=text]").select_option("TR")
    page.get_by_role("button", name="Put this in all").click()
    expect(page.get_by_text("1 row was mended.")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("left out"))
    row.get_by_role("textbox").first.fill("Confecções Atlântico Lda")
    row.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row", name=re.compile("saved"))).to_be_visible()
    expect(page.locator("#mending-counts dd").first).to_have_text("0")
    is_sound(page)


def compare(page, is_sound):
    """One site of last year is there in other words, one is no longer used."""
    page.get_by_role("link", name="Last year", exact=True).click()
    is_sound(page)
    proposed = page.get_by_role("button", name=re.compile("^Confirm"))
    if proposed.count():
        proposed.click()
    row = page.get_by_role("row", name=re.compile("Malhas do Ave"))
    row.get_by_role("checkbox").check()
    page.get_by_label("No longer used, because").select_option("closed")
    page.get_by_label("Last day").fill("2026-01-31")
    page.get_by_role("button", name="End the ticked sites").click()
    expect(page.locator("dl.stats dd").first).to_have_text("0")
    is_sound(page)


def test_list_is_mended_compared_signed_asked_about_answered_and_accepted(
    sign_in, houses, is_sound, messy_list
):
    company, adviser = sign_in("west"), sign_in("adviser")
    upload(company, messy_list)
    is_sound(company)
    with company.expect_download() as annotated:
        company.get_by_role("link", name="Download with the problems marked").click()
    assert zipfile.is_zipfile(annotated.value.path())
    company.get_by_role("link", name="Columns", exact=True).click()
    is_sound(company)
    company.get_by_role("button", name="Read the list with these columns").click()
    mend(company, is_sound)
    compare(company, is_sound)
    company.get_by_role("link", name="Sites", exact=True).click()
    is_sound(company)
    company.get_by_role("link", name="Add a site").click()
    is_sound(company)
    company.get_by_role("link", name="Back without saving").click()
    company.get_by_role("link", name="Check", exact=True).click()
    page = company.url
    sign(company)
    is_sound(company)

    address = page.replace("/company/", "/register/")
    adviser.goto(address)
    adviser.locator("select[name=purpose]").select_option("quality_check")
    adviser.get_by_role("button", name="Open the list").click()
    row = adviser.get_by_role("row", name=re.compile("Hailong"))
    row.locator("summary").click()
    row.get_by_label("Your question").fill("Is this the factory or the office?")
    row.get_by_role("button", name="Note the question").click()
    is_sound(adviser)
    adviser.get_by_role("button", name="Return with questions").click()

    company.goto(f"{houses.desk}/company/")
    company.get_by_role("link", name="Read and answer").click()
    is_sound(company)
    company.get_by_role("button", name="Change this list").click()
    company.get_by_label("Your answer").fill("The factory; the office is in Shanghai.")
    company.get_by_role("button", name="Save the answer").click()
    second = company.url
    sign(company)

    adviser.goto(second.replace("/company/", "/register/"))
    adviser.locator("select[name=purpose]").select_option("quality_check")
    adviser.get_by_role("button", name="Open the list").click()
    expect(adviser.get_by_text("The factory; the office is in Shanghai.")).to_be_visible()
    adviser.get_by_role("button", name="Accept this list").click()
    company.goto(second)
    expect(company.get_by_text("accepted", exact=True).first).to_be_visible()
    is_sound(company)
