"""The map and the list beside it."""

import json
import re

import pytest
from tests.desk.publication.edition_content import NO_POINT, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder import write_edition

BANGLADESH = "88,20,93,27"


def names_in(answer):
    return re.findall(r'<div><a href="[^"]+">([^<]+)</a>', answer.content.decode())


def test_the_whole_map_lists_every_location_with_a_point(site, edition):
    answer = site.get("/en/map/")

    assert names_in(answer) == [SCREEN.name, ORUM.name]
    assert NO_POINT.name.removeprefix("=") not in "".join(names_in(answer))
    assert "<strong>2</strong> production locations on the map" in answer.content.decode()


@pytest.mark.parametrize("page", ["map/", "map/list/"])
def test_a_part_of_the_map_lists_what_lies_there(site, edition, page):
    answer = site.get(f"/en/{page}", {"box": BANGLADESH})

    assert names_in(answer) == [SCREEN.name]
    assert "production location in this part of the map" in answer.content.decode()


def test_one_place_lists_what_lies_exactly_there(site, edition):
    assert names_in(site.get("/en/map/list/", {"box": f"{ORUM.lng},{ORUM.lat}"})) == [ORUM.name]


def test_a_part_without_a_location_says_so(site, edition):
    assert "No location of the list lies here." in site.get("/en/map/list/?box=0,0,1,1").content.decode()


def test_the_map_leads_to_the_tiles_of_this_edition(site, edition):
    body = site.get("/en/map/").content.decode()
    (tiles,) = re.findall(r'data-tiles="([^"]+)"', body)

    answer = site.get(tiles, headers={"range": "bytes=0-6"})
    assert answer.getvalue() == b"PMTiles"


def test_the_map_points_out_what_was_chosen(site, edition):
    body = site.get("/en/map/", {"chosen": SCREEN.location_id.lower()}).content.decode()
    about = json.loads(re.findall(r'id="about-map"[^>]*>(.+?)</script>', body)[0])

    assert about["chosen"] == {"id": SCREEN.location_id, "name": SCREEN.name, "lng": 90.411, "lat": 23.811}
    assert re.findall(r'aria-current="true" data-place="90.411,23.811"', body)


@pytest.mark.parametrize("chosen", ["BD9999999ZZ", "<script>", "x" * 500, NO_POINT.location_id])
def test_nothing_is_pointed_out_that_has_no_point(site, edition, chosen):
    body = site.get("/en/map/", {"chosen": chosen}).content.decode()

    assert json.loads(re.findall(r'id="about-map"[^>]*>(.+?)</script>', body)[0])["chosen"] is None


@pytest.mark.parametrize("query", ["box=x", "box=%00", "box=91,24,90", "page=-1", "page=99999", "chosen=%00"])
def test_the_map_takes_nonsense(site, edition, query):
    assert site.get(f"/en/map/?{query}").status_code == 200
    assert site.get(f"/en/map/list/?{query}").status_code == 200


def test_the_list_of_a_part_has_pages_that_keep_the_part(site, editions_dir):
    write_edition(large_content(45), editions_dir / "textile" / "3")

    body = site.get("/en/map/list/", {"box": BANGLADESH, "page": 2}).content.decode()

    assert "Page 2 of 3" in body
    assert 'rel="next" href="/en/map/?box=88,20,93,27&amp;page=3"' in body


def test_countries_stand_in_the_picture_without_javascript(site, edition):
    assert "<title>Bangladesh: 1</title>" in site.get("/en/map/").content.decode()


def test_an_edition_of_an_earlier_release_has_its_picture_and_list(site, edition, editions_dir):
    folder = editions_dir / "textile" / "3"
    (folder / "locations.pmtiles").unlink()
    lines = (folder / "SHA256SUMS").read_text().splitlines(keepends=True)
    (folder / "SHA256SUMS").write_text("".join(line for line in lines if "pmtiles" not in line))

    answer = site.get("/en/map/")

    assert names_in(answer) == [SCREEN.name, ORUM.name]
    assert "data-tiles" not in answer.content.decode()
