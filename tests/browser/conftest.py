"""A real desk and a real public site, each a process of its own, and a Chromium that visits them."""

import email
import gettext
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import akkoord.project

HERE = Path(__file__).resolve().parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM_OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--use-angle=swiftshader"]
PASSWORD = "correct horse battery"
PHONE, SCREEN = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
CATALOGUES = Path(akkoord.project.__file__).parent / "locale"
START_SECONDS = 60
WAIT_FOR_LETTER = 60
"""Seconds, like the line above."""
HARMLESS = re.compile(
    r"GPU stall|GroupMarkerNotSet|Failed to load resource: .* (404|409|410|422)"
    r"|\.woff2 was preloaded using link preload but not used"
)
"""What a browser without a graphics card, a page that says no, or a window behind another, whose
letters are not drawn yet, writes to its console."""

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
VIOLATIONS = """(rules) => axe.run({runOnly: rules, resultTypes: ["violations"]})
    .then((it) => it.violations.map((each) => [each.id, each.help, ...each.nodes.map((on) => on.html)]))"""
"""Only what is wrong: to tell of all that is right takes axe longer than to look."""
WIDER_THAN_THE_WINDOW = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .filter((each) => !each.closest(".scroll, .visually-hidden"))
    .slice(0, 3).map((each) => each.outerHTML.slice(0, 120))"""


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        pytest.skip(f"No browser: none of {', '.join(CHROMIUM_NAMES)} is on this machine.")
    return found


@dataclass(frozen=True)
class Houses:
    """Where the two houses answer."""

    desk: str
    public: str
    folder: Path


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def akkoord(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKKOORD_")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment["AKKOORD_DESK_CONFIG"] = str(folder / "desk.toml")
    return [sys.executable, "-m", "akkoord", *arguments], environment


def run(folder, *arguments, text=None):
    command, environment = akkoord(folder, *arguments)
    done = subprocess.run(command, env=environment, input=text, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def wait_until_it_answers(address, process, log):
    host, port = urlsplit(address).netloc.split(":")
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection((host, int(port)), timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{address} does not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def houses(chromium, migrated, tmp_path_factory):
    """Both houses, served as on a server, with the year of `world.py` in the desk."""
    folder = tmp_path_factory.mktemp("houses") / "installation"
    run(folder.parent, "init", str(folder))
    addresses = {}
    for house in ("desk", "public"):
        addresses[house] = f"http://localhost:{free_port()}"
        file = folder / f"{house}.toml"
        lines = re.sub(r"(?m)^url = .*$", f"url = {json.dumps(addresses[house])}", file.read_text())
        # The password is enough here; `test_people.py` walks the way with a second factor.
        file.write_text(lines.replace('"everybody"', '"nobody"'))
    shutil.copyfile(migrated, folder / "desk" / "desk.sqlite3")
    run(folder, "manage", "shell", "--verbosity", "0", text=(HERE / "world.py").read_text())
    log = folder / "log.txt"
    command, environment = akkoord(folder, "serve", "--config", str(folder))
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        for address in addresses.values():
            wait_until_it_answers(address, process, log)
        yield Houses(**addresses, folder=folder)
    finally:
        process.terminate()
        process.wait(timeout=20)
        print(log.read_text())  # shown beside a test that fails


@pytest.fixture(scope="module")
def browser(chromium):
    # Closed after each module: while it runs, Django would refuse the database to other tests.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def complaints():
    """What the consoles of the test's windows said."""
    return []


@pytest.fixture
def visit(browser, complaints):
    """Open a fresh browser window; what its console complains about fails the test."""
    contexts = []

    def heard(message):
        if message.type in {"error", "warning"} and not HARMLESS.search(message.text):
            complaints.append(message.text)

    def open_window(*, language="en-GB", **options):
        context = browser.new_context(viewport=SCREEN, locale=language, accept_downloads=True, **options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def letter_to(houses):
    """Wait until the background work brings somebody a letter that leads to a kind of page; its link."""

    def link(address, kind):
        deadline = time.monotonic() + WAIT_FOR_LETTER
        while time.monotonic() < deadline:
            for file in (houses.folder / "desk" / "letters").glob("*.eml"):
                letter = email.message_from_bytes(file.read_bytes(), policy=default)
                found = re.search(rf"http\S+/{kind}/\S+", letter.get_content())
                if letter["To"] == address and found:
                    return found.group()
            time.sleep(0.5)
        pytest.fail(f"No letter to {address} that leads to {kind}.")

    return link


def words_of(language):
    """Says what stands on the pages in a language, by what stands there in English."""
    return gettext.translation("django", CATALOGUES, [language], fallback=True).gettext


@pytest.fixture
def sign_in(visit, houses):
    """Sign somebody of the world in, in a window of their own, which speaks English unless told."""

    def signed_in(name, *, language="en", **options):
        page = visit(**options)
        page.goto(f"{houses.desk}/login/")
        page.get_by_label("E-mail").fill(f"{name}@example.org")
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("main button").first.click()
        page.wait_for_url(lambda url: "/login/" not in url)
        if page.locator("html").get_attribute("lang") != language:  # the account keeps the last choice
            with page.expect_navigation():
                page.locator(f"button[name=language][value={language}]:visible").click()
        return page

    return signed_in


@pytest.fixture
def is_sound(complaints):
    """Look at the page as it is: accessible by the rules of axe, and no wider than a phone."""
    from axe_playwright_python.base import AXE_SCRIPT  # noqa: PLC0415 - only where a browser is

    def look(page):
        before = len(complaints)
        page.evaluate(AXE_SCRIPT)
        violations = page.evaluate(VIOLATIONS, RULES)
        page.set_viewport_size(PHONE)
        too_wide = page.evaluate(WIDER_THAN_THE_WINDOW)
        width = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size(SCREEN)
        del complaints[before:]  # axe puts a style of its own into the page, which the page refuses
        assert violations == [], page.url
        assert width <= PHONE["width"], (page.url, too_wide)

    return look


@pytest.fixture
def is_sound_once(is_sound):
    """For journeys walked in both languages: looks at the Dutch pages, made alike and with longer words."""

    def look(page):
        if page.locator("html").get_attribute("lang") == "nl":
            is_sound(page)

    return look


@contextmanager
def public_site_on(folder):
    """The public site in a process of its own, on the editions in `folder`."""
    port, log = free_port(), folder / "log.txt"
    application = "akkoord.project.wsgi.public:application"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), application]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKKOORD_")}
    environment["AKKOORD_PUBLIC_EDITIONS_DIR"] = str(folder)
    with log.open("w") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        wait_until_it_answers(f"http://localhost:{port}", process, log)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
