"""A browser that looks at every page of the public site: it asks nobody else, and keeps nothing."""

import re
from urllib.parse import urlsplit

import pytest
from tests.browser.test_map import MAP, public_site  # noqa: F401 - a fixture
from tests.desk.publication.edition_content import SCREEN

pytest.importorskip("playwright.sync_api")

PAGES = [
    "/",
    "/locations/?q=screen",
    f"/locations/{SCREEN.location_id}/",
    "/map/",
    "/downloads/",
    "/participants/",
    "/results/",
    "/about/",
    "/api/",
    "/nothing-of-this-name/",
]
KEPT = "[document.cookie, localStorage.length, sessionStorage.length]"


@pytest.fixture
def asked_for(visit):
    """A window, and the hosts that it asked."""
    page, hosts = visit(), set()
    page.context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    return page, hosts


def test_what_a_page_keeps_would_be_noticed(visit, public_site):  # noqa: F811
    page = visit()
    page.goto(f"{public_site}/en/about/")
    page.evaluate("sessionStorage.setItem('searched', 'a private word')")
    page.goto(f"{public_site}/health/")

    assert page.evaluate(KEPT) == ["", 0, 1]


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_browser_asks_nobody_else_and_keeps_nothing(asked_for, public_site, language):  # noqa: F811 - a fixture
    page, hosts = asked_for
    for address in PAGES:
        page.goto(f"{public_site}/{language}{address}")
        if address == "/map/":
            page.wait_for_selector(MAP)
        page.wait_for_load_state("networkidle")
        page.goto(f"{public_site}/health/")  # the same window and site, without a script of ours
        assert page.evaluate(KEPT) == ["", 0, 0], address

    assert {host for host in hosts if host} == {urlsplit(public_site).netloc}
    assert page.context.cookies() == []


def test_browser_that_asks_somebody_else_would_be_noticed(browser, public_site):  # noqa: F811
    """A page that tries is refused by the policy of the site, and the try is seen."""
    page, complaints = browser.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{public_site}/en/about/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/pixel'}))")
    page.wait_for_timeout(200)
    page.close()

    assert any(re.search(r"elsewhere\.example.*violates", text, re.DOTALL) for text in complaints)
