"""Sets of companies as whole numbers, and whom choices of sets leave."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.company_bits import Crowd, common_to, too_few, union_of

CROWD = Crowd("abcdefghij")
companies = st.frozensets(st.sampled_from("abcdefghij"))


def test_set_comes_back_as_it_was():
    assert CROWD.companies(CROWD.bits("hca")) == frozenset("ach")
    assert CROWD.companies(CROWD.everyone) == frozenset("abcdefghij")
    assert CROWD.companies(CROWD.bits("")) == frozenset()


def test_stranger_is_in_no_set():
    assert CROWD.companies(CROWD.bits(["a", "stranger"])) == {"a"}


@given(st.lists(companies, min_size=1))
def test_sets_are_joined_and_cut_as_sets_are(sets):
    bits = [CROWD.bits(each) for each in sets]
    assert CROWD.companies(union_of(bits)) == frozenset().union(*sets)
    assert CROWD.companies(common_to(bits)) == frozenset.intersection(*sets)


@given(st.lists(companies, max_size=5), companies, st.integers(1, 4))
def test_there_are_groups_that_are_too_small_where_trying_every_choice_finds_some(sets, among, k):
    found = {CROWD.companies(each) for each in too_few(list(map(CROWD.bits, sets)), CROWD.bits(among), k=k)}
    tried = _left_by_every_choice(sets, among)
    small = {left for left in tried if 0 < len(left) < k}
    assert found <= small
    assert frozenset().union(*found) == frozenset().union(*small)


def _left_by_every_choice(sets, among):
    numbers = range(len(sets))
    choices = chain.from_iterable(combinations(numbers, size) for size in range(len(sets) + 1))
    return {among.intersection(*(sets[each] for each in chosen)) for chosen in choices}


def test_more_sets_than_a_machine_word_has_bits():
    sets = [CROWD.bits("abcdefghij")] * 70 + [CROWD.bits("ab")]
    assert [CROWD.companies(each) for each in too_few(sets, CROWD.everyone, k=3)] == [frozenset("ab")]
