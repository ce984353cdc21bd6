import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, LCSseq

from akkoord.engine.matching.comparing.letters import (
    can_be_one,
    can_stand_in,
    common_with,
    forget,
    learn,
    likeness,
    new_masks,
    stands_in,
)

PLAIN = st.text("abcdefgh0 ", max_size=200)


def letters(text):
    return np.frombuffer(bytearray(text, "ascii"), dtype=np.uint8)


def common_letters(left, right):
    """How many letters two texts have in common, in their order."""
    masks = new_masks()
    learn(letters(left), 0, len(left), masks)
    found = common_with(masks, len(left), letters(right), 0, len(right))
    forget(len(left), masks)
    assert not masks[:-1].any()
    return found


def likeness_of(left, right):
    middle, end = len(left), len(left) + len(right)
    return likeness(letters(left + right), (0, middle), (middle, end), new_masks())


@given(PLAIN, PLAIN)
def test_common_letters_are_the_longest_common_subsequence(left, right):
    assert common_letters(left, right) == LCSseq.similarity(left, right)


@given(PLAIN.filter(bool), PLAIN)
def test_likeness_is_the_indel_ratio(left, right):
    found = likeness_of(left, right)
    assert found == pytest.approx(Indel.normalized_similarity(left, right))


def test_likeness_of_two_empty_texts_is_none():
    assert likeness_of("", "") == 0.0


@pytest.mark.parametrize(("left", "right"), [("do?ruyol", "dogruyol"), ("dogruyol", "do?ruyol")])
def test_lost_letter_fits_any(left, right):
    assert likeness_of(left, right) == 1.0
    assert can_stand_in(letters(left), letters(f"kemal{right}street"))


@given(PLAIN, PLAIN)
def test_stands_in_is_the_substring(word, text):
    assert stands_in(letters(word), letters(text)) == (word in text)
    assert can_stand_in(letters(word), letters(text)) == (word in text)


@given(st.text("ab", max_size=14), st.text("ab", max_size=40))
def test_stands_in_beyond_the_letters_looked_for_at_once(word, text):
    assert stands_in(letters(word), letters(text)) == (word in text)


@pytest.mark.parametrize(
    ("left", "right", "expected"), [("s?n", "son", True), ("s?n", "sol", False), ("??", "so", False)]
)
def test_words_of_equal_length_are_one_but_for_lost_letters(left, right, expected):
    assert can_be_one(letters(left), letters(right)) is expected
    assert can_be_one(letters(right), letters(left)) is expected
