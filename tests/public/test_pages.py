"""The pages of the public site."""

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest
from tests.desk.publication.edition_content import CONTENT, COUNTS, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder import take_away, write_edition

PAGES = [
    "",
    "locations/",
    f"locations/{SCREEN.location_id}/",
    "map/",
    "downloads/",
    "numbers/",
    "participants/",
    "about/",
]
LETTERS = ["akkoord-sans-latin-wght-normal", "akkoord-serif-latin-wght-normal"]
"""The fonts that a page in English loads."""


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_page_is_shown_in_every_language(site, edition, page, language):
    answer = site.get(f"/{language}/{page}")

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("page", PAGES)
def test_page_sets_no_cookie_and_strict_headers(site, edition, page):
    answer = site.get(f"/en/{page}")

    assert not answer.cookies
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_page_loads_nothing_from_elsewhere(site, edition, page):
    body = site.get(f"/en/{page}").content.decode()

    assert re.findall(r'(?:src|action)="(?:https?:)?//', body) == []
    assert re.findall(r'<link rel="(?!canonical|alternate)[^>]+href="https?:', body) == []


def test_first_page_with_all_that_it_loads_is_small(site, edition):
    def size(address):
        answer = site.get(address, headers={"accept-encoding": "gzip"})
        content = answer.getvalue() if answer.streaming else answer.content
        answer.close()
        return len(content)

    body = site.get("/en/").content.decode()
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', body)
    loaded = [each for each in named if not each.endswith(".woff2")]
    letters = [f"/static/akkoord/vendor/fonts/{name}.woff2" for name in LETTERS]

    assert size("/en/") + sum(map(size, [*loaded, *letters])) < 60_000


@pytest.mark.parametrize(("accepted", "sent"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("", None)])
def test_large_scripts_are_sent_in_the_smallest_form_that_the_browser_takes(site, accepted, sent):
    address = "/static/akkoord/vendor/maplibre/maplibre-gl-csp.js"
    answer = site.get(address, headers={"accept-encoding": accepted})

    assert answer.headers.get("Content-Encoding") == sent
    assert "Accept-Encoding" in answer["Vary"]
    answer.close()


def test_style_sheets_are_compressed_and_files_of_editions_are_not(site, edition):
    accepting = {"accept-encoding": "gzip"}
    style, file = (
        site.get(address, headers=accepting)
        for address in ("/static/akkoord/css/page.css", "/editions/textile/3/locations.csv")
    )
    assert style["Content-Encoding"] == "gzip"
    assert not file.has_header("Content-Encoding")
    style.close()
    file.close()


def test_start_leads_to_the_language_of_the_browser(site, edition):
    answer = site.get("/", headers={"accept-language": "nl,en;q=0.5"})

    assert (answer.status_code, answer["Location"]) == (302, "/nl/")


@pytest.mark.parametrize(
    "page", ["", "locations/", "locations/BD7K2M9PQ4A/", "map/", "downloads/", "participants/"]
)
def test_page_says_so_while_nothing_is_published(site, page):
    answer = site.get(f"/en/{page}")

    assert answer.status_code == 200
    assert "No edition published yet" in answer.content.decode()


def test_results_find_another_spelling(site, edition):
    body = site.get("/en/locations/", {"q": "st screen"}).content.decode()

    assert SCREEN.location_id in body
    assert ORUM.location_id not in body


def test_results_escape_what_was_typed(site, edition):
    body = site.get("/en/locations/", {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in body


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=99999999999",
        "country=zzz",
        "country=%00",
        "q=%00",
        "q=" + "é" * 3000,
    ],
)
def test_results_take_nonsense(site, edition, query):
    assert site.get(f"/en/locations/?{query}").status_code == 200


def test_results_have_pages(site, editions_dir):
    write_edition(large_content(60), editions_dir / "textile" / "3")

    second = site.get("/en/locations/?page=2").content.decode()

    assert "Page 2 of 3" in second
    assert 'rel="prev" href="/en/locations/"' in second
    assert 'rel="next" href="/en/locations/?page=3"' in second


