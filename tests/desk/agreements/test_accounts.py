"""Inviting people, their first sign-in, ending and confirming roles, and what each inviter sees."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from akkoord.desk.agreements.actions import (
    NotYourself,
    confirm_role,
    end_role,
    invite,
    let_leave,
    renew_invitation,
)
from akkoord.desk.agreements.queries.accounts import accounts_open_to, mandates_open_to, roles_to_confirm
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Invitation, Letter, Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role

NEW_PASSWORD = "a sentence nobody guesses"
EVA = {"email": "Eva@example.org", "name": "Eva", "language": "nl"}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def admin(person):
    return actor_of(person(Role.COMPANY_ADMIN))


def link_in(letter):
    return re.search(r"/invitation/[\w-]+/", letter.body).group()


def last_link():
    return link_in(Letter.objects.filter(key__startswith="invitation/").exclude(body="").last())


def welcome(link, password=NEW_PASSWORD):
    browser = Client()
    return browser, browser.post(link, {"name": "Eva Maas", "language": "de", "password": password})


def test_invited_person_sets_name_language_and_password_and_goes_on_to_the_second_factor(adviser, world):
    invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    letter = Letter.objects.get()
    assert (letter.receiver.email, letter.language, letter.holds_secret) == ("eva@example.org", "nl", True)
    link = last_link()
    assert Client().get(link).status_code == 200
    browser, response = welcome(link)
    assert (response.status_code, response.url) == (302, "/account/second-factor/")
    user = User.objects.get(email="eva@example.org")
    assert (user.name, user.language, user.check_password(NEW_PASSWORD)) == ("Eva Maas", "de", True)
    assert browser.get("/account/").status_code == 200


def test_link_works_once(adviser, world):
    invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    link = last_link()
    welcome(link)
    assert [welcome(link)[1].status_code, Client().get(link).status_code] == [410, 410]


def test_link_ends_after_seven_days(adviser, world):
    invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    Invitation.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert welcome(last_link())[1].status_code == 410


def test_renewed_invitation_makes_the_first_link_void(adviser, world):
    user = invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    first = last_link()
    renew_invitation(adviser, user)
    assert welcome(first)[1].status_code == 410
    assert not Letter.objects.filter(body__contains=first).exists()
    assert welcome(last_link())[1].status_code == 302


def test_easy_password_is_refused(adviser, world):
    invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    _, response = welcome(last_link(), "password")
    assert response.status_code == 200
    assert "password" in response.context["form"].errors


def test_inviting_twice_writes_one_letter_and_gives_one_role(adviser, world):
    for _ in range(2):
        invite(adviser, HeldRole(Role.COMPANY_ADMIN, world.company.pk), **EVA)
    assert (Letter.objects.count(), Mandate.objects.filter(user__name="Eva").count()) == (1, 1)


def test_somebody_with_an_account_gets_the_role_and_a_letter_without_a_link(adviser, person, world):
    user = person(Role.COMPANY_USER, organisation=world.other_company)
    held = HeldRole(Role.COMPANY_USER, world.company.pk)
    invite(adviser, held, email=user.email, name="Another name", language="fr")
    assert held in actor_of(User.objects.get(pk=user.pk)).roles
    letter = Letter.objects.get()
    assert (letter.holds_secret, "/invitation/" in letter.body) == (False, False)
    assert User.objects.get(pk=user.pk).name == user.name


@pytest.mark.parametrize("role", [Role.SECRETARIAT_ADVISER, Role.CASE_HANDLER, Role.ASSESSOR])
def test_only_the_lead_gives_the_roles_of_the_secretariat(adviser, person, world, role):
    held = HeldRole(role, None, world.agreement.pk)
    with pytest.raises(NotAllowed):
        invite(adviser, held, **EVA)
    lead = actor_of(person(Role.SECRETARIAT_ADVISER, is_lead=True))
    assert invite(lead, held, **EVA).email == "eva@example.org"


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.COMMITTEE, Role.SYSTEM_ADMINISTRATOR])
def test_nobody_gives_the_roles_that_come_from_outside(person, world, role):
    lead = actor_of(person(Role.SECRETARIAT_ADVISER, is_lead=True))
    with pytest.raises(NotAllowed):
        invite(lead, HeldRole(role, None, world.agreement.pk), **EVA)


def test_adviser_of_another_agreement_gives_nothing_here(person, world):
    stranger = actor_of(person(Role.SECRETARIAT_ADVISER, agreement=world.other_agreement))
    for held in (
        HeldRole(Role.COMPANY_ADMIN, world.company.pk),
        HeldRole(Role.SUPPORTER, None, world.agreement.pk),
        HeldRole(Role.SUPPORTER),
    ):
        with pytest.raises(NotAllowed):
            invite(stranger, held, **EVA)
    assert not User.objects.filter(email="eva@example.org").exists()


def test_company_admin_invites_colleagues_only(admin, world):
    invite(admin, HeldRole(Role.COMPANY_USER, world.company.pk), **EVA)
    for held in (HeldRole(Role.COMPANY_USER, world.other_company.pk), HeldRole(Role.SUPPORTER)):
        with pytest.raises(NotAllowed):
            invite(admin, held, **EVA)


def test_company_sees_of_a_person_with_two_companies_only_its_own_role(admin, person, world):
    user = person(Role.COMPANY_USER)
    Mandate.objects.create(user=user, role="CU", organisation=world.other_company, starts="2018-01-01")
    shown = [each.organisation for each in mandates_open_to(admin).filter(user=user)]
    assert shown == [world.company]
    (found,) = [each for each in accounts_open_to(admin) if each.pk == user.pk]
    assert [each.organisation for each in found.shown_mandates] == [world.company]
    let_leave(admin, user)
    kept = actor_of(User.objects.get(pk=user.pk)).roles
    assert HeldRole(Role.COMPANY_USER, world.other_company.pk) in kept
    assert HeldRole(Role.COMPANY_USER, world.company.pk) not in kept


def test_people_page_of_a_company_names_nobody_else(signed_in, person, world):
    stranger = person(Role.COMPANY_ADMIN, organisation=world.other_company)
    User.objects.filter(pk=stranger.pk).update(name="Zeldzame Naam")
    assert "Zeldzame Naam" in signed_in(Role.SECRETARIAT_ADVISER).get("/people/").content.decode()
    browser = signed_in(Role.COMPANY_ADMIN)
    assert "Zeldzame Naam" not in browser.get("/people/?q=zeldzame").content.decode()
    assert browser.get(f"/people/{stranger.pk}/").status_code == 404


def test_who_leaves_loses_access_and_sessions_at_once_and_keeps_the_trail(adviser, person):
    user = person(Role.COMPANY_ADMIN)
    browser = Client()
    browser.post("/login/", {"login": user.email, "password": "correct horse battery"})
    assert browser.get("/account/").status_code == 200
    let_leave(adviser, user)
    assert browser.get("/account/").status_code == 302
    mandate = Mandate.objects.get(user=user)
    assert (mandate.ended_by_id, mandate.is_over, mandate.ends) == (adviser.user_id, True, None)
    assert not User.objects.get(pk=user.pk).is_active


def test_who_left_comes_back_by_a_new_invitation(adviser, person, world):
    user = person(Role.COMPANY_USER)
    let_leave(adviser, user)
    invite(adviser, HeldRole(Role.COMPANY_USER, world.company.pk), **(EVA | {"email": user.email}))
    back = User.objects.get(pk=user.pk)
    assert (back.is_active, back.has_usable_password()) == (True, False)
    assert welcome(last_link())[1].status_code == 302


def test_nobody_ends_the_own_role(admin):
    with pytest.raises(NotYourself):
        end_role(admin, Mandate.objects.get(user=admin.user_id))


def test_role_is_due_after_a_year_until_somebody_confirms_it(adviser, person):
    mandate = Mandate.objects.get(user=person(Role.COMPANY_USER))
    assert list(roles_to_confirm(adviser)) == [mandate]
    confirm_role(adviser, mandate)
    assert list(roles_to_confirm(adviser)) == []


@pytest.mark.parametrize("people", [1, 3])
def test_people_page_asks_the_same_number_of_questions(signed_in, person, people, django_assert_num_queries):
    browser = signed_in(Role.SECRETARIAT_ADVISER)
    for _ in range(people):
        person(Role.COMPANY_USER)
    browser.get("/people/")
    with django_assert_num_queries(7):
        browser.get("/people/")


def test_invitation_by_the_page(signed_in, world):
    browser = signed_in(Role.COMPANY_ADMIN)
    form = browser.get("/people/invite/").context["form"]
    assert [role for role, _ in form.fields["role"].choices] == ["CU", "CA"]
    sent = {**EVA, "role": "CU", "organisation": str(world.company.pk), "ends": ""}
    assert browser.post("/people/invite/", sent).url == "/people/"
    user = User.objects.get(email="eva@example.org")
    page = browser.get(f"/people/{user.pk}/").content.decode()
    assert "Send the invitation again" in page
    assert browser.post(f"/people/{user.pk}/leave/").url == "/people/"
    assert not User.objects.get(pk=user.pk).is_active
