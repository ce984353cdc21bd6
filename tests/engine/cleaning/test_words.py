import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.text import tokens_of
from akkoord.engine.cleaning.words import parts_of_word


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("RoadEconomic", ("road", "economic")),
        ("ShenhuIndustrial", ("shenhu", "industrial")),
        ("TianMuShan", ("tianmushan",)),
        ("Apparelarel", ("apparel",)),
        ("LALTApparelAR", ("laltappar",)),
        ("SportsApparel", ("sportsapparel",)),
        ("No158", ("no", "158")),
        ("121RT", ("121", "rt")),
        ("G2Xuan", ("g2", "xuan")),
        ("2nd", ("2nd",)),
        ("C-35", ("c35",)),
        ("SW1A", ("sw1a",)),
        ("12floor", ("12", "floor")),
        ("Do\x1aruyol", ("do?ruyol",)),
        ("-", ("-",)),
    ],
)
def test_parts_of_a_word_that_lost_its_separator(raw, parts):
    assert parts_of_word(raw) == parts


@given(st.text())
def test_no_token_is_empty(text):
    assert all(tokens_of(text))
