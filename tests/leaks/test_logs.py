"""The log of a played journey: kinds of pages and how long they took; no name, place, list or search."""

import io
import json
import logging
import uuid

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.leaks.conftest import BRAND, COMPANY, CONTACT, FILENAME, OWN_PLACE, SPELLING

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.register.models import Cycle, Submission
from akkoord.project.log_lines import OneLine

SECRET_ROW = "Zilverkanarie Atelier,12 Vogelweg,Den Haag,Netherlands"


@pytest.fixture
def log():
    """Everything that is logged at any level, as the operator reads it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine())
    loggers = {each: each.level for each in (logging.getLogger(), logging.getLogger("akkoord"))}
    logging.getLogger().addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield stream
    logging.getLogger().removeHandler(handler)
    for logger, former in loggers.items():
        logger.setLevel(former)


def signed_in(user):
    browser = Client(raise_request_exception=False, headers={"user-agent": "Vogelkijker/1.0"})
    browser.force_login(user)
    return browser


def company_hands_in(year):
    """The canary's contact uploads a list, looks at it, and asks for what is not there."""
    canary = Organisation.objects.get(name=COMPANY)
    contact = User.objects.get(email=CONTACT)
    Mandate.objects.filter(user=contact).update(organisation=canary, role="CA", agreement=None)
    Cycle.objects.filter(pk=year.pk).update(state="open")
    browser = signed_in(contact)
    content = f"Name,Address,City,Country\n{SECRET_ROW}".encode()
    form = {"file": SimpleUploadedFile(FILENAME, content), "upload_token": str(uuid.uuid4())}
    browser.post(reverse("register:upload", args=[year.pk]), form)
    for page in ("register:company_home", "register:company_locations", "people:access_log"):
        browser.get(reverse(page), {"q": SPELLING})
    for submission in Submission.objects.filter(organisation=canary):
        browser.get(reverse("register:company_list", args=[submission.public_id]))
    browser.get(f"/{COMPANY}/{BRAND}/")


def adviser_looks(adviser):
    """An adviser searches, opens a list and asks who stands behind a location."""
    browser = signed_in(adviser)
    purpose = {"purpose": "quality_check", "note": f"because of {COMPANY}"}
    browser.get(reverse("register:secretariat_home"))
    browser.get(reverse("register:locations"), {"q": SPELLING, "country": "TR"})
    browser.get(reverse("register:location", args=[OWN_PLACE[0]]))
    browser.post(reverse("register:behind", args=[OWN_PLACE[0]]), purpose)
    for submission in Submission.objects.all():
        browser.post(reverse("register:open_submission", args=[submission.public_id]), purpose)


def test_log_of_a_journey_holds_no_secret(published, year, log):
    company_hands_in(year)
    adviser_looks(User.objects.get(name="Bea Builder"))
    Client().post(reverse(settings.LOGIN_URL), {"login": CONTACT, "password": "a wrong guess"})

    text = log.getvalue()
    answers = [each for each in map(json.loads, text.splitlines()) if each["event"] == "answer"]
    assert {"register:upload", "register:behind", "register:company_list"} <= {
        each["route"] for each in answers
    }
    assert all(
        set(each) == {"time", "level", "event", "request", "method", "route", "status", "ms"}
        for each in answers
    )
    locations = [OWN_PLACE[0], OWN_PLACE[1], "BD00000099X", "Vogelweg"]
    people = [*User.objects.values_list("name", flat=True), *User.objects.values_list("email", flat=True)]
    secrets = [
        *published.secrets,
        COMPANY,
        *locations,
        *people,
        "127.0.0.1",
        "Vogelkijker",
        "a wrong guess",
        "country=TR",
    ]
    assert [each for each in secrets if each.lower() in text.lower()] == []
