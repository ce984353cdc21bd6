"""Addresses of many countries through the batch door; the cases stand in address_cases.yaml."""

from pathlib import Path

import pytest
import yaml
from tests.engine.cleaning.told import hash_of, told, told_numbers

CASES = yaml.safe_load(Path(__file__).with_name("address_cases.yaml").read_text(encoding="utf-8"))
KINDS = ("unit", "building", "plot", "floor", "room")


@pytest.mark.parametrize("case", CASES, ids=[case["address"] for case in CASES])
def test_numbers_places_and_postal_code_of_an_address(case):
    row = told("Name", case["address"], case["country"])
    numbers = told_numbers("Name", case["address"], case["country"])
    kinds = [*KINDS, *(kind for kind in ("way", "house") if kind in case)]
    read = {
        **{kind: numbers.get(kind, []) for kind in kinds},
        "postcode": row.postcode,
        "places": sorted(set(row.places)),
    }

    expected = {**{kind: [] for kind in KINDS}, "postcode": "", **case}
    assert read == {
        **{kind: expected[kind] for kind in kinds},
        "postcode": hash_of(expected["postcode"]),
        "places": expected["places"],
    }
    assert row.address == list(map(str, case.get("words", row.address)))
