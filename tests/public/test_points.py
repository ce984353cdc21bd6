"""Which locations lie in a part of the map."""

import numpy as np
import pytest

from akkoord.public.edition_rows import POINT_COLUMNS
from akkoord.public.points import Box, PointTable, box_of

TABLE = PointTable(
    np.array(
        [(1, 23.811, 90.411), (2, 41.01, 28.95), (4, -18.1, 178.4), (7, 23.71, 90.41)], dtype=POINT_COLUMNS
    )
)


@pytest.mark.parametrize(
    ("box", "numbers"),
    [
        (Box(-180, -90, 180, 90), [1, 2, 4, 7]),
        (Box(90, 23, 91, 24), [1, 7]),
        (Box(90.41, 23.71, 90.41, 23.71), [7]),
        (Box(170, -20, -170, 0), [4]),
        (Box(0, 0, 1, 1), []),
    ],
)
def test_inside_gives_the_numbers_in_the_order_of_the_list(box, numbers):
    assert TABLE.inside(box).tolist() == numbers


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("90,23,91,24", Box(90, 23, 91, 24)),
        ("90.41,23.71", Box(90.41, 23.71, 90.41, 23.71)),
        ("-200,-80,200,80", Box(-180, -80, 180, 80)),
        ("170,-20,190,0", Box(170, -20, -170, 0)),
        ("", None),
        ("1,2,3", None),
        ("0,5,1,4", None),
        ("nan,0,1,1", None),
        ("inf,0,1,1", None),
        ("1e999,0,1,1", None),
        ("a,b,c,d", None),
        ("0," * 3000, None),
    ],
)
def test_box_of_reads_what_the_address_says(text, box):
    assert box_of(text) == box


def test_a_box_stands_in_an_address_as_it_was_read():
    assert box_of(Box(90.5, 23, 91, 24.25).text) == Box(90.5, 23, 91, 24.25)
