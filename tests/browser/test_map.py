"""A reader looks around on the map: by mouse, by keyboard, by the list beside it, and without a script."""

import json
from dataclasses import replace

import pytest
from tests.browser.conftest import PHONE, public_site_on
from tests.desk.publication.edition_content import CONTENT, NO_POINT, ORUM, SCREEN

from akkoord.desk.publication.folder import write_edition

pytest.importorskip("playwright.sync_api")

MAP = "[data-map][data-ready]"
IN_TOWN = [
    replace(SCREEN, location_id=f"BD{number}C2V4N6Q8W", name=f"Mill {number} Ltd.", lat=22.34, lng=91.83)
    for number in range(3)
]


@pytest.fixture(scope="module")
def public_site(chromium, tmp_path_factory):
    """The public site in a process of its own, with an edition of six locations."""
    folder = tmp_path_factory.mktemp("map")
    write_edition(replace(CONTENT, locations=(SCREEN, *IN_TOWN, ORUM, NO_POINT)), folder / "textile" / "3")
    with public_site_on(folder) as address:
        yield address


def listed(page):
    return page.locator(".map-list li div a").all_text_contents()


def wait_for_list(page, names):
    page.wait_for_function(
        "names => names === JSON.stringify("
        "[...document.querySelectorAll('.map-list li div a')].map(each => each.textContent))",
        arg=json.dumps(names, separators=(",", ":"), ensure_ascii=False),
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_list_and_map_keep_in_step(visit, public_site, is_sound, language):
    page = visit()
    page.goto(f"{public_site}/{language}/map/")
    page.wait_for_selector(MAP)
    assert listed(page) == [SCREEN.name, *(each.name for each in IN_TOWN), ORUM.name]
    is_sound(page)

    page.locator(f"li[data-id='{ORUM.location_id}'] [data-show]").click()
    wait_for_list(page, [ORUM.name])
    assert (
        page.locator(".maplibregl-popup a").get_attribute("href").endswith(f"/locations/{ORUM.location_id}/")
    )
    assert f"chosen={ORUM.location_id}" in page.url

    page.reload()
    page.wait_for_selector(MAP)
    wait_for_list(page, [ORUM.name])
    assert page.locator("li[aria-current]").get_attribute("data-id") == ORUM.location_id


def test_a_mark_of_one_town_opens_as_a_list(visit, public_site):
    page = visit()
    page.goto(f"{public_site}/en/map/?box=91.63,22.2,92.03,22.48")
    page.wait_for_selector(MAP)

    page.locator(".map__canvas canvas").click()  # the mark of the town is near the middle
    page.wait_for_selector(".maplibregl-popup")
    assert "3 locations at one point" in page.locator(".maplibregl-popup").text_content()
    wait_for_list(page, [each.name for each in IN_TOWN])
    assert page.url.endswith("?box=91.83,22.34")


def test_the_map_is_moved_by_keyboard(visit, public_site):
    page = visit()
    page.goto(f"{public_site}/en/map/?box=90,23,91,24")
    page.wait_for_selector(MAP)
    wait_for_list(page, [SCREEN.name])

    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(400)
    wait_for_list(page, [])
    assert page.get_by_role("status").text_content().startswith("0")


def test_nothing_is_asked_of_anybody_else(visit, public_site):
    page, asked = visit(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{public_site}/en/map/")
    page.wait_for_selector(MAP)

    assert [url for url in asked if not url.startswith((public_site, "blob:", "data:"))] == []


def test_without_a_script_there_are_picture_and_list(visit, public_site):
    page = visit(java_script_enabled=False)
    page.goto(f"{public_site}/en/map/")

    assert page.locator("svg.world").is_visible()
    assert listed(page)[0] == SCREEN.name
    page.locator("[data-show]").first.click()
    assert f"chosen={SCREEN.location_id}" in page.url


def test_by_night_and_on_a_phone(visit, public_site, is_sound):
    page = visit(color_scheme="dark")
    page.set_viewport_size(PHONE)
    page.goto(f"{public_site}/en/map/")
    page.wait_for_selector(MAP)
    is_sound(page)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_other_pages_of_the_list_are_sound(visit, public_site, is_sound, language):
    page = visit()

    for address in ("", "locations/", f"locations/{SCREEN.location_id}/", "numbers/", "downloads/", "about/"):
        page.goto(f"{public_site}/{language}/{address}")
        is_sound(page)


def test_pages_of_the_list_read_from_right_to_left(visit, public_site):
    page = visit()
    page.set_viewport_size(PHONE)
    for address in ("", "map/", f"locations/{SCREEN.location_id}/", "numbers/", "downloads/"):
        page.goto(f"{public_site}/en/{address}")
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def test_an_identifier_is_copied(visit, public_site):
    page = visit()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=public_site)
    page.goto(f"{public_site}/en/locations/{SCREEN.location_id}/")

    page.get_by_role("button", name="Copy Identifier").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == SCREEN.location_id
