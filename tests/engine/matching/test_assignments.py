import numpy as np
import pyarrow as pa
from tests.engine.matching.links import BLOCKED, HALF, SURE, WEAK, answers, links

from akkoord.engine.matching.assignments import assignments_table
from akkoord.engine.matching.naming import Naming

KEYS = pa.array(list("abcde"))
PLACES = Naming(
    place=np.array([0, 0, 1, 2, 3], dtype=np.int32),
    location_ids=pa.array(["X", "Y", "Z", "K"]),
    is_new=np.array([True, True, True, False]),
    redirects={},
    drawn={},
)
LINKS = links({(0, 1): SURE, (1, 2): HALF, (2, 3): WEAK, (0, 4): BLOCKED})
NOBODY_ASKED = answers(range(5), [])


def lines(order, said):
    return [
        tuple(line.values())
        for line in assignments_table(KEYS, np.array(order), PLACES, LINKS, said).to_pylist()
    ]


def test_assignments_table_says_what_became_of_each_row():
    assert lines([0, 1, 2, 3, 4], NOBODY_ASKED) == [
        ("a", "X", "new", 0.97),
        ("b", "X", "same", 0.97),
        ("c", "Y", "ask", 0.55),
        ("d", "Z", "new", 0.1),
        ("e", "K", "ask", 0.97),
    ]


def test_assignments_table_calls_the_uppermost_row_of_a_place_new():
    assert lines([1, 0], NOBODY_ASKED) == [("b", "X", "new", 0.97), ("a", "X", "same", 0.97)]


def test_assignments_table_asks_no_row_whose_questions_are_answered():
    said = answers(range(5), [(0, 2), (0, 4)])

    assert lines([2, 4], said) == [("c", "Y", "new", 0.55), ("e", "K", "same", 0.97)]
