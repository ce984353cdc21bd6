"""Intake reads every generated list, and every true row stands where the truth says."""

from pathlib import Path

import pytest
from rapidfuzz import fuzz
from tests.real_data import real_data

from akkoord.engine.intake import read_list
from akkoord.engine.sample.styles import styles

WORKBOOKS = {".xlsx", ".ods"}


@pytest.fixture(scope="module")
def readings(sample):
    return [(entry, read_list(entry.content, filename=Path(entry.path).name)) for entry in sample.lists]


def test_every_list_is_acceptable(readings):
    assert [entry.path for entry, result in readings if not result.is_acceptable] == []


def test_every_true_row_stands_at_its_number(readings):
    for entry, result in readings:
        is_workbook = Path(entry.path).suffix in WORKBOOKS
        read = {(row["sheet"], row["row"]) for row in result.rows.select(["sheet", "row"]).to_pylist()}
        true = {(placed.sheet if is_workbook else None, placed.row) for placed in entry.placed}
        assert read == true, entry.path


def test_name_is_read_from_its_column(readings):
    for entry, result in readings:
        is_workbook = Path(entry.path).suffix in WORKBOOKS
        names = {(row["sheet"], row["row"]): row["name"] for row in result.rows.to_pylist()}
        likeness = [
            fuzz.partial_ratio(
                names[placed.sheet if is_workbook else None, placed.row], str(placed.mention.cells["name"])
            )
            for placed in entry.placed
            if placed.mention.cells["name"]
        ]
        assert sum(likeness) / len(likeness) > 90, entry.path


def test_country_is_found_for_nearly_every_row(readings, sample):
    true = {location.location_id: location.country for location in sample.locations}
    right = wrong = missing = 0
    for entry, result in readings:
        read = {(row["sheet"], row["row"]): row["country"] for row in result.rows.to_pylist()}
        is_workbook = Path(entry.path).suffix in WORKBOOKS
        for placed in entry.placed:
            country = read[placed.sheet if is_workbook else None, placed.row]
            right += country == true[placed.mention.location_id]
            missing += country == ""
            wrong += country not in {"", true[placed.mention.location_id]}
    assert wrong <= 0.002 * right
    assert missing <= 0.01 * right


def test_all_styles_are_used(sample):
    assert len(styles()) <= len(sample.lists)


def test_no_row_is_a_row_of_a_real_list(sample):
    real = sorted(real_data("lists").glob("*.csv"))
    text = "\n".join(path.read_text("utf-8", errors="replace") for path in real).casefold()
    invented = {
        (str(placed.mention.cells["name"]), str(placed.mention.cells["street"]))
        for entry in sample.lists
        for placed in entry.placed
    }
    assert [pair for pair in invented if all(len(p) > 8 and p.casefold() in text for p in pair)] == []
