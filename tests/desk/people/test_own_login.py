"""Signing in at an organisation's own login, against one that runs on this machine."""

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from tests.desk.conftest import PASSWORD
from tests.desk.people.identity_provider import CLIENT, OTHER_KEY, SECRET, identity_provider, path_of

from akkoord.desk.people.models import Invitation, User
from akkoord.desk.people.rules import AskedOf, Role
from akkoord.desk.people.rules.own_login import OwnLogin

BEGIN = "/login/organisation/weefhuis/"
REFUSED = 403
ANNA = {"sub": "anna-1", "email": "anna@weefhuis.example", "email_verified": True}


@pytest.fixture(scope="module")
def served():
    with identity_provider() as provider:
        yield provider


@pytest.fixture
def provider(served):
    before = dict(vars(served))
    yield served
    vars(served).update(before)


@pytest.fixture
def set_up(provider, settings, world):
    """Lets the first company use its own login: `set_up(second_factor={"mfa"})`."""

    def enter(**facts):
        values = {
            "key": "weefhuis",
            "name": "Weefhuis B.V.",
            "issuer": provider.issuer,
            "client_id": CLIENT,
            "secret": SECRET,
            "organisation_id": world.company.pk,
            "domains": frozenset({"weefhuis.example"}),
            **facts,
        }
        settings.OWN_LOGINS = (OwnLogin(**values),)

    enter()
    settings.SECOND_FACTOR = AskedOf.PRIVILEGED
    return enter


@pytest.fixture
def anna(person, set_up):
    user = person(Role.COMPANY_ADMIN)
    User.objects.filter(pk=user.pk).update(email=ANNA["email"])
    return User.objects.get(pk=user.pk)


def there_and_back(browser, begin=BEGIN):
    """Follow the way to the login and back; answers what the desk says then."""
    sent = browser.get(begin)
    assert sent.status_code == 302, sent.content
    back = requests.get(sent.url, allow_redirects=False, timeout=5)
    return browser.get(path_of(back.headers["Location"]))


def is_signed_in(browser):
    return browser.get("/account/").status_code == 200


def test_invited_person_signs_in_and_nothing_is_kept_but_the_subject(anna, provider):
    browser = Client()
    answer = there_and_back(browser, f"{BEGIN}?next=/account/")
    assert (answer.status_code, answer.url) == (302, "/account/")
    assert is_signed_in(browser)
    assert list(SocialAccount.objects.values_list("provider", "uid", "user", "extra_data")) == [
        ("weefhuis", "anna-1", anna.pk, {})
    ]
    asked = provider.asked
    assert (asked["code_challenge_method"], asked["response_type"]) == ("S256", "code")
    assert len(asked["nonce"]) > 40
    assert asked["redirect_uri"].endswith("/login/organisation/weefhuis/answer/")


def test_person_is_known_by_the_subject_when_the_address_changes(anna, provider):
    there_and_back(Client())
    provider.claims = {**ANNA, "email": "anna.jansen@weefhuis.example"}
    browser = Client()
    there_and_back(browser)
    assert is_signed_in(browser)


def test_address_that_went_to_somebody_else_does_not_open_the_account(anna, provider):
    there_and_back(Client())
    provider.claims = {**ANNA, "sub": "another-anna"}
    browser = Client()
    assert there_and_back(browser).status_code == REFUSED
    assert not is_signed_in(browser)


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
        {"email": "anna@elsewhere.example"},
        {"email": "nobody@weefhuis.example"},
    ],
)
def test_nobody_comes_in_without_a_verified_address_of_somebody_invited(anna, provider, claims):
    provider.claims = {**ANNA, **claims}
    browser = Client()
    assert there_and_back(browser).status_code == REFUSED
    assert not is_signed_in(browser)
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_silence_about_the_address_counts_where_the_operator_says_so(anna, provider, set_up):
    set_up(vouches_for_addresses=True)
    provider.claims = {"sub": "anna-1", "email": "Anna@Weefhuis.example"}
    browser = Client()
    there_and_back(browser)
    assert is_signed_in(browser)


def test_people_of_another_organisation_do_not_come_in(person, world, set_up):
    stranger = person(Role.COMPANY_ADMIN, organisation=world.other_company)
    User.objects.filter(pk=stranger.pk).update(email=ANNA["email"])
    assert there_and_back(Client()).status_code == REFUSED


def test_who_has_left_does_not_come_in(anna):
    there_and_back(Client())
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert there_and_back(Client()).status_code == REFUSED


def test_first_sign_in_accepts_the_invitation(anna, person):
    moment = "2026-01-05T09:00Z"
    Invitation.objects.create(user=anna, by=person(), token_hash="x", sent_at=moment, ends_at=moment)
    there_and_back(Client())
    assert Invitation.objects.get().accepted_at is not None


