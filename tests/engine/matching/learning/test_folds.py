from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching.learning.folds import divisions, folds_of, folds_of_pairs

PLACES = st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), min_size=1)


@given(PLACES)
def test_no_pair_is_scored_by_pairs_of_its_places(places):
    for learned_from, scored in divisions(folds_of_pairs(places, folds=3)):
        seen = {place for pair, is_in in zip(places, learned_from, strict=True) if is_in for place in pair}
        ours = {place for pair, is_in in zip(places, scored, strict=True) if is_in for place in pair}

        assert not seen & ours


@given(PLACES)
def test_every_pair_is_scored_once(places):
    assert sum(scored.astype(int) for _, scored in divisions(folds_of_pairs(places))).tolist() == [1] * len(
        places
    )


def test_a_chain_of_pairs_is_divided_too():
    chain = [(f"place-{at}", f"place-{(at + 1) % 40}") for at in range(40)]

    assert min(learned_from.sum() for learned_from, _ in divisions(folds_of_pairs(chain))) > 5


def test_folds_are_of_even_size_and_follow_from_names_alone():
    names = [f"place-{at}" for at in range(30)]

    assert sorted(folds_of(names, folds=3).tolist()) == [0] * 10 + [1] * 10 + [2] * 10
    assert folds_of(names[::-1], folds=3).tolist() == folds_of(names, folds=3).tolist()[::-1]
