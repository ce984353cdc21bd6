"""Addresses of many countries through the batch door; the cases stand in address_cases.yaml."""

from pathlib import Path

import pytest
import yaml

from akkoord.engine.cleaning.reading import read_rows

CASES = yaml.safe_load(Path(__file__).with_name("address_cases.yaml").read_text(encoding="utf-8"))
KINDS = ("unit", "building", "plot", "floor", "room")


@pytest.mark.parametrize("case", CASES, ids=[case["address"] for case in CASES])
def test_numbers_places_and_postal_code_of_an_address(case):
    rows = read_rows(["Name"], [case["address"]], [case["country"]], [[]])
    (numbers,) = rows.numbers
    read = {
        **{kind: sorted(getattr(numbers, kind)) for kind in KINDS},
        **{kind: sorted(getattr(numbers, kind)) for kind in ("way", "house") if kind in case},
        "postcode": rows.postcodes[0],
        "places": sorted({place.name for place in rows.places[0]}),
    }

    assert read == {
        **{kind: [] for kind in KINDS},
        "postcode": "",
        **{key: value for key, value in case.items() if key not in {"country", "address", "words"}},
    }
    assert rows.addresses[0] == list(map(str, case.get("words", rows.addresses[0])))
