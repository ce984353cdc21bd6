import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.lexicon import Lexicon, letters_of
from akkoord.engine.cleaning.plain_letters import plain_texts
from akkoord.engine.cleaning.text import plain
from akkoord.engine.cleaning.tokens import tokens_of_texts


def tokens_of(text: str) -> list[str]:
    lexicon, letters = Lexicon(), letters_of([plain(text)])
    lexicon.begin_anew(len(letters.values))
    tokens = tokens_of_texts(lexicon, plain_texts(letters, np.ones(1, dtype=np.bool_)))
    return [lexicon.word(at) for at in tokens.values.tolist()]


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("RoadEconomic", ["road", "economic"]),
        ("ShenhuIndustrial", ["shenhu", "industrial"]),
        ("TianMuShan", ["tianmushan"]),
        ("Apparelarel", ["apparel"]),
        ("LALTApparelAR", ["laltappar"]),
        ("SportsApparel", ["sportsapparel"]),
        ("No158", ["no", "158"]),
        ("121RT", ["121", "rt"]),
        ("G2Xuan", ["g2", "xuan"]),
        ("2Nd", ["2nd"]),
        ("C-35", ["c35"]),
        ("SW1A", ["sw1a"]),
        ("12floor", ["12", "floor"]),
        ("Do\x1aruyol", ["do?ruyol"]),
        ("-", ["-"]),
    ],
)
def test_parts_of_a_word_that_lost_its_separator(raw, parts):
    assert tokens_of(raw) == parts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("S. T. Orum", ["st", "orum"]),
        ("Orum S.A.", ["orum", "sa"]),
        ("Orum S.A (x)", ["orum", "s", ".", "a", "(", "x", ")"]),
        ("m e r c u r y", ["mercury"]),
        ("a b", ["a", "b"]),
        ("S & P", ["sp"]),
        ("N. 5, n: 5", ["no", "5", ",", "no", "5"]),
        ("c/o d/b/a s/n/x", ["careof", "dba", "s", "/", "n", "/", "x"]),
    ],
)
def test_single_letters_are_joined(text, tokens):
    assert tokens_of(text) == tokens


@given(st.text())
def test_no_token_is_empty(text):
    assert all(tokens_of(text))


@given(st.lists(st.text(max_size=20), max_size=5))
def test_a_text_has_the_tokens_that_it_has_alone(texts):
    lexicon, letters = Lexicon(), letters_of(list(map(plain, texts)))
    tokens = tokens_of_texts(lexicon, plain_texts(letters, np.ones(len(texts), dtype=np.bool_)))

    assert [[lexicon.word(at) for at in row] for row in tokens] == list(map(tokens_of, texts))
