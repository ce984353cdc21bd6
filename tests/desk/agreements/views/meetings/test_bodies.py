"""The pages of bodies: founding one, its seats, calling it together."""

from uuid import uuid4

import pytest

from akkoord.desk.agreements.models import Body, Meeting, Seat
from akkoord.desk.people.rules import Role

SEAT = {"person": "Anna", "group": "unions", "starts": "2018-01-01"}


@pytest.fixture
def adviser(signed_in, world):
    return signed_in(Role.SECRETARIAT_ADVISER)


@pytest.fixture
def body(world):
    return Body.objects.create(agreement=world.agreement, name="Steering group")


def test_body_is_founded_seated_and_called(adviser):
    asked = adviser.post("/agreements/textile/bodies/new/", {"name": "Steering group", "kind": "committee"})
    adviser.post(f"{asked.url}seats/", {**SEAT, "entry": uuid4(), "is_chair": "on"})
    assert "Anna" in adviser.get(asked.url).content.decode()
    adviser.post(f"{asked.url}meetings/", {"number": 1, "on": "2018-02-16"})
    meeting = Meeting.objects.get()
    assert (meeting.chair, meeting.attendances.get().person) == ("Anna", "Anna")


def test_seat_that_ends_before_it_begins_is_asked_again(adviser, body):
    sent = {**SEAT, "entry": uuid4(), "ends": "2017-01-01"}
    asked = adviser.post(f"/agreements/textile/bodies/{body.pk}/seats/", sent)
    assert "The last day comes before the first." in asked.content.decode()
    assert not Seat.objects.exists()


def test_member_leaves(adviser, body):
    seat = Seat.objects.create(body=body, person="Anna", group="unions", starts="2018-01-01")
    adviser.post(f"/agreements/textile/bodies/{body.pk}/seats/{seat.pk}/")
    assert Seat.objects.get().ends is not None


def test_seat_of_another_body_is_not_there(adviser, body, world):
    other = Body.objects.create(agreement=world.other_agreement, name="Other")
    seat = Seat.objects.create(body=other, person="Anna", group="unions", starts="2018-01-01")
    for address in (
        f"/agreements/textile/bodies/{body.pk}/seats/{seat.pk}/",
        f"/agreements/textile/bodies/{other.pk}/seats/",
    ):
        assert adviser.post(address, {}).status_code == 404
    assert Seat.objects.get().ends is None
