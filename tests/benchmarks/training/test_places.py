"""Which rows of a register does training leave out?"""

import importlib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture
def is_invented(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("training.places").is_invented


@pytest.mark.parametrize(
    "name",
    ["Adaptive garment cutting PLC Unit 7", "Cross-platform dyeing and Associates", "Total weaving  Unit 31"],
)
def test_coined_adjective_with_process_is_invented(is_invented, name):
    assert is_invented(name)


@pytest.mark.parametrize(
    "name", ["Meadow Knit Ltd", "Confecções do Lago", "HARBOUR APPAREL UNIT 2", "Ajanta", "Minh Hai Co., Ltd"]
)
def test_name_of_firm_is_not_invented(is_invented, name):
    assert not is_invented(name)
