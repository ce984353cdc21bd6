"""A forgotten password and a new address, by links in letters."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.utils import timezone
from tests.desk.conftest import PASSWORD

from akkoord.desk.people.models import AccountLink, Letter, SignInFailure, User
from akkoord.desk.people.rules import AskedOf, Role

NEW = "another sentence to remember"
OVER = 410


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "tests.desk.at_once.AtOnce"}}
    settings.SIGN_IN_ATTEMPTS = 3


@pytest.fixture
def anna(person):
    return person(Role.COMPANY_ADMIN)


def ask(email, browser=None):
    return (browser or Client()).post("/password/", {"email": email})


def answer(email):
    """What the page says, without the address itself and the key of its forms."""
    text = ask(email).content.decode().replace(email, "")
    return re.sub(r'csrfmiddlewaretoken" value="\w+|X-CSRFToken": "\w+', "", text)


def link_in(letter):
    return re.search(r"http://[^/]+(/\S+)", letter.body).group(1)


def letters():
    return list(Letter.objects.order_by("written_at").values_list("subject", "address"))


@pytest.fixture
def link(anna):
    ask(anna.email.upper())
    return link_in(Letter.objects.get())


def signs_in(email, password):
    return Client().post("/login/", {"login": email, "password": password})


def test_answer_is_the_same_whether_there_is_an_account(anna, person):
    closed, nobody = person(), "nobody@example.org"
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers = {answer(email) for email in (anna.email, closed.email, nobody)}
    assert len(answers) == 1
    assert [letter.receiver for letter in Letter.objects.all()] == [anna]


def test_link_sets_a_new_password_once_and_ends_every_session(anna, link):
    elsewhere = Client()
    elsewhere.force_login(anna)
    browser = Client()
    assert anna.email in browser.get(link).content.decode()

    assert browser.post(link, {"password": NEW}).url == "/login/"

    assert elsewhere.get("/account/").status_code == 302
    assert (signs_in(anna.email, PASSWORD).status_code, signs_in(anna.email, NEW).status_code) == (200, 302)
    assert (browser.get(link).status_code, browser.post(link, {"password": PASSWORD}).status_code) == (
        OVER,
        OVER,
    )
    assert Letter.objects.filter(subject__contains="is changed", receiver=anna).count() == 1


def test_second_factor_is_still_asked_for(anna, link):
    TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
    Client().post(link, {"password": NEW})
    assert signs_in(anna.email, NEW).url == "/login/code/"


def test_weak_password_is_refused_and_the_link_goes_on_working(link):
    assert Client().post(link, {"password": "short"}).status_code == 200
    assert Client().post(link, {"password": NEW}).status_code == 302


def test_link_runs_out_and_a_newer_one_makes_it_void(anna, link):
    ask(anna.email)
    assert Client().get(link).status_code == OVER
    newer = link_in(Letter.objects.exclude(body="").get())
    assert Client().get(newer).status_code == 200
    AccountLink.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(newer).status_code == OVER


def test_link_of_somebody_who_left_is_void(anna, link):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert Client().get(link).status_code == OVER


def test_asking_again_and_again_writes_no_more_letters(anna):
    answers = {answer(anna.email) for _ in range(5)}
    assert len(answers) == 1
    assert AccountLink.objects.count() == 3
    SignInFailure.objects.update(at=timezone.now() - timedelta(hours=1))
    ask(anna.email)
    assert AccountLink.objects.count() == 4


def test_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(anna):
    browser = Client()
    browser.post("/login/", {"login": anna.email, "password": PASSWORD})
    browser.post("/account/address/", {"email": "Anna@new.example"})
    assert letters() == [("Confirm your address for the Akkoord desk", "anna@new.example")]
    link = link_in(Letter.objects.get())
    assert Client().get(link).status_code == 200
    assert User.objects.get(pk=anna.pk).email == anna.email

    Client().post(link)

    assert User.objects.get(pk=anna.pk).email == "anna@new.example"
    assert letters()[1:] == [("Your address for the Akkoord desk is changed", anna.email)]
    assert Client().post(link).status_code == OVER
    assert signs_in("anna@new.example", PASSWORD).status_code == 302


def test_address_of_another_account_is_neither_told_nor_taken(anna, person):
    other = person()
    browser = Client()
    browser.post("/login/", {"login": anna.email, "password": PASSWORD})
    answer = browser.post("/account/address/", {"email": other.email})
    assert (answer.status_code, answer.url, letters()) == (302, "/account/", [])
    browser.post("/account/address/", {"email": "free@example.org"})
    link = link_in(Letter.objects.get())
    User.objects.filter(pk=other.pk).update(email="free@example.org")
    assert Client().post(link).status_code == OVER


def test_new_address_is_asked_for_only_after_the_password_again(anna, settings):
    settings.SECOND_FACTOR = AskedOf.PRIVILEGED
    browser = Client()
    browser.force_login(anna)
    assert browser.get("/account/address/").url.startswith("/again/")


def test_letter_with_a_link_keeps_no_text_once_it_is_replaced(anna, link):
    ask(anna.email)
    assert Letter.objects.order_by("written_at").first().body == ""
