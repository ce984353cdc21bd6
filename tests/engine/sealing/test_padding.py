"""Padding comes off whole, and leaves few sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sealing import TooLong, pad, unpad
from akkoord.engine.sealing.padding import SHORT, SIZES


@given(st.binary(max_size=300_000))
def test_padding_comes_off_whole(content):
    assert len(pad(content)) in SIZES
    assert unpad(pad(content)) == content


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 65_536), (65_528, 65_536), (65_529, 262_144), (67_108_856, 67_108_864)],
)
def test_next_size_that_holds_it_is_taken(length, size):
    assert len(pad(bytes(length))) == size


@pytest.mark.parametrize(("length", "size"), [(0, 4096), (4088, 4096), (4089, 16_384), (70_000, 262_144)])
def test_what_is_always_short_may_stay_short(length, size):
    assert len(pad(bytes(length), least=SHORT)) == size


def test_more_than_the_largest_size_is_refused():
    with pytest.raises(TooLong):
        pad(bytes(SIZES[-1] - 7))


@pytest.mark.parametrize("padded", [b"", bytes(10), b"\xff" * 65_536])
def test_what_was_not_padded_is_refused(padded):
    with pytest.raises(ValueError, match="not padded"):
        unpad(padded)
