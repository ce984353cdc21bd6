"""The pages of trainings: what each sees of them, and never another company's people."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from akkoord.desk.agreements.models import Enrolment, Organisation, Participation, Training
from akkoord.desk.people.rules import Role

LIST = "/agreements/trainings/"
OF_TEXTILE = "/agreements/textile/trainings/"


@pytest.fixture
def coming(world):
    training = Training.objects.create(agreement=world.agreement, title="Living wage", expects="all")
    return training.dates.create(on=timezone.localdate() + timedelta(days=20))


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def test_secretariat_announces_a_training_with_a_date_and_sees_who_is_missed(adviser, world):
    sent = {"entry": uuid4(), "title": "Due diligence", "expects": "all", "languages": "Dutch"}
    page = adviser.post(f"{OF_TEXTILE}new/", sent).url
    when = {"entry": uuid4(), "on": (timezone.localdate() + timedelta(days=9)).isoformat(), "seats": "12"}
    shown = adviser.post(f"{page}dates/", when, follow=True).content.decode()
    assert "0 of 12 seats taken" in shown
    assert "Write to the 2 companies" in shown
    assert "2 companies are written to." in adviser.post(f"{page}call/", follow=True).content.decode()
    assert "Due diligence" in adviser.get(OF_TEXTILE).content.decode()


def test_company_enrols_comes_and_gets_its_certificate(adviser, signed_in, world, coming):
    company, page = signed_in(Role.COMPANY_ADMIN), f"{OF_TEXTILE}{coming.training_id}/"
    assert "Living wage" in company.get(LIST).content.decode()
    asked = {"entry": uuid4(), "person": "Bram"}
    shown = company.post(f"/agreements/training-dates/{coming.pk}/enrol/", asked, follow=True)
    assert "Bram is enrolled." in shown.content.decode()

    enrolment = Enrolment.objects.get()
    came = {f"attendance-{enrolment.pk}": "came"}
    adviser.post(f"/agreements/training-dates/{coming.pk}/", came)
    assert "Bram" in company.get(f"/agreements/enrolments/{enrolment.pk}/certificate/").content.decode()
    scored = {"score": "5", "remark": "Good."}
    company.post(f"/agreements/enrolments/{enrolment.pk}/score/", scored)
    assert "5.0 of 5" in adviser.get(page).content.decode()


def test_company_never_sees_people_of_another(signed_in, world, coming):
    Enrolment.objects.create(date=coming, organisation=world.other_company, person="Cas van Naaldwerk")
    page = f"{OF_TEXTILE}{coming.training_id}/"
    for who, seen in ((Role.COMPANY_ADMIN, False), (Role.PARTY_REPRESENTATIVE, False)):
        assert ("Naaldwerk" in signed_in(who).get(page).content.decode()) is seen
    other = signed_in(Role.COMPANY_ADMIN, organisation=world.other_company)
    assert "Cas van Naaldwerk" in other.get(page).content.decode()


def test_nobody_gets_a_certificate_before_they_came(signed_in, world, coming):
    own = Enrolment.objects.create(date=coming, organisation=world.company, person="Bram")
    company = signed_in(Role.COMPANY_ADMIN)
    assert company.get(f"/agreements/enrolments/{own.pk}/certificate/").status_code == 404


def test_visitor_reads_the_page_of_an_open_training_without_people(client, world, coming):
    page = f"{OF_TEXTILE}{coming.training_id}/"
    Enrolment.objects.create(date=coming, organisation=world.company, person="Bram")
    assert client.get(page).status_code == 404
    Training.objects.update(is_open=True)
    shown = client.get(page).content.decode()
    assert "Living wage" in shown
    assert "Bram" not in shown
    assert "Weefhuis" not in shown


def test_supporter_announces_its_own_training_and_notes_who_came_without_companies(signed_in, world, coming):
    ngo = Organisation.objects.create(name="Schone Kleren", kind="ngo")
    Participation.objects.create(
        agreement=world.agreement, organisation=ngo, role="supporter", state="active"
    )
    supporter = signed_in(Role.SUPPORTER, organisation=ngo)
    assert f"{OF_TEXTILE}new/" in supporter.get(LIST).content.decode()
    page = supporter.post(f"{OF_TEXTILE}new/", {"entry": uuid4(), "title": "Wages", "expects": "nobody"}).url
    own = Training.objects.get(title="Wages")
    assert own.provider == ngo
    date = own.dates.create(on=timezone.localdate())
    Enrolment.objects.create(date=date, organisation=world.company, person="Bram")
    listed = supporter.get(f"/agreements/training-dates/{date.pk}/").content.decode()
    assert "Bram" in listed
    assert "Weefhuis" not in listed
    assert "Weefhuis" not in supporter.get(page).content.decode()
    assert supporter.get(f"{OF_TEXTILE}{coming.training_id}/change/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_a_fixed_number_of_queries(
    adviser, signed_in, world, coming, rows, django_assert_num_queries
):
    for number in range(rows):
        training = Training.objects.create(agreement=world.agreement, title=f"T{number}")
        training.dates.create(on=timezone.localdate() + timedelta(days=number))
        Enrolment.objects.create(date=coming, organisation=world.company, person=f"P{number}")
    company = signed_in(Role.COMPANY_ADMIN)
    with django_assert_num_queries(10):
        company.get(LIST)
    with django_assert_num_queries(8):
        adviser.get(OF_TEXTILE)
    with django_assert_num_queries(9):
        adviser.get(f"{OF_TEXTILE}{coming.training_id}/")
