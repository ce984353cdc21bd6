"""Who may propose and confirm, and what can be: nothing alone, nothing early, nothing twice."""

from datetime import date

import pytest
from django.utils import timezone
from tests.desk.register.handing_in import admin_of, person
from tests.desk.retention.conftest import leaves

from akkoord.desk.people.actions import NotAllowed, send_waiting_letters, write_letter
from akkoord.desk.people.models import Letter, Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import hold_links
from akkoord.desk.retention.actions import (
    carry_out_confirmed,
    confirm,
    hold_company,
    lift_hold,
    propose,
    withdraw,
)
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.rules import (
    DecidedAlready,
    LeadNeeded,
    NotDue,
    NumberNeeded,
    SecondPersonNeeded,
    months_after,
)


def test_propose_twice_is_once(lead, subject):
    assert propose(lead, [subject, subject]) == propose(lead, [subject])
    assert Destruction.objects.count() == 1


def test_propose_is_for_the_lead(second, left, subject):
    with pytest.raises(LeadNeeded):
        propose(second, [subject])
    with pytest.raises(NotAllowed):
        propose(actor_of(admin_of(left)), [subject])


def test_propose_refuses_what_is_not_due(lead, textile, left, subject):
    leaves(left, on=timezone.localdate())
    with pytest.raises(NotDue):
        propose(lead, [subject])
    leaves(left)
    hold_links(
        lead.user_id, agreement_id=textile.pk, organisations=[left.pk], location=None, cause=("case", "1")
    )
    with pytest.raises(NotDue):
        propose(lead, [subject])
    assert not Destruction.objects.exists()


def test_propose_refuses_a_company_that_stays(lead, textile, stays):
    with pytest.raises(NotDue):
        propose(lead, [f"lists/{textile.pk}/{stays.pk}"])


def test_confirm_needs_somebody_else(lead, second, subject):
    (proposed,) = propose(lead, [subject])
    with pytest.raises(SecondPersonNeeded):
        confirm(lead, proposed)

    assert confirm(second, proposed).decided_by_id == second.user_id
    with pytest.raises(DecidedAlready):
        confirm(second, proposed)
    with pytest.raises(DecidedAlready):
        withdraw(lead, proposed)


def test_confirm_is_for_the_secretariat(lead, left, subject):
    (proposed,) = propose(lead, [subject])
    with pytest.raises(NotAllowed):
        confirm(actor_of(admin_of(left)), proposed)


def test_withdrawn_is_not_carried_out_and_can_be_proposed_again(lead, subject):
    (first,) = propose(lead, [subject])
    withdraw(lead, first)

    assert carry_out_confirmed() == []
    (again,) = propose(lead, [subject])
    assert again.pk != first.pk


def test_hold_needs_a_number_and_the_lead(lead, second, textile, left):
    with pytest.raises(NumberNeeded):
        hold_company(lead, textile, left, cause="legal_request", reference=" ")
    with pytest.raises(LeadNeeded):
        hold_company(second, textile, left, cause="legal_request", reference="7")
    hold_company(lead, textile, left, cause="legal_request", reference="7")
    hold_company(lead, textile, left, cause="legal_request", reference="7")
    (hold,) = left.link_holds.filter(lifted_at=None)
    lift_hold(lead, hold)
    assert not left.link_holds.filter(lifted_at=None).exists()


@pytest.fixture
def gone_person(db, company, second):
    """Somebody who left long ago, after deciding something and getting letters."""
    user = person("CU", organisation=company("Gamma"), name="Piet Vertrokken")
    user.email = "piet@gamma.example"
    user.save()
    write_letter(user, "desk/letter.txt", key="welcome/1")
    send_waiting_letters()
    Mandate.objects.filter(user=user).update(ends=date(2017, 1, 1))
    return user


def test_person_who_left_keeps_the_trail_under_a_number(lead, second, gone_person):
    (proposed,) = propose(lead, [f"people/{gone_person.pk}"])
    confirm(second, proposed)
    (done,) = carry_out_confirmed()

    erased = User.objects.get(pk=gone_person.pk)
    assert (erased.name, erased.email, erased.is_active) == (
        f"#{erased.pk}",
        f"{erased.pk}@erased.invalid",
        False,
    )
    assert not erased.has_usable_password()
    assert Letter.objects.values_list("key", "subject", "body").get() == ("welcome/1", "", "")
    assert done.counts == {"accounts": 1, "sign_ins": 0, "letters": 1}
    assert "Piet" not in done.certificate
    assert f"#{erased.pk}" in done.certificate
    with pytest.raises(NotDue):
        propose(lead, [f"people/{erased.pk}"])


def test_person_with_another_role_is_kept(lead, gone_person, company):
    Mandate.objects.create(
        user=gone_person, role="CU", organisation=company("Delta"), starts=date(2017, 1, 1)
    )
    with pytest.raises(NotDue):
        propose(lead, [f"people/{gone_person.pk}"])


def test_old_letters_lose_their_text(lead, second, gone_person):
    with pytest.raises(NotDue):
        propose(lead, ["letters"])
    Letter.objects.update(written_at=timezone.now() - timezone.timedelta(days=800))

    (proposed,) = propose(lead, ["letters"])
    confirm(second, proposed)
    (done,) = carry_out_confirmed()

    assert done.counts == {"letters": 1}
    assert Letter.objects.values_list("subject", "body").get() == ("", "")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2017, 8, 31), 6, date(2018, 2, 28)),
        (date(2017, 12, 1), 1, date(2018, 1, 1)),
        (date(2018, 1, 31), -11, date(2017, 2, 28)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
    ],
)
def test_months_after_stays_inside_the_month(day, months, later):
    assert months_after(day, months) == later
