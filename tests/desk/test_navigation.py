"""The main menu shows each role its work, and no dead ends."""

import pytest
from django.test import RequestFactory

from akkoord.desk.people.rules import Role
from akkoord.project.navigation import context


def menu(browser):
    shown = browser.get("/account/").context
    links = [*shown["navigation"], *shown["own_pages"]]
    return [(str(link["url"]), link["is_current"]) for link in links]


@pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.PUBLIC_VISITOR)], ids=str)
def test_every_entry_leads_somewhere(signed_in, role):
    browser = signed_in(role)
    entries = menu(browser)
    assert ("/account/", True) in entries
    assert {url: browser.get(url).status_code for url, _ in entries} == {url: 200 for url, _ in entries}


@pytest.mark.parametrize(
    "role", [Role.COMPANY_USER, Role.COMPANY_ADMIN, Role.PARTY_REPRESENTATIVE, Role.SUPPORTER], ids=str
)
def test_every_tab_of_an_agreement_leads_somewhere(signed_in, world, role):
    browser = signed_in(role)
    tabs = [tab.address for tab in browser.get("/results/textile/").context["tabs"]]
    assert "/results/textile/" in tabs
    assert {address: browser.get(address).status_code for address in tabs} == dict.fromkeys(tabs, 200)


@pytest.mark.parametrize(
    ("role", "entries"), [(Role.COMPANY_ADMIN, 13), (Role.SECRETARIAT_ADVISER, 10), (None, 1)]
)
def test_menu_shows_only_own_work(signed_in, role, entries):
    assert len(menu(signed_in(role))) == entries


def test_no_menu_without_signing_in(client, db):
    assert "navigation" not in client.get("/login/").context
    assert context(RequestFactory().get("/")) == {}


def test_menu_on_a_phone_has_the_same_entries(signed_in):
    page = signed_in(Role.SECRETARIAT_ADVISER).get("/account/").content.decode()
    before, _, after = page.partition('<details class="menu menu--phone">')
    narrow, _, below = after.partition("</details>")
    wide = before + below
    for url in ("/register/", "/people/", "/account/"):
        assert f'href="{url}"' in wide
        assert f'href="{url}"' in narrow
