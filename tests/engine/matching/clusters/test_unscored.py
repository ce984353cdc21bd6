from itertools import combinations, pairwise

from hypothesis import given
from tests.engine.matching.links import COUNT, PAIRS, SURE, links, links_of_few

from akkoord.engine.matching.clusters import SAME, components, unscored_pairs


def test_unscored_pairs_of_a_chain_are_its_other_pairs():
    assert unscored_pairs(5, links({(0, 2): SURE, (2, 3): SURE, (3, 4): SURE})).tolist() == [
        [0, 3],
        [0, 4],
        [2, 4],
    ]


def test_unscored_pairs_of_a_component_that_is_too_large_are_none():
    chain = links(dict.fromkeys(pairwise(range(5)), SURE))

    assert unscored_pairs(5, chain, largest=4).tolist() == []


@given(links_of_few)
def test_unscored_pairs_are_all_pairs_held_together_that_are_no_links(given_links):
    every = links(given_links)
    same = every.decision == SAME
    component = components(COUNT, every.left[same], every.right[same])

    assert unscored_pairs(COUNT, every).tolist() == [
        [left, right]
        for left, right in combinations(range(COUNT), 2)
        if component[left] == component[right] and (left, right) not in given_links
    ]
    assert len(PAIRS) == COUNT * (COUNT - 1) / 2