def test_location_page_shows_the_public_fields(site, edition):
    body = site.get(f"/en/locations/{SCREEN.location_id}/").content.decode()

    for text in (
        SCREEN.name,
        SCREEN.local_name,
        "ST Print House",
        SCREEN.address,
        SCREEN.os_id,
        "Bangladesh",
    ):
        assert text in body
    assert "edition 3 of 16 February 2018" in body


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Agreement on Textile"), ("nl", "Convenant textiel"), ("de", "Agreement on Textile")],
)
def test_home_names_the_agreement_for_the_reader(site, edition, language, name):
    assert name in site.get(f"/{language}/").content.decode()


def test_participants_page_shows_names_and_dates(site, edition):
    english = site.get("/en/participants/").content.decode()
    dutch = site.get("/nl/participants/").content.decode()

    assert "Brand One" in english
    assert "participating company" in english
    assert "4 July 2016" in english
    assert "deelnemend bedrijf" in dutch
    assert "Bloem, Zon &amp; Zee" in english
    assert 'href="https://www.example.com/chain" rel="noopener noreferrer nofollow"' in english
    assert "vakbond" in dutch
    assert "2 participants" in english


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("?name=zon", ["Brand One"]),
        ("?name=BRAND", ["Brand One"]),
        ("?name=nobody", []),
        ("?order=since", ["Union of Weavers", "Brand One"]),
        ("?order=role", ["Brand One", "Union of Weavers"]),
        ("?order=nonsense", ["Brand One", "Union of Weavers"]),
        ("?name=%00&order=%27", ["Brand One", "Union of Weavers"]),
    ],
)
def test_participants_are_searched_and_sorted(site, edition, asked, shown):
    page = site.get(f"/en/participants/{asked}").content.decode()
    cells = re.findall(r'<td data-label="Name"><bdi>([^<]+)</bdi></td>', page)
    assert cells == shown


def test_home_counts_those_who_take_part_today(site, edition):
    assert re.search(r"2</span>\s*<span[^>]*>participants", site.get("/en/").content.decode())


def test_an_address_that_is_not_https_is_no_link(site, edition, editions_dir):
    path = editions_dir / "textile" / "participants.csv"
    path.write_text(path.read_text().replace("https://www.example.com/chain", "javascript:alert(1)"))
    assert "javascript" not in site.get("/en/participants/").content.decode()


def test_a_list_of_an_earlier_release_is_still_read(site, edition, editions_dir):
    path = editions_dir / "textile" / "participants.csv"
    path.write_text("name,role,since\nOld One,signatory,2016-07-04\n")
    assert "Old One" in site.get("/en/participants/").content.decode()


def test_merged_identifier_leads_to_its_successor(site, edition):
    answer = site.get("/en/locations/BD0000000XX/")

    assert (answer.status_code, answer["Location"]) == (301, f"/en/locations/{SCREEN.location_id}/")


@pytest.mark.parametrize(
    "path", ["/en/locations/BD9999999ZZ/", "/en/nothing/", "/editions/textile/3/SECRET", "/x"]
)
def test_what_is_not_here_answers_alike(site, edition, path):
    answer = site.get(path)

    assert answer.status_code == 404
    assert "This page is not here" in answer.content.decode()


