"""Many values in a stream of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.values_found import ValueSearch

VALUES = [b"petra@example.org", b"petra@example.net", b"12345678", b"production sites.xlsx"]


SOME_BYTES = st.binary(max_size=60)
SOME_LETTERS = st.text(alphabet="abcdefgh@.", max_size=200)


@given(before=SOME_BYTES, value=st.sampled_from(VALUES), after=SOME_BYTES, cut=st.integers(0, 200))
def test_value_is_found_wherever_it_stands_and_wherever_the_stream_is_cut(before, value, after, cut):
    whole = before + value + after

    assert value in ValueSearch(VALUES).found_in([whole[:cut], whole[cut:]])


@given(text=SOME_LETTERS, value=st.text(alphabet="abcdefgh@.", min_size=8, max_size=12))
def test_values_are_found_as_by_looking_for_each(text, value):
    values = [value.encode(), b"abcdefgh"]

    assert ValueSearch(values).found_in([text.encode()]) == {each for each in values if each in text.encode()}


def test_value_that_is_too_short_to_mean_anything_is_refused():
    with pytest.raises(ValueError, match="8 bytes"):
        ValueSearch([b"short"])


def test_nothing_to_look_for_is_never_found():
    assert ValueSearch([]).found_in([b"anything at all"]) == set()
