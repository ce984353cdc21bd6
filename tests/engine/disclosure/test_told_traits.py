"""Whoever knows everything public about every company still has k candidates for each row."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure import NOT_TOLD, shared_by_enough, told_traits

TRAITS = st.dictionaries(
    st.integers(0, 80),
    st.tuples(
        st.sampled_from(["2016", "2017", "2018"]),
        st.sampled_from(["", "A", "B", "C"]),
        st.sampled_from(["NL", "BE", "DE"]),
        st.sampled_from(["company", "associate"]),
    ),
    max_size=60,
)


def fits(row, known):
    """Whether what is told does not contradict what is known."""
    return all(value in {NOT_TOLD, truth} for value, truth in zip(row, known, strict=True))


@given(traits=TRAITS, k=st.integers(2, 7), always_seen=st.integers(0, 2))
def test_each_telling_fits_at_least_k_companies(traits, k, always_seen):
    told = told_traits(traits, k=k, always_seen=always_seen)
    assert all(number >= k for number in Counter(told.values()).values())
    for row in told.values():
        candidates = [
            company
            for company, known in traits.items()
            if known[:always_seen] == row[:always_seen] and fits(row, known)
        ]
        assert len(candidates) >= k


@given(traits=TRAITS, k=st.integers(2, 7), always_seen=st.integers(0, 2))
def test_what_is_told_is_true_and_nobody_is_left_out_without_need(traits, k, always_seen):
    told = told_traits(traits, k=k, always_seen=always_seen)
    for company, row in told.items():
        assert row[:always_seen] == traits[company][:always_seen]
        assert fits(row, traits[company])
    seen = Counter(values[:always_seen] for values in traits.values())
    assert set(told) == {company for company, values in traits.items() if seen[values[:always_seen]] >= k}


def test_rare_values_stand_together_and_take_the_smallest_group_along():
    traits = dict.fromkeys(range(5), ("A",)) | dict.fromkeys(range(5, 8), ("B",))
    traits[8] = ("C",)
    told = told_traits(traits, k=3)
    assert Counter(told.values()) == {("A",): 5, ("",): 4}


def test_a_value_is_shared_by_different_companies():
    uses = [("TR", 1), ("TR", 1), ("TR", 2), ("CN", 1), ("CN", 2), ("CN", 3)]
    assert shared_by_enough(uses, k=3) == {"CN"}
