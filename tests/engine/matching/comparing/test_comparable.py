from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.comparing.comparable import (
    NAME,
    by_names,
    comparable,
    near_partners,
    numbered_names,
)
from akkoord.engine.matching.describing import describe

NAMES = ("Orum Textile", "Textile Orum", "Orum Textile Ltd", "Deniz Shoes", "")


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=8), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_pairs_by_names_stand_in_runs_of_the_same_two_names(names, chance):
    described = describe(table(*(row(f"a:{at}", name=name) for at, name in enumerate(names))))
    pairs = [(a, b) for b in range(len(names)) for a in range(b)]
    chance.shuffle(pairs)

    order = by_names(numbered_names(described.name), np.array(pairs))

    words = [tuple(described.name[at]) for at in range(len(names))]
    in_order = [(words[pairs[at][0]], words[pairs[at][1]]) for at in order]
    runs = 1 + sum(one != other for one, other in pairwise(in_order))
    assert sorted(order) == list(range(len(pairs)))
    assert runs == len(set(in_order))


def test_names_of_the_same_words_in_the_same_order_have_one_number():
    names = ["Orum Textile", "ORUM  TEXTILE Ltd", "Textile Orum", "", "-"]
    ready = comparable(describe(table(*(row(f"a:{at}", name=name) for at, name in enumerate(names)))))

    one, again, other, none, nothing = ready.heads[:-1, NAME].tolist()
    assert (again, nothing) == (one, none)
    assert len({one, other, none}) == 3


def test_rows_of_the_same_pairs_stand_near_each_other():
    pairs = np.array([(0, 3), (1, 4), (1, 5), (3, 6), (4, 5)], dtype=np.int32)

    assert near_partners(7, pairs).tolist() == [0, 3, 1, 4, 5, 2, 6]
    assert near_partners(2, np.empty((0, 2), dtype=np.int32)).tolist() == [0, 1]
