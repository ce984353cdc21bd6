"""Letters as numbers, and how a name sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.finding.letters import codes_of, sound_of


def test_codes_have_edges_and_no_blanks():
    assert codes_of("az 09|b").tolist() == [0, 11, 36, 1, 10, 0, 12, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("textile", "tekstile"),
        ("fashion", "fasion"),
        ("phoenix", "foeniks"),
        ("jacket", "jaket"),
        ("shree ganesh", "shri ganesh"),
        ("garments", "garrments"),
        ("wool", "vool"),
    ],
)
def test_what_is_spoken_alike_sounds_alike(one, other):
    assert sound_of(one) == sound_of(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789 ", max_size=40))
def test_a_sound_is_a_key_again(key):
    assert set(sound_of(key)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert len(sound_of(key)) <= 2 * len(key)
