"""Maps as lines: what is in the window, at its place, at its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.desk.register.drawing import (
    HEIGHT,
    WIDTH,
    Window,
    clipped,
    kilometres,
    outlines,
    scale_of,
)

SQUARE = (0.0, 0.0, 10.0, 10.0)
DEGREE = st.floats(-20, 20).map(lambda each: round(each, 3))


def test_middle_of_the_window_is_the_middle_of_the_drawing():
    assert Window(11.1, 77.3, 10).place((77.3, 11.1)) == (WIDTH / 2, HEIGHT / 2)


def test_places_are_as_far_on_the_drawing_as_on_the_ground():
    window = Window(52.0, 5.0, 10)
    x, y = window.place((5.0, 52.0 + 5 / 111.32))
    assert (x, HEIGHT / 2 - y) == pytest.approx((WIDTH / 2, window.length(5)))
    assert kilometres((5.0, 52.0), (5.0, 52.0 + 5 / 111.32)) == pytest.approx(5)


@pytest.mark.parametrize(("half_width", "km"), [(10, "5"), (600, "200"), (0.2, "0.5")])
def test_scale_is_round(half_width, km):
    assert scale_of(Window(0, 0, half_width)).km == km


@given(st.lists(st.tuples(DEGREE, DEGREE), min_size=3, max_size=12))
def test_what_is_cut_lies_within_the_sides(ring):
    assert all(-0.001 <= each <= 10.001 for point in clipped(ring, SQUARE) for each in point)


def test_shape_within_the_sides_stays_whole():
    ring = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)]
    assert sorted(clipped(ring, SQUARE)) == sorted(ring)


def test_land_is_drawn_and_the_ocean_is_empty():
    assert outlines(Window(11.1, 77.3, 600)).startswith("M")
    assert outlines(Window(-40, -20, 300)) == ""
