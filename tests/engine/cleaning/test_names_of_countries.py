"""Names of many kinds through the batch door; the cases stand in name_cases.yaml."""

from pathlib import Path

import pytest
import yaml
from tests.engine.cleaning.told import told

CASES = yaml.safe_load(Path(__file__).with_name("name_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_of_a_name_and_of_the_other_names_in_its_cell(case):
    row = told(case["name"], country=case["country"])

    assert (row.name, row.other_names) == (case["words"], case["others"])
