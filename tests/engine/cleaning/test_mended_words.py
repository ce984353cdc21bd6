import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.lexicon import Lexicon
from akkoord.engine.cleaning.mended_words import mended, mistyped

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=14), max_size=5)


def mended_words(words: list[str]) -> list[str]:
    lexicon = Lexicon()
    name = np.array([lexicon.at(word) for word in words], dtype=np.int32)
    out = np.empty(2 * len(words), dtype=np.int32)
    count = mended(lexicon.words, mistyped(), name, out)
    return [lexicon.word(at) for at in out[:count]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["orum", "ap", "parel"], ["orum", "apparel"]),
        (["orumgarment"], ["orum", "garment"]),
        (["textilorum"], ["textil", "orum"]),
        (["tesitura", "orum"], ["tessitura", "orum"]),
        (["orum", "footvear"], ["orum", "footwear"]),
        (["orum", "hall", "footwear"], ["orum", "hall", "footwear"]),
        (["orum", "lazelle"], ["orum", "lazelle"]),
    ],
)
def test_usual_word_is_mended(words, expected):
    assert mended_words(words) == expected


def test_rare_word_is_left_where_nothing_else_tells():
    assert mended_words(["sportking", "india"]) == ["sportking", "india"]


@given(WORDS)
def test_mended_words_have_the_letters_that_they_had_but_for_one_in_a_word(words):
    before, after = "".join(words), "".join(mended_words(words))
    assert abs(len(before) - len(after)) <= len(words)
