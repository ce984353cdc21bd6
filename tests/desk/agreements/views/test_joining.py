"""The page of a company on its participation: what leaving means, and how long it can still sign in."""

import pytest
from django.urls import reverse

from akkoord.desk.agreements.models import Participation
from akkoord.desk.people.rules import Role

OWN = reverse("agreements:own")
LAST_DAY, AGAIN = "can sign in until the end of today", "You may also apply again"


@pytest.fixture
def browser(signed_in):
    return signed_in(Role.COMPANY_ADMIN)


def shown(browser):
    return browser.get(OWN).content.decode()


def leave(browser, world):
    part = Participation.objects.get(agreement=world.agreement, organisation=world.company)
    address = reverse("agreements:step_back", args=[part.pk])
    return browser.post(address, {"reason": "We stop."}, follow=True).content.decode()


def also_in(agreement, company):
    facts = {"role": "participating_company", "state": "active"}
    Participation.objects.create(agreement=agreement, organisation=company, **facts)


def test_page_says_beforehand_what_leaving_means(browser, world):
    text = shown(browser)
    assert "After 24 months your lists are destroyed" in text
    assert LAST_DAY in text
    assert AGAIN not in text


def test_company_that_takes_part_in_something_else_goes_on(browser, world):
    also_in(world.other_agreement, world.company)
    assert LAST_DAY not in shown(browser)
    assert "notice--info" not in leave(browser, world)


def test_company_that_left_is_told_that_it_can_sign_in_today(browser, world):
    text = leave(browser, world)
    assert "We stop." in text
    assert LAST_DAY in text
    assert AGAIN in text
