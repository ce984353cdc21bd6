"""Which roles somebody holds today."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import NOBODY, actor_of, organisations_of
from akkoord.desk.people.rules import Actor, HeldRole, Role

VISITOR = HeldRole(Role.PUBLIC_VISITOR)
DAY = timedelta(days=1)


def test_actor_of_visitor_is_nobody(db):
    assert actor_of(AnonymousUser()) == NOBODY == Actor(None, (VISITOR,))


def test_actor_of_account_without_mandates(person):
    user = person()
    assert actor_of(user) == Actor(user.pk, (VISITOR,))


def test_actor_of_closed_account_is_nobody(person):
    user = person(Role.SECRETARIAT_ADVISER)
    user.is_active = False
    assert actor_of(user) == NOBODY


@pytest.mark.parametrize(
    ("starts_in", "ends_in", "counts"),
    [(-9, None, True), (0, 0, True), (-9, 0, True), (-9, -1, False), (1, None, False)],
)
def test_mandate_counts_from_first_to_last_day(person, world, starts_in, ends_in, counts):
    today = timezone.localdate()
    ends = None if ends_in is None else today + ends_in * DAY
    user = person(Role.SECRETARIAT_ADVISER, starts=today + starts_in * DAY, ends=ends)
    held = (HeldRole(Role.SECRETARIAT_ADVISER, agreement_id=world.agreement.pk),) if counts else ()
    assert actor_of(user) == Actor(user.pk, (VISITOR, *held))


def test_organisations_of_person_in_two_companies(person, world):
    user = person(Role.COMPANY_ADMIN)
    Mandate.objects.create(
        user=user, role=Role.COMPANY_USER, organisation=world.other_company, starts=timezone.localdate()
    )
    assert set(organisations_of(actor_of(user))) == {world.company.pk, world.other_company.pk}


def test_organisations_of_assessor_of_a_company_are_none(person, world):
    user = person(Role.ASSESSOR, organisation=world.company)
    assert organisations_of(actor_of(user)) == []
