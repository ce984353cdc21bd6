import pytest
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.comparing.alike import alike
from akkoord.engine.matching.describing import describe

GIVEN = {
    "name": "Orum Textile",
    "address": "Plot 35, 12 Baris Road, Bursa",
    "country": "TR",
    "other_names": ["Deniz Holding"],
    "identifiers": ["gln:1"],
    "lat": 40.0,
    "lng": 29.0,
}


def keys(*rows):
    """The key of each of the rows, one list each."""
    described = describe(table(*(row(f"{at}:1", **each) for at, each in enumerate(rows))))
    return alike(described).tolist()


def test_rows_of_two_lists_that_say_the_same_are_alike():
    first, second = keys(GIVEN, GIVEN)
    assert first == second


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Orum Shoes"},
        {"address": "Plot 36, 12 Baris Road, Bursa"},
        {"address": "12 Plot, 35 Baris Road, Bursa"},
        {"address": "Plot 35, 12 Baris Road, 16200 Bursa"},
        {"country": "BG"},
        {"other_names": []},
        {"other_names": ["Deniz", "Holding"]},
        {"identifiers": ["gln:2"]},
        {"identifiers": []},
        {"lat": 40.1},
        {"lat": None},
    ],
)
def test_rows_that_differ_in_one_thing_are_not_alike(other):
    first, second = keys(GIVEN, GIVEN | other)
    assert first != second


def test_words_count_where_they_stand():
    first, second = keys(
        GIVEN | {"name": "Orum Bursa", "address": "Deniz"}, GIVEN | {"name": "Orum", "address": "Bursa Deniz"}
    )
    assert first != second