def test_download_is_the_file_itself_and_may_be_kept(site, edition, editions_dir):
    answer = site.get("/editions/textile/3/locations.csv")
    content = b"".join(answer.streaming_content)

    assert content == (editions_dir / "textile" / "3" / "locations.csv").read_bytes()
    assert answer["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == 'attachment; filename="textile-3-locations.csv"'


@pytest.mark.parametrize(
    "path", ["/editions/textile/3/../../secret", "/editions/../3/locations.csv", "/editions/textile/3/%2e%2e"]
)
def test_download_gives_no_other_file(site, edition, editions_dir, path):
    (editions_dir.parent / "secret").write_text("hidden")

    assert site.get(path).status_code == 404


def test_pages_are_compressed_and_files_are_not(site, edition):
    accepting = {"accept-encoding": "gzip"}

    assert site.get("/en/", headers=accepting)["Content-Encoding"] == "gzip"
    file = site.get("/editions/textile/3/locations.csv", headers=accepting)
    assert not file.has_header("Content-Encoding")
    file.close()


def test_page_is_asked_for_once_per_edition(site, edition, editions_dir):
    tag = site.get("/en/")["ETag"]

    assert site.get("/en/", headers={"if-none-match": tag}).status_code == 304
    write_edition(replace(CONTENT, number=4), editions_dir / "textile" / "4")
    assert site.get("/en/", headers={"if-none-match": tag}).status_code == 200


def test_page_is_asked_for_again_when_an_earlier_edition_is_withdrawn(site, edition, editions_dir):
    write_edition(replace(CONTENT, number=4, dated=date(2019, 1, 1)), editions_dir / "textile" / "4")
    tag = site.get("/en/downloads/")["ETag"]
    assert site.get("/en/downloads/", headers={"if-none-match": tag}).status_code == 304

    take_away(editions_dir / "textile" / "3", reason="A home stood on it.", on=date(2019, 3, 1))

    assert site.get("/en/downloads/", headers={"if-none-match": tag}).status_code == 200


def test_search_is_not_kept_by_others(site, edition):
    assert site.get("/en/locations/?q=screen")["Cache-Control"] == "private, no-cache"
    assert site.get("/en/locations/")["Cache-Control"] == "public, max-age=300"


def test_new_edition_is_noticed(site, edition, editions_dir):
    assert "edition 3" in site.get("/en/").content.decode()
    write_edition(replace(CONTENT, number=4), editions_dir / "textile" / "4")
    assert "edition 4" in site.get("/en/").content.decode()
    assert "Edition 3" in site.get("/en/downloads/").content.decode()


@pytest.mark.parametrize("fault", ["altered", "unfinished"])
def test_edition_that_is_not_whole_is_not_shown(site, edition, editions_dir, fault):
    write_edition(replace(CONTENT, number=4), editions_dir / "textile" / "4")
    if fault == "altered":
        (editions_dir / "textile" / "4" / "locations.csv").write_text("tampered")
    else:
        (editions_dir / "textile" / "4").rename(editions_dir / "textile" / ".unfinished-00")

    assert "edition 3" in site.get("/en/").content.decode()


def test_withdrawn_edition_is_gone_with_its_reason(site, editions_dir, edition):
    address = "/editions/textile/3/locations.csv"
    assert b"".join(site.get(address).streaming_content).startswith(b"location_id")

    take_away(editions_dir / "textile" / "3", reason="A home stood on it.", on=date(2018, 3, 1))

    answer = site.get(address)
    assert answer.status_code == 410
    assert "A home stood on it." in answer.content.decode()
    assert site.get("/editions/textile/3/SHA256SUMS.sig").status_code == 410
    write_edition(replace(CONTENT, number=5), editions_dir / "textile" / "5")
    assert "Edition 3, withdrawn on 1 March 2018: A home stood on it." in " ".join(
        site.get("/en/downloads/").content.decode().split()
    )
    assert site.get("/editions/textile/4/locations.csv").status_code == 404


def test_edition_of_counts_shows_no_location(site, editions_dir):
    write_edition(COUNTS, editions_dir / "textile" / "3")

    for page in ["", "locations/", "map/", f"locations/{SCREEN.location_id}/"]:
        body = site.get(f"/en/{page}").content.decode()
        assert "Bangladesh" in body
        assert "few" in body.lower()
        assert SCREEN.name not in body


def test_pages_take_no_writing(site, edition):
    assert [site.post(f"/en/{page}").status_code for page in PAGES] == [405] * len(PAGES)
