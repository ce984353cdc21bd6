"""The page of one location."""

import json
import re
from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import CONTENT, NO_POINT, ORUM, SCREEN

from akkoord.desk.publication.folder import write_edition


def page_of(site, row, language="en"):
    return site.get(f"/{language}/locations/{row.location_id}/").content.decode()


def linked_data(body):
    return json.loads(re.findall(r'<script type="application/ld\+json">(.+?)</script>', body)[0])


def test_linked_data_is_the_place_and_nothing_of_a_company(site, edition):
    place = linked_data(page_of(site, SCREEN))

    assert place["@type"] == "Place"
    assert place["name"] == SCREEN.name
    assert place["@id"] == f"http://localhost:8001/en/locations/{SCREEN.location_id}/"
    assert set(place) == {"@context", "@type", "@id", "name", "alternateName", "identifier", "address", "geo"}


def test_a_name_does_not_end_the_script_it_stands_in(site, editions_dir):
    row = replace(SCREEN, name="</script><script>alert(1)</script> & Sons")
    write_edition(replace(CONTENT, locations=(row,), redirects=()), editions_dir / "textile" / "3")

    body = page_of(site, row)

    assert "<script>alert" not in body
    assert linked_data(body)["name"] == row.name


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (SCREEN, "The point shows the site, rounded to about 100 metres."),
        (ORUM, "The point shows the middle of the town, not the site."),
        (NO_POINT, "Not on the map: its town is not known."),
    ],
)
def test_precision_stands_in_words(site, edition, row, words):
    assert words in page_of(site, row)


def test_the_page_leads_to_the_map_where_there_is_a_point(site, edition):
    assert f'href="/en/map/?chosen={ORUM.location_id}"' in page_of(site, ORUM)
    assert "?chosen=" not in page_of(site, NO_POINT)


def test_links_out_tell_nothing_and_ask_nothing(site, edition):
    assert re.findall(r'<a[^>]+opensupplyhub[^>]+rel="([^"]+)"', page_of(site, SCREEN)) == [
        "noopener noreferrer nofollow"
    ]


def test_the_page_leads_to_the_location_for_programs(site, edition):
    (address,) = re.findall(r'href="(/api/[^"]+)">JSON', page_of(site, SCREEN))

    assert site.get(address).status_code == 307


def test_a_location_that_left_answers_like_one_that_never_was(site, edition, editions_dir):
    write_edition(
        replace(CONTENT, number=4, locations=(SCREEN,), redirects=()), editions_dir / "textile" / "4"
    )

    left = site.get(f"/en/locations/{ORUM.location_id}/")
    never = site.get("/en/locations/TR9999999ZZ/")

    assert (left.status_code, never.status_code) == (404, 404)
    assert left.content.replace(ORUM.location_id.encode(), b"") == never.content.replace(b"TR9999999ZZ", b"")


def test_the_page_does_not_say_since_when(site, edition, editions_dir):
    both = page_of(site, SCREEN)
    write_edition(replace(CONTENT, number=2, locations=(ORUM,), redirects=()), editions_dir / "textile" / "2")

    assert page_of(site, SCREEN) == both
