"""A company with a file for each brand: added, uploaded again, taken out, with and without scripts."""

import re

import pytest
from tests.browser.conftest import words_of

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=30_000)

HEADER = "Name,Address,City,Country\n"
NORTH = HEADER + 'Sunrise Garments Ltd,"Plot 12, Road 3, DEPZ","Savar, Dhaka",Bangladesh\n'
SOUTH = HEADER + 'Ningbo Hailong Fashion,"88 Xingye Road, Yinzhou",Ningbo,China\n'
BETTER = SOUTH + "Malhas do Ave Lda,Rua Nova 12 e 14,Guimarães,Portugal\n"


@pytest.fixture
def files(tmp_path):
    for name, content in (("north.csv", NORTH), ("south.csv", SOUTH), ("better.csv", BETTER)):
        (tmp_path / name).write_text(content)
    return tmp_path


@pytest.mark.parametrize(("language", "scripts"), [("en", False), ("nl", True)])
def test_files_of_two_brands_become_one_list(sign_in, houses, is_sound_once, files, language, scripts):
    _ = words_of(language)
    page = sign_in("oost", language=language, java_script_enabled=scripts)
    page.goto(f"{houses.desk}/company/")
    page.locator("main a[href$='/upload/']").first.click()
    page.locator("input[type=file]").set_input_files(files / "north.csv")
    page.get_by_role("button", name=_("Upload"), exact=True).click()
    page.wait_for_url(re.compile(r"/company/lists/[^/]+/$"))
    page.get_by_role("link", name=_("Add a file")).click()
    is_sound_once(page)
    page.locator("input[type=file]").set_input_files(files / "south.csv")
    page.get_by_label(_("For which brand is this file?")).fill("Zuiderzon")
    page.get_by_role("button", name=_("Add this file")).click()
    expect(page.locator("#files tbody tr")).to_have_count(2)
    expect(page.locator("#files")).to_contain_text("Zuiderzon")
    is_sound_once(page)
    page.locator("#files tr", has_text="south.csv").locator("a[href*='/files/']").click()
    is_sound_once(page)
    page.locator("input[type=file]").set_input_files(files / "better.csv")
    page.get_by_role("button", name=_("Put it in the place of this file")).click()
    expect(page.locator("#files tr", has_text="south.csv").locator(".number")).to_have_text("2")
    page.locator("#files tr", has_text="south.csv").locator("a[href*='/files/']").click()
    page.locator("input[name=sure]").check()
    page.get_by_role("button", name=_("Take it out")).click()
    expect(page.locator("#files tbody tr")).to_have_count(1)
