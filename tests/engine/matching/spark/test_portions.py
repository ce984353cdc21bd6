import numpy as np
import pytest

from akkoord.engine.matching.candidates.groups import Groups
from akkoord.engine.matching.spark.portions import distinct, groups_in, portions


def _lines(groups: Groups) -> list[tuple[int, list[int]]]:
    ends = zip(groups.starts[:-1], groups.starts[1:], groups.kinds.tolist(), strict=True)
    return [(kind, groups.members[start:end].tolist()) for start, end, kind in ends]


def _groups(*lines: tuple[int, list[int]]) -> Groups:
    starts = np.cumsum([0, *(len(members) for _, members in lines)])
    members = np.array([member for _, members in lines for member in members], dtype=np.int32)
    return Groups(starts, members, np.array([kind for kind, _ in lines], dtype=np.uint8))


def test_a_group_goes_to_each_block_where_a_pair_begins():
    groups = _groups((3, [0, 1, 12]), (5, [11, 25]), (7, [4, 5]))

    sent = portions(groups, 3, rows_in_block=10)

    assert [_lines(groups_in(sent[block])) for block in range(3)] == [
        [(3, [0, 1, 12]), (7, [4, 5])],
        [(5, [11, 25])],
        [],
    ]


@pytest.mark.parametrize("sparse", [0, 10**6], ids=["sorted", "by table"])
@pytest.mark.parametrize("members", [[7, 3, 900, 3, 7], [5], []])
def test_members_are_numbered_in_order(members, sparse):
    found, places = distinct(np.array(members, dtype=np.int32), sparse=sparse)

    assert found.tolist() == sorted(set(members))
    assert found[places].tolist() == members
    assert places.dtype == np.int32
