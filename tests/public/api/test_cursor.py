import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.public.api.cursor import LENGTH, Cursor, mark, read_cursor


@given(st.text(), st.text(), st.integers(0, 2**32 - 1))
def test_cursor_is_read_as_it_was_written(edition, question, first):
    cursor = Cursor(mark(edition), mark(question), first)

    assert len(str(cursor)) == LENGTH
    assert read_cursor(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "x", "a" * LENGTH + "a", "é" * LENGTH, "=" * LENGTH])
def test_what_never_was_a_cursor_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        read_cursor(text)
