"""The account pages, the pause after failures, and the log that a company sees."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from akkoord.desk.people.models import AccessLogEntry, Mandate, SignInFailure, User
from akkoord.desk.people.rules import Role

PASSWORD = "correct horse battery"
LOGIN = "/login/"


def try_to_sign_in(email, password=PASSWORD):
    browser = Client()
    response = browser.post(LOGIN, {"login": email, "password": password})
    return browser, response


@pytest.fixture
def look(world, person):
    def make(organisation, purpose="quality_check", reference=""):
        return AccessLogEntry.objects.create(
            reader=User.objects.filter(name="Petra").first()
            or User.objects.create_user("petra@example.org", name="Petra"),
            reader_role="SA",
            purpose=purpose,
            reference=reference,
            organisation=organisation,
            thing_kind="links_of_others",
        )

    return make


def test_sign_in_with_address_in_capitals(person):
    user = person()
    browser, response = try_to_sign_in(user.email.upper())
    assert (response.status_code, response.url) == (302, "/")
    assert browser.session["_auth_user_id"] == str(user.pk)


def test_sign_in_continues_in_own_language(person):
    user = person()
    User.objects.update(language="nl")
    _, response = try_to_sign_in(user.email)
    assert response.cookies["django_language"].value == "nl"


def test_sign_in_answers_wrong_password_and_unknown_address_alike(person):
    user = person()
    pages = [try_to_sign_in(address, "wrong")[1] for address in (user.email, "unknown@example.org")]
    assert [page.status_code for page in pages] == [200, 200]
    assert [page.context["form"].non_field_errors() for page in pages] == [
        ["This address and password do not belong together."]
    ] * 2


def test_sign_in_ignores_elsewhere_as_next(person):
    user = person()
    response = Client().post(
        LOGIN, {"login": user.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    )
    assert response.url == "/"


def test_sign_in_pauses_after_five_failures(person):
    user = person()
    for _ in range(5):
        try_to_sign_in(user.email, "wrong")
    _, response = try_to_sign_in(user.email)
    assert response.context["form"].non_field_errors() == [
        "Too many attempts. Wait a quarter of an hour and try again."
    ]
    assert not SignInFailure.objects.filter(account__contains="person").exists()


def test_sign_in_works_again_after_the_pause(person):
    user = person()
    for _ in range(5):
        try_to_sign_in(user.email, "wrong")
    for failure in SignInFailure.objects.all():
        SignInFailure.objects.filter(pk=failure.pk).update(at=failure.at - timedelta(minutes=15, seconds=1))
    _, response = try_to_sign_in(user.email)
    assert response.status_code == 302
    assert SignInFailure.objects.count() == 0


def test_sign_in_pause_of_one_address_leaves_the_others(person):
    locked, other = person(), person()
    for _ in range(5):
        try_to_sign_in(locked.email, "wrong")
    assert try_to_sign_in(other.email)[1].status_code == 302


def test_sign_out_only_by_post(signed_in):
    browser = signed_in()
    assert browser.get("/logout/").status_code == 405
    assert browser.post("/logout/").status_code == 302
    assert "_auth_user_id" not in browser.session


def test_account_changes_name_and_language(signed_in):
    browser = signed_in(Role.COMPANY_ADMIN)
    response = browser.post("/account/", {"name": "Anneke", "language": "nl"})
    assert response.cookies["django_language"].value == "nl"
    page = browser.get("/account/").content.decode()
    assert "Anneke" in page
    assert 'lang="nl"' in page


@pytest.mark.parametrize(("wanted", "kept"), [("nl", "nl"), ("tlh", "en"), ("", "en")])
def test_language_of_the_page_is_remembered(signed_in, wanted, kept):
    browser = signed_in()
    assert browser.post("/language/", {"language": wanted, "next": "/account/"}).url == "/account/"
    assert User.objects.get().language == kept


def test_language_is_chosen_without_signing_in(db):
    browser = Client()
    browser.post("/language/", {"language": "nl"})
    assert "Inloggen" in browser.get(LOGIN).content.decode()


def test_password_change_keeps_signed_in(signed_in):
    browser = signed_in()
    new = "an entirely other horse"
    response = browser.post(
        "/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert response.url == "/account/"
    assert browser.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (None, "people:nothing_here"),
        (Role.PARTY_REPRESENTATIVE, "agreements:meetings"),
        (Role.ASSESSOR, "publication:overview"),
        (Role.CASE_HANDLER, "register:locations"),
        (Role.MONITOR, "agreements:overview"),
        (Role.COMPANY_ADMIN, "duties:own_duties"),
        (Role.COMPANY_USER, "duties:own_duties"),
        (Role.SECRETARIAT_ADVISER, "register:secretariat_home"),
    ],
)
def test_home_leads_each_role_to_its_work(signed_in, role, start):
    assert signed_in(role).get("/").url == reverse(start)


def test_start_page_without_a_role_says_on_which_day_the_last_one_ended(signed_in):
    page = reverse("people:nothing_here")
    yesterday = timezone.localdate() - timedelta(days=1)
    assert "whether your role is entered" in signed_in().get(page).content.decode()
    left = signed_in(Role.COMPANY_ADMIN, starts=yesterday, ends=yesterday)
    told = f"Your access ended with {date_format(yesterday)}."
    assert told in left.get(page).content.decode()


def test_home_leads_nobody_to_sign_in(db):
    assert Client().get("/").url == LOGIN


def test_access_log_shows_own_company_and_no_names(signed_in, world, look):
    look(world.company, "case", "12")
    look(world.other_company, "statistics")
    page = signed_in(Role.COMPANY_USER).get("/access-log/").content.decode()
    assert "Case number 12" in page
    assert "Adviser of the secretariat" in page
    assert "Statistics" not in page
    assert "Petra" not in page


def test_access_log_of_other_company_is_not_there(signed_in, world):
    browser = signed_in(Role.COMPANY_ADMIN)
    assert browser.get(f"/access-log/{world.company.pk}/").status_code == 200
    assert browser.get(f"/access-log/{world.other_company.pk}/").status_code == 404


def test_access_log_closes_when_the_mandate_ends(signed_in, world):
    yesterday = timezone.localdate() - timedelta(days=1)
    browser = signed_in(Role.COMPANY_ADMIN, ends=yesterday)
    assert browser.get("/access-log/").status_code == 404
    assert browser.get(f"/access-log/{world.company.pk}/").status_code == 404


def test_access_log_goes_over_several_pages(signed_in, world, look):
    for number in range(51):
        look(world.company, "case", str(number))
    browser = signed_in(Role.COMPANY_ADMIN)
    first, second = browser.get("/access-log/"), browser.get("/access-log/?page=2")
    assert (len(first.context["page"]), len(second.context["page"])) == (50, 1)
    assert [each.reference for each in second.context["page"]] == ["0"]


@pytest.mark.parametrize("entries", [1, 3])
def test_access_log_asks_the_same_number_of_questions(
    signed_in, world, look, entries, django_assert_num_queries
):
    for _ in range(entries):
        look(world.company)
    browser = signed_in(Role.COMPANY_USER)
    with django_assert_num_queries(5):
        browser.get("/access-log/")


def test_choose_organisation_among_own(person, world):
    user = person(Role.COMPANY_ADMIN)
    Mandate.objects.create(
        user=user, role=Role.COMPANY_USER, organisation=world.other_company, starts="2018-01-01"
    )
    browser = Client()
    browser.force_login(user)
    response = browser.post("/account/organisation/", {"organisation": str(world.other_company.pk)})
    assert response.status_code == 302
    assert browser.session["organisation"] == str(world.other_company.pk)


@pytest.mark.parametrize("wanted", ["other", "nonsense"])
def test_choose_organisation_refuses_others(signed_in, world, wanted):
    browser = signed_in(Role.COMPANY_ADMIN)
    organisation = world.other_company.pk if wanted == "other" else wanted
    assert browser.post("/account/organisation/", {"organisation": organisation}).status_code == 404
    assert "organisation" not in browser.session
