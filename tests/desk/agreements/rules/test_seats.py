"""Seats filled and needed."""

import pytest

from akkoord.desk.agreements.rules.meetings import BodyKind, SeatGroup
from akkoord.desk.agreements.rules.seats import GroupSeats, Representation, representation

SEATS = {"unions": 2, "ngos": 2, "government": 1}


def test_row_is_read_into_its_shape():
    row = {"body": "committee", "group": "unions", "seats": 1}
    assert GroupSeats.read(row) == GroupSeats(BodyKind.COMMITTEE, SeatGroup.UNIONS, 1)


@pytest.mark.parametrize(
    ("present", "share", "expected"),
    [
        (["unions", "ngos", "government"], 50, Representation(3, 5, 3)),
        (["unions", "unions", "unions"], 50, Representation(2, 5, 3)),
        (["companies"], 50, Representation(0, 5, 3)),
        (["unions"], None, Representation(1, 5)),
        ([], 100, Representation(0, 5, 5)),
    ],
)
def test_group_fills_no_more_than_its_seats(present, share, expected):
    assert representation(SEATS, present, quorum_share=share) == expected


def test_body_decides_with_enough_seats_filled_or_without_a_rule():
    found = [Representation(3, 5, 3), Representation(2, 5, 3), Representation(0, 5)]
    assert [each.is_enough for each in found] == [True, False, True]
