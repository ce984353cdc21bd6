"""An agreement on gold is told in its own words: no page of it speaks of factories, or of making clothes."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from tests.desk.register.handing_in import ORUM, SCREEN, admin_of, hand_in, live, upload

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.duties.actions import draft_letters
from akkoord.desk.duties.queries import year_overview
from akkoord.desk.people.models import User
from akkoord.desk.register.actions import consolidate_cycle

OF_TEXTILE = re.compile(
    r"production (location|site)|productielocatie|\bfactor(y|ies)\b|fabriek|produktions(standort|stätte)|"
    r"fabrik|sites? de production|\busines?\b|garment|kleding",
    re.IGNORECASE,
)
WORDS = {
    "en": "refiners and mines",
    "nl": "raffinaderijen en mijnen",
    "de": "scheideanstalten und minen",
    "fr": "affineurs et mines",
}


@pytest.fixture
def gold(textile):
    Agreement.objects.update(
        slug="gold",
        name_en="Gold",
        name_nl="Goud",
        insight_units=["refiner", "mine", "project"],
        publication_mode="none",
        yearly_duties=[{"kind": "locations", "month": 4, "day": 1}, {"kind": "plan", "month": 5, "day": 1}],
    )
    textile.refresh_from_db()
    return textile


@pytest.fixture
def handed_in(gold, company, cycle, next_cycle, secretariat):
    """Lists of two years in every state, compared with one another."""
    alpha, beta = company("Alpha Trading"), company("Beta Trading")
    live(secretariat, alpha, cycle, SCREEN, ORUM)
    live(secretariat, beta, cycle, SCREEN)
    consolidate_cycle(cycle)
    draft = upload(alpha, next_cycle, SCREEN).submission
    return {"draft": draft, "signed": hand_in(beta, next_cycle, SCREEN), "company": alpha}


def named(resolver=None, namespace=""):
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name}"
        else:
            yield from named(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)


def addresses(gold, cycle, next_cycle, handed_in):
    """Every page that is found by nothing, or by what stands in this world."""
    things = [
        {},
        {"slug": "gold"},
        {"cycle_id": cycle.pk},
        {"cycle_id": next_cycle.pk},
        {"public_id": handed_in["draft"].public_id},
        {"public_id": handed_in["signed"].public_id},
        {"cycle_id": cycle.pk, "organisation_id": handed_in["company"].pk},
        {"slug": "gold", "organisation_id": handed_in["company"].pk},
        {"cycle_id": next_cycle.pk, "duty": "plan"},
    ]
    for name in set(named()) - {"agreements:choose_ready"}:  # it shows all agreements that come ready
        for kwargs in things:
            try:
                yield reverse(name, kwargs=kwargs)
            except NoReverseMatch:
                continue


def browser_in(user, language):
    User.objects.filter(pk=user.pk).update(language=language)
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


@pytest.mark.parametrize("language", WORDS)
def test_no_page_speaks_of_textile(gold, cycle, next_cycle, handed_in, adviser, language):
    readers = [adviser] if language in {"en", "nl"} else []
    readers += [admin_of(handed_in["company"]), admin_of(handed_in["signed"].organisation)]
    shown, wrong = [], {}
    for user in readers:
        browser = browser_in(user, language)
        for address in sorted(set(addresses(gold, cycle, next_cycle, handed_in))):
            answer = browser.get(address)
            if answer.status_code != 200 or "html" not in answer.headers["content-type"]:
                continue
            text = re.sub(r"<[^>]+>", " ", answer.content.decode())
            shown.append(text.casefold())
            if found := OF_TEXTILE.search(text):
                wrong[address] = text[max(0, found.start() - 60) : found.end() + 40]
    assert wrong == {}
    assert len(shown) > 20
    assert sum(WORDS[language] in each for each in shown) > 3


def test_letter_and_workbook_are_in_the_words_of_the_agreement(gold, company, cycle, handed_in):
    letters = draft_letters(cycle, year_overview(cycle, today=date(2017, 6, 1)).companies)
    assert not [each.text for each in letters if OF_TEXTILE.search(each.text)]
    browser = browser_in(admin_of(handed_in["company"]), "nl")
    workbook = browser.get(reverse("register:annotated", args=[handed_in["draft"].public_id]))
    assert workbook.status_code == 200
