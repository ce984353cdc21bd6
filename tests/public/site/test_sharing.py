"""What a messenger shows of a link: title, sentence and a picture of our own, and nobody's secret."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image
from tests.desk.publication.edition_content import SCREEN
from tests.engine.disclosure.told import STORY_OF_RIMA

META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[^"]+|description)" content="([^"]*)">')
PAGES = ("", f"locations/{SCREEN.location_id}/", f"stories/{STORY_OF_RIMA.code}/", "stories/", "downloads/")
WANTED = {
    *("description", "og:title", "og:description", "og:url", "og:locale", "og:type", "og:site_name"),
    *("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt", "twitter:card"),
}


def preview(site, address):
    """Name → content of everything that a messenger reads; each stands once."""
    found = META.findall(site.get(address).content.decode())
    assert len(found) == len(dict(found))
    return dict(found)


@pytest.mark.parametrize("language", ["nl", "en", "de", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_page_has_a_whole_preview_with_the_same_picture(site, edition, settings, language, page):
    found = preview(site, f"/{language}/{page}")

    assert found.keys() == WANTED
    assert all(found.values())
    assert found["og:image"].startswith(f"{settings.SITE_URL}/static/akkoord/images/sharing")
    assert found["og:url"] == f"{settings.SITE_URL}/{language}/{page}"


def test_picture_is_ours_and_of_the_size_that_is_told(site, edition):
    content = Path(finders.find("akkoord/images/sharing.png")).read_bytes()

    assert len(content) < 30_000
    assert Image.open(BytesIO(content)).size == (1200, 630)


def test_preview_of_a_location_names_no_company(site, edition):
    names = [each["name"] for each in site.get("/api/v1/participants").json()["data"]]
    assert names

    found = preview(site, f"/en/locations/{SCREEN.location_id}/")

    assert found["og:title"] == SCREEN.name
    assert found["og:description"] == found["description"] == f"{SCREEN.name}, Dhaka, Bangladesh"
    assert [each for each in names if any(each in told for told in found.values())] == []


def test_preview_of_a_story_keeps_nothing_of_who_speaks(site, edition):
    found = preview(site, f"/en/stories/{STORY_OF_RIMA.code}/")
    told = " ".join(value for name, value in found.items() if name != "description")

    assert found["og:title"] == STORY_OF_RIMA.texts["en"].title
    assert [each.name for each in STORY_OF_RIMA.told_by if each.name in told] == []
    assert STORY_OF_RIMA.pictures[0].file not in told


def test_address_of_a_story_is_told_once(site, edition):
    page = site.get(f"/en/stories/{STORY_OF_RIMA.code}/").content.decode()

    assert page.count('rel="canonical"') == 1
