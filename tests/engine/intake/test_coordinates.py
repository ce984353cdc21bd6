import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.intake.coordinates import Angle, Axis, read_angle, read_pair


@pytest.mark.parametrize(
    ("text", "angle"),
    [
        ("12.5", Angle((12.5,))),
        ("-6,2088", Angle((-6.2088,))),
        ("6.2 S", Angle((-6.2,))),
        ("N 12.5°", Angle((12.5,))),
        ("12°58'30\"N", Angle((12.975,))),
        ("12° 58′ 30″ S", Angle((-12.975,))),
        ("W 12 58 30", Angle((-12.975,))),
        ("12°75'00\"", Angle()),
        ("-2378258", Angle((-2.378258, -23.78258), lost_point=True)),
        ("2.378.258", Angle((2.378258, 23.78258), lost_point=True)),
        ("23.9, 90.4", Angle()),
        ("north", Angle()),
        ("", Angle()),
    ],
)
def test_read_angle(text, angle):
    assert read_angle(text, Axis.LAT) == angle


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("12.5, 77.6", ("12.5", "77.6")),
        ("(12.5 77.6)", ("12.5", "77.6")),
        ("12,5; 77,6", ("12,5", "77,6")),
        ("12,5 77,6", ("12,5", "77,6")),
        ("12°58'N 77°35'E", ("12°58'N", "77°35'E")),
        ("12.5", ("", "")),
        ("", ("", "")),
    ],
)
def test_read_pair(text, pair):
    assert read_pair(text) == pair


@given(st.floats(-90, 90))
def test_decimal_degrees_come_back_the_same(degrees):
    text = f"{degrees:.5f}"
    assert read_angle(text, Axis.LAT) == Angle((float(text),))
    assert read_angle(text.replace(".", ","), Axis.LAT) == Angle((float(text),))


@given(st.text())
def test_any_text_gets_an_answer(text):
    assert all(
        -180 <= each <= 180 or not read_angle(text, Axis.LNG).lost_point
        for each in read_angle(text, Axis.LNG).readings
    )
    assert len(read_pair(text)) == 2