@pytest.mark.parametrize(
    "fault",
    [
        {"key": OTHER_KEY},
        {"nonce": "of another question"},
        {"claims": {**ANNA, "aud": "other"}},
        {"claims": {**ANNA, "exp": 1}},
        {"claims": {**ANNA, "iss": "https://login.example.org"}},
    ],
)
def test_identity_that_is_not_the_answer_to_our_question_is_refused(anna, provider, fault):
    vars(provider).update(fault)
    browser = Client()
    assert there_and_back(browser).status_code == REFUSED
    assert not is_signed_in(browser)


def test_answer_that_nobody_asked_for_is_refused(anna, provider):
    sent = Client().get(BEGIN)
    requests.get(sent.url, allow_redirects=False, timeout=5)
    stranger = Client()
    assert stranger.get(path_of(provider.sent_back())).status_code == REFUSED
    assert not is_signed_in(stranger)


@pytest.mark.parametrize("fault", [{"is_down": True}, {"says_issuer": "https://login.example.org"}])
def test_login_that_does_not_work_is_told(anna, provider, fault):
    vars(provider).update(fault)
    answer = Client().get(BEGIN)
    assert answer.status_code == REFUSED
    assert "Weefhuis B.V." in answer.content.decode()


def test_cancelled_sign_in_is_told(anna, provider):
    browser = Client()
    requests.get(browser.get(BEGIN).url, allow_redirects=False, timeout=5)
    answer = browser.get(f"{BEGIN}answer/", {"error": "access_denied", "state": provider.asked["state"]})
    assert answer.status_code == REFUSED
    assert "You did not sign in at Weefhuis B.V." in answer.content.decode()


def test_second_factor_of_the_desk_is_asked_for_unless_the_one_there_counts(anna, provider, set_up):
    TOTP.activate(anna, "JBSWY3DPEHPK3PXP")
    provider.claims = {**ANNA, "amr": ["pwd", "mfa"]}
    assert there_and_back(Client()).url == "/login/code/"
    set_up(second_factor=frozenset({"mfa"}))
    browser = Client()
    assert there_and_back(browser).url == "/"
    assert is_signed_in(browser)


def test_whoever_needs_a_second_factor_and_used_none_there_sets_one_up(person, provider, set_up):
    user = person(Role.SECRETARIAT_ADVISER)
    User.objects.filter(pk=user.pk).update(email=ANNA["email"])
    set_up(organisation_id=None, second_factor=frozenset({"urn:two"}))
    browser = Client()
    there_and_back(browser)
    assert browser.get("/agreements/").url == "/account/second-factor/"
    provider.claims = {**ANNA, "acr": "urn:two"}
    browser = Client()
    there_and_back(browser)
    assert browser.get("/agreements/").status_code == 200


def test_address_leads_to_the_login_and_one_without_to_the_password(anna):
    browser = Client()
    assert "/login/organisation/" in browser.get("/login/").content.decode()
    found = browser.post("/login/organisation/?next=/account/", {"email": "whoever@weefhuis.example"})
    assert found.headers["Refresh"] == f"0; url={BEGIN}?next=%2Faccount%2F"
    other = browser.post("/login/organisation/", {"email": "anna@example.org"})
    assert "Refresh" not in other.headers


def test_nothing_leads_out_of_the_house_after_signing_in(anna):
    assert there_and_back(Client(), f"{BEGIN}?next=https://evil.example/").url == "/"


def test_password_is_refused_where_the_own_login_alone_counts(anna, set_up):
    given = {"login": anna.email, "password": PASSWORD}
    assert Client().post("/login/", given).status_code == 200
    set_up(passwords=True)
    assert Client().post("/login/", given).status_code == 302


def test_profile_is_asked_for_the_address_that_the_identity_lacks(anna, provider):
    provider.claims, provider.profile = {"sub": "anna-1"}, ANNA
    browser = Client()
    there_and_back(browser)
    assert is_signed_in(browser)
    provider.profile = {**ANNA, "sub": "somebody-else"}
    assert there_and_back(Client()).status_code == REFUSED


def test_grave_act_asks_at_the_own_login_again(anna, provider, settings):
    User.objects.filter(pk=anna.pk).update(password="!")
    browser = Client()
    there_and_back(browser)
    assert browser.get("/account/address/").status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    asked = browser.get("/account/address/")
    assert asked.url.startswith("/login/organisation/again/?next=")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 60
    assert there_and_back(browser, asked.url).url == "/account/address/"
    assert (provider.asked["prompt"], provider.asked["max_age"]) == ("login", "0")
    provider.claims = {**ANNA, "auth_time": 1}
    assert there_and_back(browser, asked.url).status_code == REFUSED


def test_without_such_logins_the_pages_are_not_there(db):
    assert Client().get("/login/organisation/").status_code == 404
    assert Client().get(BEGIN).status_code == 404
    assert "/login/organisation/" not in Client().get("/login/").content.decode()
