import time
from itertools import combinations, pairwise, product

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from tests.engine.matching.links import (
    BLOCKED,
    COUNT,
    HALF,
    LIKELY,
    PAIRS,
    SURE,
    answers,
    links,
    links_of_few,
)

from akkoord.engine.matching.clusters import AVERAGE_LINK, SAME, Links, cluster

ALONE = list(range(COUNT))


@st.composite
def answers_of_few(draw):
    """What people said without contradiction: rows called one place, and pairs called two."""
    label = draw(st.lists(st.integers(0, COUNT), min_size=COUNT, max_size=COUNT))
    together = [label.index(each) if each < 2 else at for at, each in enumerate(label)]
    pairs = [pair for pair in PAIRS if together[pair[0]] != together[pair[1]]]
    return together, set(draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else [])


def plainly(given_links, together, apart, bears):
    """The written rules, word by word, on lists."""
    groups = _settled(given_links, together, apart, bears, set())
    torn = _torn(groups, bears)
    tried = _settled(given_links, together, apart, bears, _called_with(torn, together))
    healed = torn - _torn(tried, bears)
    groups = _settled(given_links, together, apart, bears, _called_with(healed, together))
    return [min(next(rows for rows in groups if row in rows)) for row in ALONE]


def _torn(groups, bears):
    """Rows of locations that are in more than one group."""
    places = [{at for at, rows in enumerate(groups) for row in rows if bears[row] == each} for each in bears]
    return {row for row in ALONE if bears[row] >= 0 and len(places[row]) > 1}


def _called_with(chosen, together):
    return {row for row in ALONE if any(together[row] == together[each] for each in chosen)}


def _settled(given_links, together, apart, bears, early):
    while True:
        members = [
            [row for row in ALONE if row == name or (early >= {row, name} and together[row] == name)]
            for name in ALONE
            if name not in early or together[name] == name
        ]
        groups = _joined(_linked(given_links, members, apart, bears), together)
        sooner = {row for rows in groups if _is_contradicted(rows, apart, bears) for row in rows}
        if sooner <= early:
            return groups
        early = early | sooner


def _joined(groups, together):
    """The groups that hold rows which a person called the same, each time as one."""
    for row in ALONE:
        ours, theirs = (next(rows for rows in groups if each in rows) for each in (row, together[row]))
        if ours is not theirs:
            groups.remove(theirs)
            ours += theirs
    return groups


def _is_contradicted(rows, apart, bears):
    return any(set(pair) <= set(rows) for pair in apart) or len({bears[row] for row in rows} - {-1}) > 1


def _linked(given_links, members, apart, bears):
    """Groups of rows, from members that are rows or those that a person called the same."""
    groups = {min(rows): [rows] for rows in members}
    while joinable := [
        (-average, left, right)
        for left, right in combinations(sorted(groups), 2)
        if (average := _average(given_links, groups[left], groups[right], apart, bears)) >= AVERAGE_LINK
    ]:
        _, left, right = min(joinable)
        groups[left] += groups.pop(right)
    return [sorted(row for member in group for row in member) for group in groups.values()]


def _average(given_links, ours, theirs, apart, bears):
    every = [[row for member in group for row in member] for group in (ours, theirs)]
    borne = [{bears[row] for row in rows} - {-1} for rows in every]
    if any(tuple(sorted(pair)) in apart for pair in product(*every)):
        return 0.0
    if all(borne) and borne[0] != borne[1]:
        return 0.0
    total, has_same = 0, False
    for one, other in product(ours, theirs):
        between = [given_links.get(tuple(sorted(pair)), (0, 0, False)) for pair in product(one, other)]
        if len(between) == 1 and between[0][2]:
            return 0.0
        allowed = [link for link in between if not link[2]]
        total += max((link[0] for link in allowed), default=0)
        has_same |= any(link[1] == SAME for link in allowed)
    return total / len(ours) / len(theirs) / 1e6 if has_same else 0.0


def test_cluster_of_a_chain_joins_only_what_is_near_on_average():
    chain = links(dict.fromkeys(pairwise(range(4)), SURE))

    assert cluster(4, chain).tolist() == [0, 0, 2, 2]


def test_cluster_with_a_block_between_two_leaves_the_third_with_one():
    assert cluster(3, links({(0, 1): SURE, (1, 2): SURE, (0, 2): BLOCKED})).tolist() == [0, 0, 2]


def test_cluster_with_a_person_who_joins_a_blocked_pair():
    said = answers([0, 1, 0], [])

    assert cluster(3, links({(0, 2): BLOCKED}), said).tolist() == [0, 1, 0]


def test_cluster_of_two_locations_is_never_bridged_by_a_third_row():
    bridge = links({(0, 1): SURE, (0, 2): LIKELY, (1, 2): SURE})
    bears = np.array([4, -1, 6], dtype=np.int32)

    assert cluster(3, bridge).tolist() == [0, 0, 0]
    assert cluster(3, bridge, bears=bears).tolist() == [0, 0, 2]


