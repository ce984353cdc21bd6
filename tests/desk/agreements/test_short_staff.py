"""A year in which staff is short: an adviser may also assess, and the second reader stays a third person."""

import pytest
from django.urls import reverse

from akkoord.desk.agreements.actions.short_staff import end_short_staff, note_short_staff
from akkoord.desk.people.actions import NotAllowed, ReasonMissing, give_role, take_part
from akkoord.desk.people.models import Mandate, PartTaken, ShortStaff
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Part, PartsApart, Role

PAGE = reverse("accounts:short_staff")


@pytest.fixture
def lead(person):
    user = person(Role.SECRETARIAT_ADVISER, is_lead=True)
    Mandate.objects.filter(user=user).update(agreement=None)
    return actor_of(user)


@pytest.fixture
def adviser(person):
    return person(Role.SECRETARIAT_ADVISER)


def take(user, world, part, year=2018):
    take_part(actor_of(user), part, world.company.pk, agreement_id=world.agreement.pk, year=year)


def test_adviser_assesses_where_staff_is_short_and_never_reads_second(lead, adviser, world):
    take(adviser, world, Part.ADVISED)
    with pytest.raises(PartsApart):
        take(adviser, world, Part.ASSESSED)
    for _ in range(2):
        note_short_staff(lead, world.agreement, 2018, reason="One of three is ill.")
    take(adviser, world, Part.ASSESSED)
    with pytest.raises(PartsApart):
        take(adviser, world, Part.READ_SECOND)
    assert ShortStaff.objects.count() == 1


def test_exception_counts_for_its_year_until_it_ends(lead, adviser, world):
    exception = note_short_staff(lead, world.agreement, 2018, reason="One of three is ill.")
    take(adviser, world, Part.ADVISED, year=2019)
    with pytest.raises(PartsApart):
        take(adviser, world, Part.ASSESSED, year=2019)
    for _ in range(2):
        ended = end_short_staff(lead, exception)
    take(adviser, world, Part.ADVISED)
    with pytest.raises(PartsApart):
        take(adviser, world, Part.ASSESSED)
    assert (ended.ended_by_id, PartTaken.objects.count()) == (lead.user_id, 2)


def test_adviser_is_made_assessor_where_staff_is_short(lead, adviser, world):
    take(adviser, world, Part.ADVISED)
    note_short_staff(lead, world.agreement, 2018, reason="One of three is ill.")
    held = HeldRole(Role.ASSESSOR, world.company.pk, world.agreement.pk)
    mandate = give_role(adviser, held, starts=Mandate.objects.first().starts)
    assert mandate.role == Role.ASSESSOR


def test_nobody_but_the_lead_makes_an_exception_and_never_without_a_reason(lead, adviser, world):
    with pytest.raises(NotAllowed):
        note_short_staff(actor_of(adviser), world.agreement, 2018, reason="I want to.")
    with pytest.raises(ReasonMissing):
        note_short_staff(lead, world.agreement, 2018, reason=" ")


def test_exception_is_made_and_ended_on_its_page(signed_in, world):
    browser = signed_in(Role.SECRETARIAT_ADVISER, is_lead=True)
    assert "Staff was never short" in browser.get(PAGE).content.decode()
    sent = {"short-agreement": world.agreement.pk, "short-year": "2018", "short-reason": "One is ill."}
    browser.post(PAGE, sent)
    exception = ShortStaff.objects.get()
    assert "One is ill." in browser.get(PAGE).content.decode()
    browser.post(reverse("accounts:end_short_staff", args=[exception.pk]))
    exception.refresh_from_db()
    assert exception.ended_at is not None


def test_lead_of_one_agreement_makes_no_exception_in_another(signed_in, world):
    browser = signed_in(Role.SECRETARIAT_ADVISER, is_lead=True)
    sent = {"short-agreement": world.other_agreement.pk, "short-year": "2018", "short-reason": "Ill."}
    assert browser.post(PAGE, sent).status_code == 200
    assert not ShortStaff.objects.exists()
