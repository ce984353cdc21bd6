"""What search engines are told of the site: every public page, and nothing of time."""

import re
from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import CONTENT, large_content

from akkoord.desk.publication.folder import write_edition
from akkoord.engine.disclosure import CountryCount, PublicationMode
from akkoord.public.site import sitemaps


def addresses(site, path):
    answer = site.get(path)
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return re.findall(r"<loc>([^<]+)</loc>", answer.content.decode())


def test_every_location_stands_on_one_list_of_each_language(site, editions_dir, monkeypatch):
    monkeypatch.setattr(sitemaps, "AT_A_TIME", 10)
    content = large_content(25)
    write_edition(content, editions_dir / "textile" / "3")

    parts = addresses(site, "/sitemap.xml")
    listed = [address for part in parts for address in addresses(site, part)]

    assert len(parts) == 4 * 4
    assert len(listed) == len(set(listed)) == 4 * (25 + len(sitemaps.PAGES))
    for row in content.locations:
        assert f"http://localhost:8001/de/locations/{row.location_id}/" in listed
    assert [site.get(address).status_code for address in listed[:40]] == [200] * 40


def test_lists_say_nothing_of_time(site, edition):
    """A day beside a page would tell since when a location is on the list; the feed of editions has days."""
    assert b"2018-02-16" in site.get("/en/editions.atom").content

    for path in ("/sitemap.xml", "/sitemaps/en-0.xml", "/sitemaps/en-1.xml"):
        assert b"lastmod" not in site.get(path).content
        assert b"2018" not in site.get(path).content


def test_edition_of_counts_has_pages_only(site, editions_dir):
    counts = replace(
        CONTENT,
        mode=PublicationMode.COUNTRY_COUNTS,
        locations=(),
        redirects=(),
        countries=(CountryCount("BD", 12),),
    )
    write_edition(counts, editions_dir / "textile" / "3")

    assert len(addresses(site, "/sitemap.xml")) == 4
    assert site.get("/sitemaps/en-1.xml").status_code == 404


def test_while_nothing_is_published_there_are_pages(site):
    assert len(addresses(site, "/sitemap.xml")) == 4
    assert len(addresses(site, "/sitemaps/fr-0.xml")) == len(sitemaps.PAGES)


@pytest.mark.parametrize("part", ["xx-0", "en-2", "en-99999999", "en--1"])
def test_list_that_there_is_not(site, edition, part):
    assert site.get(f"/sitemaps/{part}.xml").status_code == 404


def test_robots_are_led_to_the_lists(site):
    text = site.get("/robots.txt").content.decode()

    assert "Sitemap: http://localhost:8001/sitemap.xml\n" in text
    assert "Disallow: /*?q=\n" in text
