import numpy as np
import pytest

from akkoord.engine.matching.clusters import Answers

pytest.importorskip("pyspark", reason="needs pip install 'akkoord[spark]'")

from akkoord.engine.matching.spark.answers import as_one
from akkoord.engine.matching.spark.grouping import Said


def _said(locations=()):
    """Of the rows 3, 7, 9 and 20: 3 and 9 are one place, 3 and 20 are two."""
    answers = Answers(np.array([0, 1, 0, 3], dtype=np.int32), np.array([[0, 3]], dtype=np.int32))
    known = np.array(locations, dtype=np.int64).reshape(-1, 2)
    return Said(np.array([3, 7, 9, 20], dtype=np.int32), answers, known)


def test_answers_within_a_block_go_by_place_in_it():
    found = _said().within(np.array([2, 3, 9, 20]))

    assert found.together.tolist() == [0, 1, 1, 3]
    assert found.apart.tolist() == [[1, 3]]


def test_answers_about_rows_elsewhere_fall_away():
    found = _said().within(np.array([3, 5, 9]))

    assert found.together.tolist() == [0, 1, 0]
    assert found.apart.tolist() == []


def test_no_rows_have_no_answers():
    assert len(_said().within(np.empty(0, dtype=np.int32)).together) == 0


def test_locations_that_an_answer_joined_count_as_one_everywhere():
    together, bears = np.array([0, 0, 2, 2, 4]), np.array([50, 40, 40, -1, 60])

    locations = as_one(together, bears)

    assert locations.tolist() == [[40, 40], [50, 40], [60, 60]]
    assert _said(locations).as_one(np.array([-1, 50, 70, 40])).tolist() == [-1, 40, 70, 40]
