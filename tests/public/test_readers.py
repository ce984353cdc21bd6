"""What is kept of a reader: nothing. What a reader's browser is made to ask of others: nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from tests.desk.publication.edition_content import large_content
from tests.public.test_permission_matrix import ADDRESSES, EDITION, answer

from akkoord.desk.publication.folder import write_edition

LOADING = {"src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "manifest"}
"""Attributes that make a browser ask by itself, or send what somebody typed."""
HARMLESS_LINKS = {"alternate", "canonical", "license"}
"""Links in the head that a browser does not follow by itself."""
PAGES = [name for name in ADDRESSES if ADDRESSES[name].startswith("/en/") and name != "feed"]
LANGUAGES = ["en", "nl", "de", "fr"]


class Asked(HTMLParser):
    """Gathers what a page makes a browser ask for, and what is written right into it."""

    def __init__(self):
        super().__init__()
        self.addresses, self.inline, self._within = [], [], ""

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.addresses += [found[name] for name in LOADING & found.keys() if found[name]]
        if tag in {"link", "image", "use"} and found.get("rel") not in HARMLESS_LINKS:
            self.addresses += [found[name] for name in ("href", "xlink:href") if found.get(name)]
        if tag == "meta" and found.get("http-equiv", "").lower() == "refresh":
            self.addresses.append(found["content"])
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        is_data = found.get("type") in {"application/json", "application/ld+json"}
        self._within = tag if tag in {"script", "style"} and not is_data else ""

    def handle_data(self, data):
        if self._within and data.strip():
            self.inline.append(self._within)

    def handle_endtag(self, tag):  # noqa: ARG002 - the parser's signature
        self._within = ""


def asked_by(html):
    reader = Asked()
    reader.feed(html)
    return reader


def is_own(address):
    return address.startswith(("/", "?", "#", "data:image/")) and not address.startswith("//")


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://elsewhere.example/a.png">',
        '<script src="//elsewhere.example/a.js"></script>',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<link rel="preconnect" href="https://elsewhere.example">',
        '<form action="https://elsewhere.example/"></form>',
        '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">',
        '<img srcset="https://elsewhere.example/a.png 2x">',
    ],
)
def test_what_asks_others_would_be_noticed(html):
    assert not all(is_own(address) for address in asked_by(html).addresses)


@pytest.mark.parametrize(
    "html", ['<p style="color:red">', "<script>1</script>", '<a onclick="x()">', "<style>a{}</style>"]
)
def test_what_is_written_into_a_page_would_be_noticed(html):
    assert asked_by(html).inline


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_asks_nothing_of_others(site, edition, name, language):
    html = site.get(ADDRESSES[name].replace("/en/", f"/{language}/", 1)).content.decode()
    asked = asked_by(html)

    assert asked.addresses or "<html" not in html
    assert [address for address in asked.addresses if not is_own(address)] == []
    assert asked.inline == []


@pytest.mark.parametrize("path", ["/en/", "/en/locations/", "/en/map/", "/en/nothing/", "/x"])
def test_page_without_an_edition_asks_nothing_of_others(site, path):
    asked = asked_by(site.get(path).content.decode())

    assert [address for address in asked.addresses if not is_own(address)] == []
    assert asked.inline == []


def test_style_sheets_ask_nothing_of_others():
    sheets = [path for name in ("akkoord/css", "akkoord/vendor") for path in every_file(name, ".css")]
    found = [
        address.strip("\"'")
        for sheet in sheets
        for address in re.findall(r"(?:url\(|@import\s+)([^)\s;]+)", sheet.read_text(encoding="utf-8"))
    ]

    assert len(sheets) > 5
    assert found
    assert [address for address in found if re.match(r"([a-z]+:)?//", address)] == []


def every_file(name, suffix):
    return Path(finders.find(name)).rglob(f"*{suffix}")


@pytest.mark.parametrize("name", ADDRESSES)
def test_answer_keeps_nothing_with_the_reader(site, edition, name):
    _, headers, cookies, _ = answer(site, "GET", ADDRESSES[name], {})

    assert (cookies, "Set-Cookie" in headers) == ({}, False)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith(("default-src 'self'", "default-src 'none'"))
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_only_what_is_for_programs_is_for_other_sites(site, edition):
    headers = {name: answer(site, "GET", path, {})[1] for name, path in ADDRESSES.items()}
    open_to_others = {
        name for name, told in headers.items() if told["Cross-Origin-Resource-Policy"] == "cross-origin"
    }
    assert open_to_others == {
        name for name, path in ADDRESSES.items() if path.startswith(("/api/", "/editions/"))
    }


@pytest.mark.parametrize("is_encrypted", [True, False])
def test_browser_is_told_to_stay_with_encryption(site, edition, settings, is_encrypted):
    settings.SECURE_HSTS_SECONDS = 31536000 if is_encrypted else 0
    page = site.get("/en/", secure=is_encrypted)

    assert page.has_header("Strict-Transport-Security") is is_encrypted


@pytest.mark.parametrize(
    "hidden", ["textile/.unfinished-7/locations.csv", "textile/3/.hidden", "textile/participants.csv"]
)
def test_what_is_hidden_answers_like_what_is_not_there(site, edition, editions_dir, hidden):
    path = editions_dir / hidden
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.write_text("not for readers")
    asked, nothing = f"/editions/{hidden}", f"/editions/{hidden}"[:-1] + "x"
    hidden_answer, no_answer = site.get(asked), site.get(nothing)

    assert hidden_answer.status_code == 404
    assert hidden_answer.content.replace(asked.encode(), b"") == no_answer.content.replace(
        nothing.encode(), b""
    )
    assert dict(hidden_answer.headers) == dict(no_answer.headers)


def test_page_with_everything_is_small(site, editions_dir):
    write_edition(large_content(2000), editions_dir / "textile" / "3")
    for path in ("/en/", "/de/locations/?q=star", "/fr/map/list/", "/nl/downloads/", "/en/api/"):
        page = site.get(path)
        assert (page.status_code, len(page.content) < 100_000) == (200, True), path
    assert site.get(EDITION).status_code == 200
