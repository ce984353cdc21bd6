"""What pages say to machines."""

import json
import re
from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import CONTENT, PARTICIPANTS, SCREEN

from akkoord.desk.publication.folder import write_edition


def page(site, path):
    return site.get(path).content.decode()


def nodes(body):
    (text,) = re.findall(r'<script type="application/ld\+json">(.+?)</script>', body)
    graph = json.loads(text)
    return {node["@type"]: node for node in graph.get("@graph", [graph])}


def test_first_page_names_site_publisher_and_list_in_the_language_of_the_reader(site, edition):
    found = nodes(page(site, "/nl/"))

    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        "http://localhost:8001/nl/locations/?q={name}"
    )
    assert found["Organization"]["name"] == found["Dataset"]["publisher"]["name"] == "Convenant textiel"
    assert found["Dataset"]["name"] == "Productielocaties van Convenant textiel, editie 3"
    assert found["Dataset"]["inLanguage"] == ["nl"]


def test_page_of_downloads_names_every_file_with_its_checksum(site, edition, editions_dir):
    found = nodes(page(site, "/en/downloads/"))["Dataset"]
    files = {each["contentUrl"]: each["sha256"] for each in found["distribution"]}

    stated = dict(
        reversed(line.split("  "))
        for line in (editions_dir / "textile/3/SHA256SUMS").read_text().splitlines()
    )
    base = "http://localhost:8001/editions/textile/3/"
    assert {name: files[base + name] for name in stated} == stated
    assert found["license"].startswith("https://creativecommons.org/")
    assert found["temporalCoverage"] == "2017-01-01/2017-12-31"


def test_linked_data_names_no_participant(site, edition):
    """What is said about the list and its places could name those who produce there: it does not."""
    assert PARTICIPANTS[0].name in page(site, "/en/participants/")

    for path in ("/en/", "/en/downloads/", f"/en/locations/{SCREEN.location_id}/"):
        said = json.dumps(nodes(page(site, path)))
        assert [each.name for each in PARTICIPANTS if each.name in said] == []


def test_linked_data_cannot_end_its_element(site, editions_dir):
    write_edition(replace(CONTENT, agreement_name="</script><b>"), editions_dir / "textile" / "3")
    body = page(site, "/en/")

    assert "</script><b>" not in body
    assert nodes(body)["Organization"]["name"] == "</script><b>"


@pytest.mark.parametrize(
    ("path", "canonical"),
    [
        ("/en/", "/en/"),
        ("/nl/locations/?country=BD&page=1&x=1", "/nl/locations/?country=BD"),
        ("/nl/locations/?page=2", "/nl/locations/?page=2"),
        (f"/de/locations/{SCREEN.location_id}/?utm=1", f"/de/locations/{SCREEN.location_id}/"),
    ],
)
def test_page_says_by_which_address_it_is_to_be_known(site, edition, path, canonical):
    body = page(site, path)
    links = dict(re.findall(r'hreflang="([\w-]+)" href="(http[^"]+)"', body))

    assert f'<link rel="canonical" href="http://localhost:8001{canonical}">' in body.replace("&amp;", "&")
    assert list(links) == ["en", "nl", "de", "fr", "x-default"]
    assert links["fr"] == f"http://localhost:8001/fr{canonical[3:]}"
    assert links["x-default"] == links["en"]
    assert "noindex" not in body


@pytest.mark.parametrize("path", ["/en/locations/?q=orum", "/en/nothing/", "/editions/textile/9/x"])
def test_searches_and_missing_pages_are_not_for_search_engines(site, edition, path):
    body = page(site, path)

    assert '<meta name="robots" content="noindex">' in body
    assert "canonical" not in body
