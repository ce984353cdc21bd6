"""Trainings: giving them, enrolling, who came, and who is asked to come."""

import threading
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connections
from django.utils import timezone

from akkoord.desk.agreements.actions.papers import Upload, keep_file
from akkoord.desk.agreements.actions.trainings import (
    call_expected,
    enrol,
    give_seat_back,
    note_who_came,
    plan_date,
    say_how_it_was,
    write_training,
)
from akkoord.desk.agreements.models import Enrolment, Organisation, Participation, Training
from akkoord.desk.agreements.queries.papers import may_download
from akkoord.desk.agreements.queries.trainings import (
    TrainingYear,
    certificates_of,
    expected_companies,
    may_read_training,
    training_year,
    trainings_of_company,
)
from akkoord.desk.agreements.rules.trainings import (
    Attendance,
    DidNotCome,
    EnrolmentClosed,
    NoSeatLeft,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, HeldRole, Role

VISITOR = Actor(None, (HeldRole(Role.PUBLIC_VISITOR),))


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def training(adviser, world):
    values = {"title": "Freedom of association", "expects": "all"}
    return write_training(adviser, world.agreement, entry=uuid4(), values=values)


@pytest.fixture
def coming(adviser, training):
    values = {"on": timezone.localdate() + timedelta(days=20), "seats": 2}
    return plan_date(adviser, training, entry=uuid4(), values=values)


@pytest.fixture
def user(person):
    return actor_of(person(Role.COMPANY_USER))


def enrolled(actor, coming, company, name="Anna"):
    return enrol(actor, coming, company, entry=uuid4(), person=name)


def test_training_and_date_that_are_sent_twice_stand_once(adviser, world):
    training_entry, date_entry = uuid4(), uuid4()
    for _ in range(2):
        found = write_training(adviser, world.agreement, entry=training_entry, values={"title": "Start"})
        plan_date(adviser, found, entry=date_entry, values={"on": date(2018, 3, 1)})
    assert Training.objects.get().dates.count() == 1


def test_supporter_gives_its_own_trainings_only(person, world, training):
    ngo = Organisation.objects.create(name="Schone Kleren", kind="ngo")
    supporter = actor_of(person(Role.SUPPORTER, organisation=ngo))
    own = write_training(
        supporter, world.agreement, entry=uuid4(), values={"title": "Wages", "provider": ngo}
    )
    assert plan_date(supporter, own, entry=uuid4(), values={"on": date(2018, 3, 1)}).training == own
    for provider in (None, world.company):
        with pytest.raises(NotAllowed):
            write_training(
                supporter, world.agreement, entry=uuid4(), values={"title": "X", "provider": provider}
            )
    with pytest.raises(NotAllowed):
        write_training(supporter, world.agreement, entry=uuid4(), values={"title": "X"}, training=training)


def test_person_is_enrolled_once_and_takes_one_seat(user, world, coming):
    for _ in range(2):
        enrolled(user, coming, world.company)
    assert Enrolment.objects.count() == 1


def test_full_or_past_date_takes_nobody(adviser, user, world, training, coming):
    for name in ("Anna", "Bram"):
        enrolled(user, coming, world.company, name)
    with pytest.raises(NoSeatLeft):
        enrolled(user, coming, world.company, "Cas")
    past = plan_date(adviser, training, entry=uuid4(), values={"on": date(2018, 3, 1)})
    with pytest.raises(EnrolmentClosed):
        enrolled(user, past, world.company)


@pytest.mark.django_db(transaction=True)
def test_last_seat_is_taken_once_by_two_at_the_same_moment(user, world, coming):
    type(coming).objects.update(seats=1)
    together, answers = threading.Barrier(2), []

    def take(name):
        together.wait()
        try:
            answers.append(enrolled(user, coming, world.company, name))
        except NoSeatLeft as refused:
            answers.append(refused)
        finally:
            connections.close_all()

    people = [threading.Thread(target=take, args=(name,)) for name in ("Anna", "Bram")]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert {type(answer) for answer in answers} == {Enrolment, NoSeatLeft}
    assert Enrolment.objects.count() == 1


def test_company_enrols_nobody_for_another_or_where_it_takes_no_part(user, world, coming):
    with pytest.raises(NotAllowed):
        enrolled(user, coming, world.other_company)
    Participation.objects.filter(organisation=world.company).update(state="withdrawn")
    with pytest.raises(NotAllowed):
        enrolled(user, coming, world.company)


def test_secretariat_enrols_for_a_company(adviser, world, coming):
    assert enrolled(adviser, coming, world.other_company).organisation == world.other_company


def test_seat_is_given_back_by_the_company_itself_only(user, person, world, coming):
    own = enrolled(user, coming, world.company)
    stranger = actor_of(person(Role.COMPANY_ADMIN, organisation=world.other_company))
    with pytest.raises(NotAllowed):
        give_seat_back(stranger, own)
    give_seat_back(user, own)
    give_seat_back(user, own)
    assert not Enrolment.objects.exists()


def test_certificate_and_score_are_for_who_came(adviser, user, world, coming):
    own = enrolled(user, coming, world.company)
    with pytest.raises(DidNotCome):
        say_how_it_was(user, own, score=4, remark="")
    note_who_came(adviser, coming, {own.pk: Attendance.CAME})
    say_how_it_was(user, own, score=4, remark="More examples.")
    year = {"agreement_id": world.agreement.pk, "year": coming.on.year}
    assert [each.person for each in certificates_of(world.company.pk, **year)] == ["Anna"]
    assert not certificates_of(world.other_company.pk, **year)
    assert training_year(world.agreement, coming.on.year) == TrainingYear(0, 1, 1, 4.0)


def test_expected_companies_are_missed_until_they_enrol(adviser, user, world, training, coming):
    def told():
        return [(each.name, each.is_missed) for each in expected_companies(training)]

    assert told() == [("Naaldwerk", True), ("Weefhuis", True)]
    enrolled(user, coming, world.company)
    assert told() == [("Naaldwerk", True), ("Weefhuis", False)]


def test_newcomers_are_those_of_the_last_year(world, training, coming):
    Training.objects.update(expects="newcomers")
    training.refresh_from_db()
    assert expected_companies(training) == []
    Participation.objects.filter(organisation=world.company).update(since=timezone.localdate())
    assert [each.name for each in expected_companies(training)] == ["Weefhuis"]


def test_missed_companies_are_written_to_once_for_a_date(adviser, person, world, training, coming):
    admins = [person(Role.COMPANY_ADMIN, organisation=each) for each in (world.company, world.other_company)]
    enrolled(actor_of(admins[0]), coming, world.company)
    assert [call_expected(adviser, training) for _ in range(2)] == [1, 1]
    assert [each.receiver for each in Letter.objects.all()] == [admins[1]]


def test_who_enrolled_is_told_of_another_day(adviser, person, world, training, coming):
    admin = person(Role.COMPANY_ADMIN)
    enrolled(actor_of(admin), coming, world.company)
    plan_date(adviser, training, entry=uuid4(), values={"seats": 9}, date=coming)
    assert not Letter.objects.exists()
    plan_date(adviser, training, entry=uuid4(), values={"is_cancelled": True}, date=coming)
    assert Letter.objects.get().receiver == admin


def test_company_reads_trainings_only_where_it_takes_part(adviser, user, person, world, training):
    elsewhere = Training.objects.create(agreement=world.other_agreement, title="Mines")
    assert may_read_training(user, training)
    assert not may_read_training(user, elsewhere)
    assert trainings_of_company(world.company.pk) == [training]
    elsewhere.is_open = True
    assert may_read_training(user, elsewhere)
    assert may_read_training(VISITOR, elsewhere)
    assert not may_read_training(VISITOR, training)


def test_material_of_an_open_training_stays_with_who_takes_part(adviser, user, world, training):
    Training.objects.update(is_open=True)
    training.refresh_from_db()
    kept = keep_file(adviser, training, Upload("slides.pdf", b"%PDF-1"), entry=uuid4())
    shared = keep_file(adviser, training, Upload("flyer.pdf", b"%PDF-1", is_open=True), entry=uuid4())
    assert [may_download(user, each) for each in (kept, shared)] == [True, True]
    assert [may_download(VISITOR, each) for each in (kept, shared)] == [False, True]
    Participation.objects.filter(organisation=world.company).update(state="withdrawn")
    assert [may_download(user, each) for each in (kept, shared)] == [False, True]


@pytest.mark.parametrize("path", ["/agreements/trainings/open/", "/agreements/textile/trainings/{}/"])
def test_visitor_reads_of_an_open_training_who_gives_it_and_where_unless_that_is_dangerous(
    adviser, user, training, client, path
):
    values = {"on": date(2100, 1, 1), "place": "Beurs van Berlage"}
    plan_date(adviser, training, entry=uuid4(), values=values)
    Training.objects.update(is_open=True, given_by="Union of Dhaka")
    address = path.format(training.pk)
    assert {"Beurs van Berlage", "Union of Dhaka"} == words_on(client, address)
    Training.objects.update(protects_speakers=True)
    assert words_on(client, address) == set()
    client.force_login(User.objects.get(pk=user.user_id))
    assert words_on(client, f"/agreements/textile/trainings/{training.pk}/") == {
        "Beurs van Berlage",
        "Union of Dhaka",
        "Take no photos",
    }


def words_on(client, address):
    page = client.get(address).content.decode()
    return {each for each in ("Beurs van Berlage", "Union of Dhaka", "Take no photos") if each in page}


def test_open_trainings_to_come_stand_in_their_order(adviser, training, client):
    assert "No open training" in client.get("/agreements/trainings/open/").content.decode()
    for year in (2101, 2100):
        plan_date(adviser, training, entry=uuid4(), values={"on": date(year, 1, 1)})
    Training.objects.update(is_open=True)
    page = client.get("/agreements/trainings/open/").content.decode()
    assert page.index("2100") < page.index("2101")
