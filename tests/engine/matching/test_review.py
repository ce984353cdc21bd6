import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.matching.links import COUNT, HALF, LIKELY, SURE, WEAK, answers, links, links_of_few

from akkoord.engine.matching.clusters import ASK, DIFFERENT, cluster
from akkoord.engine.matching.review import ErrorLeft, entropy, error_left, expected_questions, to_review

DOUBT = (300_000, ASK, False)
APART = (970_000, DIFFERENT, True)
ALONE = np.arange(COUNT, dtype=np.int32)
NOTHING_SAID = answers(range(COUNT), [])


def asked(place, given_links, said=NOTHING_SAID):
    """The pairs of rows to ask, in their order."""
    every = links(given_links)
    chosen = to_review(np.array(place, dtype=np.int32), every, said)
    return list(zip(every.left[chosen].tolist(), every.right[chosen].tolist(), strict=True))


def test_entropy_is_one_bit_at_even_chances_and_nothing_where_all_is_sure():
    assert entropy(np.array([0, 500_000, 1_000_000])).round(6).tolist() == [0.0, 1.0, 0.0]


def test_to_review_asks_first_where_most_rows_would_move():
    assert asked([0, 0, 1, 1, 2, 3, 4], {(0, 2): HALF, (4, 5): HALF}) == [(0, 2), (4, 5)]


def test_to_review_asks_first_what_is_least_sure():
    assert asked(ALONE, {(0, 1): DOUBT, (2, 3): HALF}) == [(2, 3), (0, 1)]


def test_to_review_asks_first_what_settles_other_questions():
    triangle = {(2, 3): HALF, (2, 4): HALF, (3, 4): HALF}

    assert asked(ALONE, {(0, 1): HALF, **triangle}) == [(2, 3), (2, 4), (3, 4), (0, 1)]


def test_to_review_asks_one_pair_for_two_places_the_likeliest():
    assert asked([0, 0, 1, 1, 2, 3, 4], {(0, 2): DOUBT, (1, 3): HALF, (0, 3): DOUBT}) == [(1, 3)]


def test_to_review_asks_nothing_that_follows_from_an_answer():
    two_places = {(0, 2): HALF, (1, 3): HALF}

    assert asked([0, 0, 1, 1, 2, 3, 4], two_places, answers(range(COUNT), [(0, 2)])) == []


def test_expected_questions_counts_what_follows_from_others_less():
    every = links({(0, 1): HALF, (0, 2): HALF, (1, 2): HALF})

    assert expected_questions(ALONE, every, to_review(ALONE, every, NOTHING_SAID)) == pytest.approx(
        2 + 0.45**2
    )


def test_error_left_counts_pairs_together_and_apart_that_nobody_settled():
    every = links({(0, 1): SURE, (2, 3): HALF, (4, 5): DOUBT, (5, 6): APART})
    place = np.array([0, 0, 1, 2, 3, 4, 5], dtype=np.int32)
    spread = 1.96 * np.sqrt(0.03 * 0.97 + 0.3 * 0.7)

    left = error_left(place, every, NOTHING_SAID, answered=np.array([1]))

    assert (left.expected, left.low) == (pytest.approx(0.33), 0.0)
    assert left.high == pytest.approx(0.33 + spread)
    assert error_left(place, every.taken(np.array([3])), NOTHING_SAID) == ErrorLeft(0.0, 0.0, 0.0)


def test_error_left_after_answers_counts_what_they_settle_no_more():
    every = links({(0, 1): LIKELY, (2, 3): HALF})
    said = answers([0, 0, 2, 3, 4, 5, 6], [(2, 3)])

    assert error_left(ALONE, every, said) == ErrorLeft(0.0, 0.0, 0.0)


@given(links_of_few, st.permutations(range(COUNT)))
def test_to_review_with_answers_to_all_it_asks_asks_nothing(given_links, names):
    every = links({**given_links, (0, 1): WEAK})
    group = cluster(COUNT, every)
    place = np.unique(group, return_inverse=True)[1].astype(np.int32)
    questions = to_review(place, every, NOTHING_SAID)
    said = answers(range(COUNT), list(zip(every.left[questions], every.right[questions], strict=True)))

    assert to_review(place, every, said).tolist() == []
    assert error_left(place, every, NOTHING_SAID, answered=questions) == error_left(place, every, said)
