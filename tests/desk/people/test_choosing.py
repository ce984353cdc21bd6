"""Working for several companies: choosing one, being told which, and nothing crossing over."""

from datetime import date

import pytest
from django.test import Client

from akkoord.desk.people.actions import give_role
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role


@pytest.fixture
def anna(person, world):
    """Works for Weefhuis and for Naaldwerk."""
    user = person(Role.COMPANY_ADMIN)
    give_role(user, HeldRole(Role.COMPANY_USER, world.other_company.pk), starts=date(2018, 1, 1))
    return user


def browser_of(user, **options):
    browser = Client(**options)
    browser.force_login(user)
    return browser


def choose(browser, company, **more):
    return browser.post("/account/organisation/", {"organisation": company.pk, **more})


def works_for(browser):
    return browser.get("/account/").context["works_for"]


def test_companies_by_name_without_another_question(anna, world, django_assert_num_queries):
    with django_assert_num_queries(1):
        actor = actor_of(anna)
    assert list(actor.companies.items()) == [
        (world.other_company.pk, "Naaldwerk"),
        (world.company.pk, "Weefhuis"),
    ]


def test_choice_is_remembered_beyond_the_session(anna, world):
    browser = browser_of(anna)
    assert works_for(browser) == "Weefhuis"
    choose(browser, world.other_company)
    assert works_for(browser) == "Naaldwerk"
    assert works_for(browser_of(User.objects.get(pk=anna.pk))) == "Naaldwerk"


def test_another_company_cannot_be_chosen(person, world):
    browser = browser_of(person(Role.COMPANY_ADMIN))
    assert choose(browser, world.other_company).status_code == 404
    assert works_for(browser) == "Weefhuis"


def test_every_page_says_for_whom_and_offers_the_others(anna, person):
    page = browser_of(anna).get("/company/").content.decode()
    assert "You work for <b>Weefhuis</b>" in page
    assert page.count('<button name="organisation"') == 2
    alone = browser_of(person(Role.COMPANY_USER)).get("/company/").content.decode()
    assert "You work for <b>Weefhuis</b>" in alone
    assert "Naaldwerk" not in alone
    secretariat = browser_of(person(Role.SECRETARIAT_ADVISER)).get("/agreements/").content.decode()
    assert "You work for" not in secretariat


def test_pages_of_the_chosen_company_tell_nothing_of_the_other(anna, world):
    browser = browser_of(anna)
    choose(browser, world.other_company)
    page = browser.get("/agreements/own/").content.decode()
    without_choice = page.partition("</header>")[2]
    assert "Naaldwerk" in page
    assert "Weefhuis" not in without_choice


def test_page_made_for_the_company_before_sends_nothing(anna, world):
    browser = browser_of(anna, enforce_csrf_checks=True)
    open_before = browser.get("/account/").context["csrf_token"]
    key = {"csrfmiddlewaretoken": str(open_before)}
    assert choose(browser, world.other_company, **key).status_code == 302
    answer = browser.post("/account/", {"name": "Anna", "language": "en", **key})
    assert answer.status_code == 403
    assert "look for whom you work now" in answer.content.decode()


def test_choice_ends_with_the_role(anna, world):
    browser = browser_of(anna)
    choose(browser, world.other_company)
    anna.mandates.filter(organisation=world.other_company).update(ends=date(2018, 2, 1))
    assert works_for(browser) == "Weefhuis"
