import numpy as np

from akkoord.engine.arrays import Ragged, starts_of
from akkoord.engine.matching.candidates.groups import Groups
from akkoord.engine.matching.candidates.sharing import by_first_member


def groups(lists, kinds):
    starts, members = starts_of([len(each) for each in lists]), [each for one in lists for each in one]
    return Groups(starts, np.array(members, dtype=np.int32), np.array(kinds, dtype=np.uint8))


def lists(found):
    members = Ragged(found.starts, found.members)
    return [members[at].tolist() for at in range(len(members))]


def test_groups_by_first_member_keep_their_members_and_kinds():
    found = by_first_member(groups([[2, 3], [0, 4, 5], [2, 4], [0, 1]], [7, 1, 2, 3]), 6)

    assert lists(found) == [[0, 4, 5], [0, 1], [2, 3], [2, 4]]
    assert found.kinds.tolist() == [1, 3, 7, 2]


def test_no_groups_stay_none():
    assert lists(by_first_member(groups([], []), 3)) == []
