from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching import Decision, Judgement, Verdict
from akkoord.engine.matching.clusters import Link, cluster
from akkoord.engine.matching.judgements import rule

SURE = Link(0.97, Decision.SAME, is_blocked=False)
WEAK = Link(0.1, Decision.DIFFERENT, is_blocked=False)
BLOCKED = Link(0.97, Decision.ASK, is_blocked=True)
ROWS = "abcdef"
PAIRS = list(combinations(ROWS, 2))
links = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([SURE, WEAK, BLOCKED]))
judgements = st.lists(
    st.builds(
        lambda pair, verdict: Judgement(*pair, verdict), st.sampled_from(PAIRS), st.sampled_from(Verdict)
    )
)


def group_of(groups):
    return {row: at for at, group in enumerate(groups) for row in group}


def test_cluster_of_a_chain_joins_only_what_is_near_on_average():
    chain = {("a", "b"): SURE, ("b", "c"): SURE, ("c", "d"): SURE}

    assert cluster("abcd", chain, rule([])) == [["a", "b"], ["c", "d"]]


def test_cluster_with_a_block_between_two_leaves_the_third_with_one():
    blocked = {("a", "b"): SURE, ("b", "c"): SURE, ("a", "c"): BLOCKED}

    assert cluster("abc", blocked, rule([])) == [["a", "b"], ["c"]]


def test_cluster_with_a_person_who_joins_a_blocked_pair():
    joined = rule([Judgement("a", "c", Verdict.SAME)])

    assert cluster("abc", {("a", "c"): BLOCKED}, joined) == [["a", "c"], ["b"]]


@given(links, judgements)
def test_cluster_obeys_every_judgement_that_counts(given_links, given_judgements):
    ruling = rule(given_judgements)
    group = group_of(cluster(ROWS, given_links, ruling))

    assert set(group) == set(ROWS)
    for left, right in ruling.apart:
        assert group[left] != group[right]
    for left, right in PAIRS:
        if ruling.groups.of(left) == ruling.groups.of(right):
            assert group[left] == group[right]


@given(links)
def test_cluster_never_joins_blocked_rows_by_itself(given_links):
    group = group_of(cluster(ROWS, given_links, rule([])))

    assert all(group[left] != group[right] for (left, right), link in given_links.items() if link.is_blocked)


@given(links, judgements, st.permutations(ROWS))
def test_cluster_in_any_order_of_rows_and_links(given_links, given_judgements, order):
    ruling = rule(given_judgements)
    turned = dict(reversed(given_links.items()))

    assert cluster(order, turned, ruling) == cluster(ROWS, given_links, ruling)
