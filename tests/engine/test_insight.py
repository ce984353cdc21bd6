"""The words for what companies give insight into."""

import pytest

from akkoord.engine.insight import MANY, ONE, InsightUnit, unit_words


@pytest.mark.parametrize(
    ("units", "number", "expected"),
    [
        (["production_location"], 1, "production location"),
        (["production_location"], 0, "production locations"),
        (["refiner", "mine", "project"], 1, "refiner or mine"),
        (["refiner", "mine", "project"], 2, "refiners and mines"),
        (["quarry", "production_location", "mine"], 2, "quarries, production locations and mines"),
        (["investee", "project"], 2, "companies invested in and projects"),
        ([], 1, "location"),
        ([], 5, "locations"),
    ],
)
def test_list_is_called_by_what_stands_on_the_map(units, number, expected):
    assert unit_words(units, number=number, translate=str) == expected


def test_every_unit_has_its_words():
    assert set(ONE) == set(MANY) == set(InsightUnit)
