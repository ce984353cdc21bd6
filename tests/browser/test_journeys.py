"""What each person comes for, played in a browser against the served houses."""

import csv
import io
import re
import time
from pathlib import Path

import pytest
from tests.browser.conftest import PASSWORD

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

ORUM = re.compile("^.r.m tekst.l", re.IGNORECASE)
"""ÖRÜM TEKSTİL, in whichever of its spellings became the name of the location."""
PLAIN_LIST = "Fabriek;Adres;Plaats;Land\nConfecções Atlântico;Rua da Indústria 41;Barcelos;Portugal\n"


@pytest.fixture
def plain_list(tmp_path):
    path = tmp_path / "lijst.csv"
    path.write_bytes(PLAIN_LIST.encode("cp1252"))
    return path


def test_company_hands_in_without_javascript(sign_in, plain_list):
    page = sign_in("klein", java_script_enabled=False)
    page.get_by_role("link", name="Your lists").click()
    page.get_by_role("link", name="Upload your list").first.click()
    page.locator("input[type=file]").set_input_files(plain_list)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("Confecções Atlântico").first).to_be_visible()

    page.get_by_role("link", name="Sign and hand in").click()
    page.get_by_label("I declare").check()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Sign and hand in").click()

    expect(page.get_by_text("Your list is handed in.")).to_be_visible()
    expect(page.get_by_text("Checked just now")).to_be_visible()


def test_dropped_file_is_taken(sign_in, houses):
    page = sign_in("oost")
    page.get_by_role("link", name="Your lists").click()
    page.get_by_role("link", name="Upload a new version").click()
    page.wait_for_url("**/upload/")

    page.locator("[data-drop]").evaluate(
        """(drop) => {
            const data = new DataTransfer();
            data.items.add(new File(["Name;Country\\nX;NL\\n"], "dropped.csv"));
            drop.dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
        }"""
    )

    expect(page.locator("[data-drop-name]")).to_contain_text("dropped.csv")


def test_company_sees_the_look_that_the_secretariat_took(sign_in, houses, is_sound):
    secretariat, company = sign_in("adviser"), sign_in("noord")
    secretariat.goto(f"{houses.desk}/register/locations/")
    is_sound(secretariat)
    secretariat.get_by_role("link", name=ORUM).first.click()
    is_sound(secretariat)
    secretariat.get_by_role("link", name="Companies behind this location").click()
    is_sound(secretariat)

    secretariat.get_by_role("button", name="Show the companies").click()
    expect(secretariat.get_by_text("Noorderlicht Mode")).to_have_count(0)
    secretariat.locator("select[name=purpose]").select_option("quality_check")
    secretariat.get_by_role("button", name="Show the companies").click()

    for name in ("Noorderlicht Mode B.V.", "Zuiderkleding N.V.", "Oosterhout Textiel B.V."):
        expect(secretariat.get_by_role("cell", name=name)).to_be_visible()
    is_sound(secretariat)
    company.goto(f"{houses.desk}/access-log/")
    expect(company.get_by_text("checking the quality of the register").first).to_be_visible()
    expect(company.get_by_text("Zuiderkleding")).to_have_count(0)
    is_sound(company)


def sign_edition(page, address):
    page.goto(address)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.locator("form[action$='/sign/'] button").click()


def shown_edition(page, address):
    """The public site notices a new edition after a few seconds."""
    for _ in range(30):
        page.goto(address)
        if page.get_by_role("combobox").count():
            return
        time.sleep(1)
    pytest.fail("The public site does not show the edition.")


def test_edition_reaches_the_public_and_names_no_company(sign_in, visit, houses, is_sound):
    builder = sign_in("adviser")
    builder.goto(f"{houses.desk}/publication/textile/")
    is_sound(builder)
    builder.get_by_role("button", name="Build").click()
    builder.wait_for_url(re.compile(r"/publication/textile/1/$"))
    is_sound(builder)
    expect(builder.locator("form[action$='/sign/'] button")).to_have_count(0)
    for signer in ("adviseur", "assessor"):
        sign_edition(sign_in(signer), builder.url)
    builder.reload()
    builder.get_by_role("button", name="Publish").click()
    builder.wait_for_load_state()

    visitor = visit()
    shown_edition(visitor, f"{houses.public}/en/")
    is_sound(visitor)
    visitor.get_by_role("combobox").fill("orum tekstil")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(re.compile("q=orum"))
    is_sound(visitor)
    visitor.locator("table a").first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(ORUM)
    is_sound(visitor)

    visitor.get_by_role("link", name="Downloads").click()
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="locations.csv").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    names = [row["name"] for row in csv.DictReader(io.StringIO(text))]
    assert sum(bool(ORUM.match(name)) for name in names) == 1
    assert not re.search("Noorderlicht|Zuiderkleding|Oosterhout", text)
