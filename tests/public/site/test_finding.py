"""The pages that find a location."""

import re
from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import CONTENT, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder import write_edition


def test_results_mark_what_was_typed_and_say_how_many(site, edition):
    body = site.get("/en/locations/", {"q": "scree"}).content.decode()

    assert "S.T. <mark>Scree</mark>n Printing Ltd." in body
    assert '<p role="status" id="number"><strong>1</strong> production location</p>' in body


def test_results_ask_what_was_meant(site, edition):
    body = site.get("/en/locations/", {"q": "orum tekstyl", "country": "TR"}).content.decode()

    assert 'Did you mean: <a href="/en/locations/?q=orum+tekstil&amp;country=TR">orum tekstil</a>' in body


def test_results_offer_what_the_list_has(site, editions_dir):
    rows = (
        replace(SCREEN, processes=("MK2",), products=()),
        replace(ORUM, region="Marmara", processes=(), products=()),
    )
    write_edition(replace(CONTENT, locations=rows), editions_dir / "textile" / "3")

    everywhere = site.get("/nl/locations/").content.decode()
    in_turkey = site.get("/nl/locations/?country=TR").content.decode()

    assert '<optgroup label="het product maken">' in everywhere
    assert '<option value="MK2">naaien (1)</option>' in everywhere
    assert 'name="region"' not in everywhere
    assert 'name="product"' not in everywhere
    assert '<option value="Marmara">Marmara (1)</option>' in in_turkey


def test_a_choice_that_leaves_nothing_can_be_seen_and_taken_back(site, edition):
    body = site.get("/en/locations/", {"q": "orum", "country": "BD", "process": "MK2"}).content.decode()

    assert '<option value="BD" selected>Bangladesh (0)</option>' in body
    assert '<option value="MK2" selected>sewing garments (0)</option>' in body
    assert 'href="/en/locations/?q=orum">Without these choices' in body


@pytest.mark.parametrize(
    "query", ["region=x", "process=%00", "process=" + "x" * 999, "product=%3Cb%3E", "country=B"]
)
def test_nonsense_is_read_as_if_it_were_not_there(site, edition, query):
    assert "<strong>3</strong>" in site.get(f"/en/locations/?{query}").content.decode()


def test_pages_of_results_keep_the_choice(site, editions_dir):
    write_edition(large_content(1500), editions_dir / "textile" / "3")
    body = site.get("/en/locations/", {"q": "knit", "country": "BD"}).content.decode()

    following = re.search(r'rel="next" href="([^"]+)"', body)[1]

    assert following == "/en/locations/?q=knit&amp;country=BD&amp;page=2"


def test_while_somebody_types_only_the_list_comes_and_the_address_follows(site, edition):
    answer = site.get("/en/locations/found/", {"q": "scree", "country": "", "process": ""})
    body = answer.content.decode()

    assert answer["HX-Replace-Url"] == "/en/locations/?q=scree"
    assert answer["Cache-Control"] == "private, no-cache"
    assert [part in body for part in ('id="found"', 'id="filters"', 'id="number"', "<html")] == [True] * 3 + [
        False
    ]


def test_suggestions_are_options_with_the_name_by_which_they_were_found(site, edition):
    body = site.get("/en/locations/suggestions/", {"q": "print ho"}).content.decode()

    assert body.count('role="option"') == 1
    assert f'data-href="/en/locations/{SCREEN.location_id}/"' in body
    assert "ST <mark>Print</mark> <mark>Ho</mark>use" in body


@pytest.mark.parametrize("text", ["", "zzzzzz", "*"])
def test_suggestions_of_nothing_are_empty(site, edition, text):
    assert site.get("/en/locations/suggestions/", {"q": text}).content.strip() == b""


def test_only_the_search_box_may_stand_in_other_sites(site, edition):
    box, other = site.get("/nl/search-box/"), site.get("/nl/")

    assert "frame-ancestors *" in box["Content-Security-Policy"]
    assert not box.has_header("X-Frame-Options")
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"
    assert not box.cookies
    assert len(box.content) < 4_000


def test_the_lines_for_other_sites_name_the_box(site, edition):
    assert '&lt;iframe src="http://testserver/fr/search-box/"' in site.get("/fr/use/").content.decode()
