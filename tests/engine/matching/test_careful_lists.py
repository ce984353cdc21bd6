import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.matching.rows import places, row, table

from akkoord.engine.matching import consolidate
from akkoord.engine.matching.careful_lists import NO_LIST, of_careful_lists, repeating_lists
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.text_hashes import text_hashes

WITH_UNIT = row("a:1", name="Orum Textile Unit 2")
WITHOUT = {"name": "Orum Textile"}


def others(repeated):
    """Twenty other rows of the list `a`, of which the last `repeated` say the same."""
    return [
        row(f"a:{at}", name=f"Deniz Shoes {min(at, 101 + 20 - repeated)}", address=f"{at // 50} Sea Road")
        for at in range(101, 121)
    ]


def arrays_of(rows):
    pairs = np.array(rows, dtype=np.uint64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([(7, 1), (7, 2), (8, 1)], []),
        ([(7, 1), (7, 1), (8, 1)], [7]),
        ([(7, text) for text in (*range(38), 0, 1)], [7]),
        ([(7, text) for text in (*range(39), 0)], []),
        ([(7, 1), (8, 3), (7, 2), (8, 3)], [8]),
    ],
)
def test_list_repeats_itself_when_more_than_one_row_in_twenty_does(rows, expected):
    assert repeating_lists(*arrays_of(rows)).tolist() == expected


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), max_size=30), st.randoms())
def test_lists_that_repeat_themselves_depend_on_no_order(rows, chance):
    turned = chance.sample(rows, len(rows))
    assert repeating_lists(*arrays_of(turned)).tolist() == repeating_lists(*arrays_of(rows)).tolist()


def test_rows_of_a_list_that_repeats_itself_stand_in_no_list():
    rows = describe(table(row("a:1"), row("a:2"), row("b:1")))
    assert of_careful_lists(rows).handed_in.tolist() == [NO_LIST, NO_LIST, *text_hashes(["b"]).tolist()]


def test_unit_beside_the_firm_in_a_careful_list_is_asked_and_kept_apart_through_third_rows():
    result = consolidate(table(WITH_UNIT, row("a:2", **WITHOUT), row("b:1", **WITHOUT), *others(repeated=1)))
    assert [place for place in places(result) if "a:2" in place] == [["a:2", "b:1"]]
    assert ["a:1", "a:2"] in [[each["left"], each["right"]] for each in result.review.to_pylist()]


def test_unit_beside_the_firm_in_a_list_that_repeats_itself_may_be_joined():
    result = consolidate(table(WITH_UNIT, row("a:2", **WITHOUT), row("b:1", **WITHOUT), *others(repeated=4)))
    assert [place for place in places(result) if "a:2" in place] == [["a:1", "a:2", "b:1"]]
