"""No row stands in two folds."""

from benchmarks.comparison.folds import components, folds
from hypothesis import given
from hypothesis import strategies as st

names = st.sampled_from("abcdefghij")


@given(st.lists(st.tuples(names, names), min_size=1, max_size=12))
def test_pairs_that_share_a_row_share_a_fold(pairs):
    place = components(pairs)
    fold = folds([place[left] for left, _ in pairs], 3, seed=1)

    seen = {}
    for pair, number in zip(pairs, fold, strict=True):
        for row in pair:
            assert seen.setdefault(row, number) == number


def test_folds_are_about_equally_large():
    fold = folds([f"place {at // 2}" for at in range(60)], 5, seed=1)

    assert [list(fold).count(number) for number in range(5)] == [12] * 5


def test_folds_do_not_depend_on_the_order():
    groups = ["a", "a", "b", "c", "d", "d"]

    assert folds(groups, 2, seed=1).tolist() == folds(groups[::-1], 2, seed=1).tolist()[::-1]
