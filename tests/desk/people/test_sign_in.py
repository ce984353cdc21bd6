"""Signing in with a second factor, the pause after guessing, and signing out everywhere."""

import time
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from akkoord.desk.people.actions import note_failure
from akkoord.desk.people.models import SignInFailure, User
from akkoord.desk.people.rules import AskedOf, Role

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXP"
SET_UP, LOGIN, CODE = "/account/second-factor/", "/login/", "/login/code/"


def code_of_now(secret=SECRET):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(user, password=PASSWORD, browser=None, **headers):
    browser = browser or Client()
    return browser, browser.post(LOGIN, {"login": user.email, "password": password}, **headers)


@pytest.fixture
def everybody_needs_it(settings):
    settings.SECOND_FACTOR = AskedOf.EVERYBODY


@pytest.fixture
def with_app(person):
    """Somebody whose phone shows the codes of `SECRET`."""

    def make(role=Role.SECRETARIAT_ADVISER):
        user = person(role)
        TOTP.activate(user, SECRET)
        return user

    return make


def test_secret_of_the_app_is_not_stored_readably(with_app):
    with_app()
    assert SECRET not in str(Authenticator.objects.get().data)


def test_second_factor_is_asked_for_after_the_password(with_app):
    browser, response = sign_in(with_app())
    assert (response.status_code, response.url) == (302, CODE)
    assert browser.get("/account/").url == "/login/?next=/account/"
    refused = browser.post(CODE, {"code": "000000"})
    assert refused.context["form"].errors["code"] == [
        "This code is not right. Look at the app for the present one."
    ]
    assert browser.post(CODE, {"code": code_of_now()}).url == "/"
    assert browser.get("/account/").status_code == 200


def test_code_counts_once(with_app):
    user = with_app()
    code = code_of_now()
    first, _ = sign_in(user)
    assert first.post(CODE, {"code": code}).status_code == 302
    second, _ = sign_in(user)
    assert second.post(CODE, {"code": code}).status_code == 200


def test_guessing_codes_pauses_even_for_somebody_who_has_the_password(with_app):
    user = with_app()
    for _ in range(5):
        browser, _ = sign_in(user)
        browser.post(CODE, {"code": "000000"})
    browser, _ = sign_in(user)
    response = browser.post(CODE, {"code": code_of_now()})
    assert response.context["form"].errors["code"] == [
        "Too many attempts. Wait a quarter of an hour and try again."
    ]


def test_guessing_over_many_accounts_from_one_network_address_pauses(person, settings):
    settings.SIGN_IN_ATTEMPTS_OF_NETWORK = 3
    user = person()
    for number in range(3):
        Client().post(
            LOGIN, {"login": f"nobody{number}@example.org", "password": "wrong"}, REMOTE_ADDR="192.0.2.7"
        )
    here, elsewhere = (sign_in(user, REMOTE_ADDR=address)[1] for address in ("192.0.2.7", "192.0.2.8"))
    assert here.context["form"].non_field_errors() == [
        "Too many attempts. Wait a quarter of an hour and try again."
    ]
    assert elsewhere.status_code == 302
    assert not SignInFailure.objects.filter(network__contains="192").exists()


def test_behind_a_proxy_the_address_that_it_names_counts(person, settings):
    settings.SIGN_IN_ATTEMPTS_OF_NETWORK, settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1, 1
    user = person()
    note_failure("somebody", network="192.0.2.7")
    pages = [
        sign_in(user, HTTP_X_FORWARDED_FOR=f"192.0.2.9, {address}")[1].status_code
        for address in ("192.0.2.7", "192.0.2.8")
    ]
    assert pages == [200, 302]


def test_closed_account_is_answered_like_a_wrong_password(person):
    user = person()
    User.objects.update(is_active=False)
    _, response = sign_in(user)
    assert response.context["form"].non_field_errors() == [
        "This address and password do not belong together."
    ]


def test_without_a_second_factor_everything_leads_to_its_page(person, everybody_needs_it):
    browser, _ = sign_in(person(Role.COMPANY_ADMIN))
    for path in ("/", "/account/", "/there/is/no/such/page/", "/account/sessions/"):
        response = browser.get(path)
        assert (response.status_code, response.url) == (302, SET_UP)
    assert browser.get(SET_UP).status_code == 200
    assert browser.post("/logout/").url == LOGIN


@pytest.mark.parametrize(("role", "leads_to"), [(Role.SECRETARIAT_ADVISER, 302), (Role.COMPANY_USER, 200)])
def test_installation_may_ask_it_of_privileged_roles_only(person, settings, role, leads_to):
    settings.SECOND_FACTOR = AskedOf.PRIVILEGED
    browser, _ = sign_in(person(role))
    assert browser.get("/account/").status_code == leads_to


def test_app_is_set_up_and_recovery_codes_follow(person, everybody_needs_it):
    browser, _ = sign_in(person(Role.COMPANY_ADMIN))
    page = browser.get(f"{SET_UP}app/")
    assert "<svg" in page.content.decode()
    secret = page.context["form"].secret
    response = browser.post(f"{SET_UP}app/", {"code": code_of_now(secret)})
    assert response.url == f"{SET_UP}codes/"
    codes = browser.get(response.url).context["unused_codes"]
    assert len(codes) == 10
    assert browser.get("/account/").status_code == 200
    again, _ = sign_in(User.objects.get())
    assert again.post(CODE, {"code": codes[0]}).url == "/"


def test_last_second_factor_stays_with_whoever_needs_one(with_app, everybody_needs_it):
    user = with_app()
    browser, _ = sign_in(user)
    browser.post(CODE, {"code": code_of_now()})
    page = browser.post(f"{SET_UP}app/remove/")
    assert page.status_code == 200
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_passkey_pages_answer(person):
    browser, _ = sign_in(person())
    assert "creation_options" in browser.get(f"{SET_UP}passkeys/add/").context["js_data"]
    assert browser.get(f"{SET_UP}passkeys/").status_code == 200
    asked = Client().get("/login/passkey/", headers={"accept": "application/json"})
    assert "challenge" in asked.json()["request_options"]["publicKey"]


def test_signing_out_everywhere_else_ends_the_other_sessions(person):
    user = person()
    here, _ = sign_in(user)
    there, _ = sign_in(user)
    assert len(here.get("/account/sessions/").context["sessions"]) == 2
    here.post("/account/sessions/")
    assert (here.get("/account/").status_code, there.get("/account/").status_code) == (200, 302)


def test_password_is_asked_again_when_the_sign_in_is_long_ago(person, everybody_needs_it, settings):
    browser, _ = sign_in(person())
    assert browser.get(f"{SET_UP}app/").status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    time.sleep(0.01)
    asked = browser.get(f"{SET_UP}app/")
    assert unquote(asked.url) == "/again/?next=/account/second-factor/app/"
    assert browser.post(asked.url, {"password": "wrong"}).context["form"].errors["password"] == [
        "This is not your password."
    ]
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 60
    assert browser.post(asked.url, {"password": PASSWORD}).url == f"{SET_UP}app/"


def test_try_out_says_so_on_the_sign_in_page(client, db, settings):
    assert "try-out" in client.get(LOGIN).content.decode()
    settings.SECOND_FACTOR = AskedOf.EVERYBODY
    assert "try-out" not in client.get(LOGIN).content.decode()
