"""A reader finds a location while typing: by keyboard, with a screen reader, on a phone, on another site."""

import pytest
from tests.browser.conftest import PHONE, SCREEN, public_site_on
from tests.desk.publication.edition_content import CONTENT, ORUM

from akkoord.desk.publication.folder import write_edition

pytest.importorskip("playwright.sync_api")

SHOWN = "#suggestions:not([hidden]) [role=option]"


@pytest.fixture(scope="module")
def public_site(chromium, tmp_path_factory):
    """The public site with an edition of three locations."""
    folder = tmp_path_factory.mktemp("finding")
    write_edition(CONTENT, folder / "textile" / "3")
    with public_site_on(folder) as address:
        yield address


@pytest.mark.parametrize("size", [PHONE, SCREEN], ids=["phone", "screen"])
def test_a_suggestion_is_chosen_by_keyboard(visit, public_site, is_sound, size):
    page = visit()
    page.set_viewport_size(size)
    page.goto(f"{public_site}/nl/")
    field = page.locator("#q")
    field.press_sequentially("orum teks")
    page.wait_for_selector(SHOWN)
    assert page.locator("#suggested").text_content() == "Suggesties: 1"
    is_sound(page)

    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "suggestion-1"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(f"**/nl/locations/{ORUM.location_id}/")


def test_results_and_address_follow_what_is_typed_and_chosen(visit, public_site, is_sound):
    page = visit()
    page.goto(f"{public_site}/en/locations/")
    page.locator("#q").press_sequentially("tekstyl")
    page.wait_for_url("**/en/locations/?q=tekstyl")
    assert page.locator("#number").inner_text() == "1 production location"
    page.locator("#country").select_option("TR")
    page.wait_for_url("**/en/locations/?q=tekstyl&country=TR")
    assert page.locator("#found mark").all_text_contents() == ["TEKSTİL"]
    is_sound(page)

    page.locator("#found td a").click(delay=500)  # the results stand still under a pressed button
    page.wait_for_url(f"**/{ORUM.location_id}/")
    page.go_back()
    assert page.locator("#q").input_value() == "tekstyl"
    assert page.locator("#country").input_value() == "TR"


def test_the_list_is_searched_without_a_script(visit, public_site):
    page = visit(java_script_enabled=False)
    page.goto(f"{public_site}/en/")
    page.locator("#q").fill("orum")
    page.locator("form[role=search] button").click()
    assert page.locator("#number").inner_text() == "1 production location"


def test_the_box_finds_in_a_narrow_frame_of_another_site(visit, public_site, is_sound):
    page = visit()
    page.set_viewport_size({"width": 280, "height": 420})
    page.goto(f"{public_site}/fr/search-box/")
    page.locator("#q").press_sequentially("orum")
    page.wait_for_selector(SHOWN)
    is_sound(page)
    with page.context.expect_page() as opened:
        page.locator(SHOWN).click()
    opened.value.wait_for_url(f"**/fr/locations/{ORUM.location_id}/")
