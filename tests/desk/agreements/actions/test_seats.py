"""The seats of a body: their number, who takes them, and whether a meeting had enough of them."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.actions.meetings import add_attendance, call_meeting, found_body, note_attendance
from akkoord.desk.agreements.actions.seats import give_seat, set_seats
from akkoord.desk.agreements.models import SeatNumber
from akkoord.desk.agreements.queries.seats import groups_in, representation_at, seats_by_group
from akkoord.desk.agreements.rules.meetings import Presence, SeatGroup
from akkoord.desk.agreements.rules.seats import Representation
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

SIGNED = date(2016, 7, 4)
DAY = date(2018, 2, 16)
SEATS = [
    {"body": "steering_group", "group": "unions", "seats": 2},
    {"body": "steering_group", "group": "ngos", "seats": 1},
    {"body": "committee", "group": "employers", "seats": 1},
]


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def body(adviser, world):
    world.agreement.seats, world.agreement.quorum_share = SEATS, 60
    world.agreement.save()
    return found_body(adviser, world.agreement, name="Steering group", values={"kind": "steering_group"})


def sit(adviser, body, person, group="unions", **values):
    given = {"person": person, "group": group, "starts": SIGNED, **values}
    return give_seat(adviser, body, entry=uuid4(), values=given)


def represented(meeting):
    return representation_at(meeting, meeting.attendances.all())


def shown(found):
    return [(each.group.value, each.seats, len(each.members), each.vacant) for each in found.groups]


def test_new_body_has_the_seats_that_are_agreed_on(adviser, world, body):
    found_body(adviser, world.agreement, name="Steering group", values={})
    numbers = SeatNumber.objects.values_list("group", "seats", "starts")
    assert list(numbers) == [("unions", 2, SIGNED), ("ngos", 1, SIGNED)]


def test_seat_without_a_holder_is_vacant(adviser, body):
    sit(adviser, body, "Anna")
    sit(adviser, body, "Bert", is_deputy=True)
    sit(adviser, body, "Carla", ends=date(2018, 2, 15))
    sit(adviser, body, "Dirk", "ngos", starts=date(2018, 3, 1))
    assert shown(groups_in(body, on=DAY)) == [("unions", 2, 1, 1), ("ngos", 1, 0, 1)]


def test_number_of_seats_counts_from_its_day(adviser, body):
    set_seats(adviser, body, SeatGroup.UNIONS, seats=1, starts=DAY)
    set_seats(adviser, body, SeatGroup.UNIONS, seats=3, starts=DAY)
    before, after = (groups_in(body, on=day).groups[0].seats for day in (SIGNED, DAY))
    assert (before, after) == (2, 3)


def test_members_and_deputies_are_invited_and_fill_seats(adviser, body):
    anna, bert = sit(adviser, body, "Anna"), sit(adviser, body, "Bert", is_deputy=True)
    dirk = sit(adviser, body, "Dirk", "ngos")
    meeting = call_meeting(adviser, body, number=1, values={"on": DAY})
    invited = meeting.attendances.values_list("person", "seat")
    assert set(invited) == {
        ("Anna", anna.pk),
        ("Bert", bert.pk),
        ("Dirk", dirk.pk),
    }
    assert represented(meeting) is None
    there = {each.pk: Presence.PRESENT for each in meeting.attendances.exclude(person="Anna")}
    note_attendance(adviser, meeting, there)
    assert represented(meeting) == Representation(2, 3, 2)


def test_guest_fills_no_seat(adviser, body):
    sit(adviser, body, "Anna")
    meeting = call_meeting(adviser, body, number=1, values={"on": DAY})
    guest = {"person": "Guest", "group": "unions", "presence": Presence.PRESENT}
    add_attendance(adviser, meeting, entry=uuid4(), values=guest)
    assert represented(meeting) == Representation(0, 3, 2)


def test_seats_of_all_bodies_are_read_in_three_queries(adviser, world, body, django_assert_num_queries):
    for number in range(3):
        other = found_body(adviser, world.agreement, name=f"Group {number}", values={"kind": "committee"})
        sit(adviser, other, "Anna", organisation=world.company)
    with django_assert_num_queries(3):
        found = seats_by_group(world.agreement, on=DAY)
        assert [each.vacant for each in found] == [1, 1, 1, 3]


def test_party_changes_no_seats(person, body):
    with pytest.raises(NotAllowed):
        set_seats(actor_of(person(Role.PARTY_REPRESENTATIVE)), body, SeatGroup.UNIONS, seats=9, starts=DAY)