def test_cluster_of_two_locations_that_a_person_joined_counts_them_as_one():
    every = links(dict.fromkeys([(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)], SURE))
    bears = np.array([4, 6, 4, 6], dtype=np.int32)

    assert cluster(4, every, bears=bears).tolist() == [0, 1, 0, 1]
    assert cluster(4, every, answers([0, 0, 2, 3], []), bears=bears).tolist() == [0, 0, 0, 0]


def test_cluster_joins_the_whole_groups_of_two_rows_that_a_person_joined():
    """Even though a rule keeps the others apart, or nobody ever compared them."""
    two_groups = {(0, 1): SURE, (2, 3): SURE, (1, 3): BLOCKED}

    assert cluster(4, links(two_groups)).tolist() == [0, 0, 2, 2]
    assert cluster(4, links(two_groups), answers([0, 1, 0, 3], [])).tolist() == [0, 0, 0, 0]


def test_cluster_of_a_row_that_a_person_gave_to_one_of_two_locations():
    """Row 1 is like both; row 4 is like row 1 alone, and goes with it."""
    given = links({(0, 1): HALF, (1, 2): SURE, (1, 4): SURE})
    bears = np.array([4, -1, 6, -1, -1], dtype=np.int32)

    assert cluster(5, given, answers([0, 0, 2, 3, 4], []), bears=bears).tolist() == [0, 0, 2, 3, 0]


def test_cluster_of_groups_that_people_both_joined_and_parted():
    """Rows 0 and 2 are one, rows 1 and 3 are two: row 1 stays with the row that it is most like."""
    given = links({(0, 1): SURE, (2, 3): LIKELY})

    assert cluster(4, given, answers([0, 1, 0, 3], [(1, 3)])).tolist() == [0, 0, 0, 3]


def test_cluster_without_links_leaves_every_row_alone():
    assert cluster(3, links({})).tolist() == [0, 1, 2]


@given(links_of_few, answers_of_few(), st.data())
def test_cluster_does_what_the_written_rules_say(given_links, said, data):
    together, apart = said
    some = st.lists(st.sampled_from([-1, -1, 3, 5]), min_size=COUNT, max_size=COUNT)
    bears = data.draw(some)

    found = cluster(
        COUNT, links(given_links), answers(together, apart), bears=np.array(bears, dtype=np.int32)
    )

    assert found.tolist() == plainly(given_links, together, apart, _as_one(together, bears))


def _as_one(together, bears):
    """`bears` with one number for the two locations when a person joined rows of both."""
    borne = [{bears[row] for row in ALONE if together[row] == name} - {-1} for name in ALONE]
    return [min(each, 3) if {3, 5} in borne else each for each in bears]


@given(links_of_few, answers_of_few())
def test_cluster_with_rows_called_the_same_takes_no_row_out_of_its_place(given_links, said):
    before = cluster(COUNT, links(given_links)).tolist()
    after = cluster(COUNT, links(given_links), answers(said[0], [])).tolist()

    assert all(after[left] == after[right] for left, right in PAIRS if before[left] == before[right])


@given(links_of_few, answers_of_few())
def test_cluster_obeys_every_answer(given_links, said):
    together, apart = said
    group = cluster(COUNT, links(given_links), answers(together, apart)).tolist()

    assert all(group[row] == group[together[row]] for row in range(COUNT))
    assert all(group[left] != group[right] for left, right in apart)


@given(links_of_few, st.integers(1, 5))
def test_cluster_with_any_number_of_threads(given_links, threads):
    apart = {(left + COUNT, right + COUNT): link for (left, right), link in given_links.items()}
    twice = links({**given_links, **apart})

    expected = cluster(COUNT, links(given_links), threads=1)
    assert cluster(2 * COUNT, twice, threads=threads).tolist() == [*expected, *(expected + COUNT)]


@given(links_of_few, answers_of_few())
@example({(0, at): SURE for at in range(1, 6)}, ([0, 1, 0, 0, 0, 5, 0], {(1, 2)}))
def test_cluster_again_with_its_result_as_locations_changes_nothing(given_links, said):
    group = cluster(COUNT, links(given_links), answers(*said))

    assert cluster(COUNT, links(given_links), answers(*said), bears=group).tolist() == group.tolist()


def test_cluster_of_a_chain_of_twenty_thousand_dense_groups_is_quick():
    """Twenty thousand rows in one component: groups of fifty, each weakly tied to the next ones."""
    count, size = 20_000, 50
    within = [
        (a, b, 950_000, SAME) for g in range(0, count, size) for a, b in combinations(range(g, g + size), 2)
    ]
    between = [(at, at + size, 800_000, SAME) for at in range(count - size)]
    table = np.array(sorted(within + between), dtype=np.int32)
    many = Links(*table.T[:3], table[:, 3].astype(np.int8), np.zeros(len(table), dtype=bool))
    cluster(3, links({(0, 1): HALF}))
    started = time.process_time()

    group = cluster(count, many)

    assert group.tolist() == [at - at % size for at in range(count)]
    assert time.process_time() - started < 10
