import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.spreadsheet_text import as_given, harmless


@pytest.mark.parametrize("text", ["=1+1", "+32 9", "-Foo", "@SUM(A1)", "\t=1"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert harmless(text) == "'" + text


@given(st.text())
def test_text_is_found_again(text):
    assert as_given(harmless(text)) == text or text.startswith("'")
