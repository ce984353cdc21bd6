"""The pages on which a company says what became of last year's sites."""

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, admin_of, live, upload

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import submit
from akkoord.desk.register.queries.last_year import comparison_of


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def last(alpha, cycle, secretariat):
    return live(secretariat, alpha, cycle, SCREEN, ORUM, PADMA)


def missing(draft):
    return [each.site.fingerprint for each in comparison_of(draft).sites if each.state == "missing"]


def test_site_that_is_there_under_another_name_is_pointed_out(alpha, last, next_cycle, browser_of):
    draft = upload(alpha, next_cycle, SCREEN, PADMA, "Denizli Dokuma,Fabrika Sk. 9,Denizli,Turkey").submission
    (site,) = missing(draft)
    browser = browser_of(alpha)
    address = reverse("register:point_out", args=[draft.public_id, site])
    page = browser.get(address)
    assert [each.name for each in page.context["page"]] == ["Denizli Dokuma"]
    assert list(browser.get(address, {"text": "padma"}).context["page"]) == []
    found = page.context["page"][0].fingerprint
    browser.post(address, {"found_as": "not in this list"})
    assert missing(draft) == [site]
    assert browser.post(address, {"found_as": found}).status_code == 302
    assert missing(draft) == []
    assert submit(actor_of(admin_of(alpha)), draft).state == "submitted"
