from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching.learning.folds import components, folds_of

PAIRS = st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("klmnopqrst")), min_size=1)


@given(PAIRS)
def test_pairs_that_share_a_row_are_in_one_fold(pairs):
    fold = folds_of(components(pairs), folds=3)

    for (left, right), ours in zip(pairs, fold.tolist(), strict=True):
        for (other_left, other_right), theirs in zip(pairs, fold.tolist(), strict=True):
            assert ours == theirs or (left, right) != (other_left, other_right)
            assert ours == theirs or not {left, right} & {other_left, other_right}


def test_rows_said_to_be_the_same_bring_their_pairs_together():
    assert len(set(components([("a", "b"), ("c", "d")]))) == 2
    assert len(set(components([("a", "b"), ("c", "d")], same=[("b", "c")]))) == 1


def test_folds_are_of_even_size_and_follow_from_names_alone():
    names = [f"row-{at}" for at in range(30)]

    assert sorted(folds_of(names, folds=3).tolist()) == [0] * 10 + [1] * 10 + [2] * 10
    assert folds_of(names[::-1], folds=3).tolist() == folds_of(names, folds=3).tolist()[::-1]
