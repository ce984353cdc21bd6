"""A company hands in guesses: every page of its desk is the same, whether others produce there or not."""

import io
import re
import zipfile
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from tests.desk.register.handing_in import (
    MEGHNA,
    ORUM,
    PADMA,
    SCREEN,
    SCREEN_OTHERWISE,
    admin_of,
    hand_in,
    live,
    upload,
)
from tests.leaks.conftest import visit_everything

from akkoord.desk.register.actions import accept, consolidate_cycle
from akkoord.desk.register.models import SourcingLink
from akkoord.project.backup.tables import count_on

ELSEWHERE = "Jamuna Dyeing Ltd,5 Port Road,Chittagong,Bangladesh"
GUESSES = (SCREEN, PADMA, ORUM)
CHANGES_BY_CHANCE = re.compile(
    "|".join(
        [
            r'name="csrfmiddlewaretoken" value="\w+"',
            r'"X-CSRFToken": "\w+"',
            r"[0-9a-f]{8}@example.org",
            r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            r"[0-9a-f]{64}",
            r"2017-[0-9A-Z]{4}-[0-9A-Z]{4}",
            r"(?<=/)\d+(?=/)",
            r"\d{1,2}:\d\d(?::\d\d)?(?: [ap]\.m\.)?",
        ]
    )
)
"""Tokens, addresses of the accounts, identifiers, receipts and hours: no two visits show the same."""


@contextmanager
def world_of(secretariat, company, cycle, *places):
    """Both companies are there, the other one at `places`; afterwards nothing of it was."""
    with transaction.atomic():
        guesser, other = company("Alpha Fashion"), company("Beta Kleding")
        live(secretariat, other, cycle, *places)
        yield guesser
        transaction.set_rollback(True)
    count_on(apps.get_models(), connection)  # PostgreSQL goes on counting where it was


def seen_by(user):
    """Everything that somebody reaches by links, without what differs between any two visits."""
    browser = Client()
    browser.force_login(user)
    pages = visit_everything(browser, "/", "/company/", "/company/locations/", "/company/places/asked/")
    return [CHANGES_BY_CHANCE.sub("*", f"{address}\n{text_of(body)}") for address, body in pages.items()]


def text_of(body):
    """A page as text; of a spreadsheet its parts, but for the second at which it was written."""
    if not body.startswith(b"PK"):
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        names = [name for name in parts.namelist() if name != "docProps/core.xml"]
        return "\n".join(f"{name}\n{parts.read(name).decode()}" for name in names)


def seen_of_guesses(guesser, secretariat, cycle):
    """What the company reads while its list is a draft, and after it was accepted and compared."""
    upload(guesser, cycle, *GUESSES)
    admin = admin_of(guesser)
    as_draft = seen_by(admin)
    accept(secretariat, hand_in(guesser, cycle, *GUESSES))
    consolidate_cycle(cycle)
    return [*as_draft, *seen_by(admin)]


WORLDS = {"there": (SCREEN_OTHERWISE, PADMA), "elsewhere": (MEGHNA, ELSEWHERE)}


def shared_places(guesser):
    own = SourcingLink.objects.filter(organisation=guesser).values("location_id")
    others = SourcingLink.objects.exclude(organisation=guesser)
    return others.filter(location_id__in=own).values("location_id").distinct().count()


def test_register_knows_which_guesses_were_right(secretariat, adviser, company, cycle):
    """It could leak: the links differ between the worlds, and so do the pages of the secretariat."""
    known, pages = [], []
    for places in WORLDS.values():
        with world_of(secretariat, company, cycle, *places) as guesser:
            seen_of_guesses(guesser, secretariat, cycle)
            known.append(shared_places(guesser))
            pages.append(seen_by(adviser))

    assert known[0] > known[1] == 0
    assert pages[0] != pages[1]


def test_company_reads_the_same_whether_its_guesses_were_right_or_not(secretariat, company, cycle):
    seen = []
    for places in WORLDS.values():
        with world_of(secretariat, company, cycle, *places) as guesser:
            seen.append(seen_of_guesses(guesser, secretariat, cycle))

    assert len(seen[0]) > 10
    assert any("Padma Knit" in page for page in seen[0])
    assert seen[0] == seen[1]


@pytest.mark.parametrize("guess", ["padma", "S.T. Screen", "meghna", "jamuna"])
def test_search_of_the_desk_knows_nothing_of_others(secretariat, company, cycle, guess):
    answers = []
    for places in WORLDS.values():
        with world_of(secretariat, company, cycle, *places) as guesser:
            browser = Client()
            browser.force_login(admin_of(guesser))
            answer = browser.get("/search/", {"q": guess})
            answers.append((answer.status_code, CHANGES_BY_CHANCE.sub("*", answer.content.decode())))

    assert answers[0] == answers[1]
