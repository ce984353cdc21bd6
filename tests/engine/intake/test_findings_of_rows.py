"""Every finding of 4.7: a row that has it, and what is told."""

from pathlib import Path

import pytest
import yaml
from tests.engine.intake.files import csv_of

from akkoord.engine.intake import read_list
from akkoord.engine.intake.catalogue import message, where

NAME = "Alpha Garments Ltd"
ADDRESS = "12 Mill Road, Sector 5, Gazipur 1704"
CASES = yaml.safe_load(Path(__file__).with_name("findings_of_rows.yaml").read_text(encoding="utf-8"))
FINE = {"name": NAME, "address": ADDRESS, "country": "Bangladesh"}


def problems_of(*rows):
    header = list(dict.fromkeys(field for row in rows for field in row))
    table = [header, *([row.get(field, "") for field in header] for row in rows)]
    return read_list(csv_of(table), filename="list.csv").problems


def told(*rows):
    return [(problem.code, problem.column, problem.row, message(problem)) for problem in problems_of(*rows)]


def test_a_good_row_has_no_problems():
    assert told(FINE) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["code"])
def test_one_fault_in_a_row(case):
    found = [
        (problem.code, problem.row, message(problem)) for problem in problems_of({**FINE, **case["changed"]})
    ]
    assert (case["code"], 2, case["message"]) in found
    assert {each for each, _, _ in found} <= {case["code"], "signs_tidied", "script_other"}


@pytest.mark.parametrize(
    ("address", "text", "country"),
    [
        (f"{ADDRESS}, Bangladesh", "“Bangladesh” in the address we take Bangladesh.", "BD"),
        (
            "Industrial Zone 5, Yangzhou, Jiangsu Province",
            "“Jiangsu Province” in the address we take China.",
            "CN",
        ),
    ],
)
def test_country_from_the_address_is_said(address, text, country):
    content = csv_of([["name", "address"], [NAME, address]])
    result = read_list(content, filename="list.csv")
    assert result.rows.select(["country", "country_source", "blocked"]).to_pylist() == [
        {"country": country, "country_source": "address", "blocked": False}
    ]
    [problem] = result.problems
    said = f"The country is not given or not understood; from {text}"
    assert (problem.code, message(problem)) == ("country_from_address", said)


def test_misspelt_country_is_taken_when_the_address_agrees():
    result = read_list(
        csv_of([["name", "address", "country"], [NAME, f"{ADDRESS}, Bangladesh", "Bangaldesh"]]),
        filename="list.csv",
    )
    assert result.rows["country"].to_pylist() == ["BD"]
    assert [problem.code for problem in result.problems] == ["country_from_address"]


def test_address_may_lack_when_there_are_coordinates():
    row = {"name": "Ace Mill", "address": "", "country": "Bangladesh", "coordinates": "23.9, 90.4"}
    assert [each[0] for each in told(row)] == ["address_missing"]


def test_one_message_for_each_distinct_value():
    rows = [{**FINE, "name": f"Factory {letter}", "country": "Atlantis"} for letter in "ABCD"]
    [problem] = [problem for problem in problems_of(*rows) if problem.code == "country_unknown"]
    assert (problem.row, where(problem), problem.params["count"]) == (2, "2-5", "4")


def test_very_many_values_are_told_together():
    rows = [{**FINE, "name": f"Factory of number {n}", "country": f"Land {n}x"} for n in range(150)]
    found = [problem for problem in problems_of(*rows) if problem.column == "country"]
    assert [problem.code for problem in found].count("country_unknown") == 100
    [rest] = [problem for problem in found if problem.code == "too_many_of_a_kind"]
    assert message(rest) == "“Country not known” was found for 50 more values in this column."


@pytest.mark.parametrize(
    "workers", ["250", "1,200", "1.200", "100-250", "100 – 250", "250.0", "ca. 300", "500+", ">1000"]
)
def test_workers_as_people_write_them(workers):
    assert told({**FINE, "workers": workers}) == []


@pytest.mark.parametrize("share", ["71.0%", "71", "0.71", "71,5 %", "100%"])
def test_share_of_women_as_people_write_it(share):
    assert told({**FINE, "women share": share}) == []


def test_namibia_is_not_an_error_value():
    assert told({**FINE, "country": "NA", "address": "12 Independence Avenue, Windhoek"}) == []


def test_identical_rows():
    assert told(FINE, {**FINE, "name": "ALPHA GARMENTS, LTD."}) == [
        ("rows_identical", None, 2, "These rows have the same name, address and country.")
    ]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({"name": "Alpha Garments Limited"}, {"name": "Alpha Garment Limited"}, "rows_similar"),
        ({"name": "Alpha Garments Unit 1"}, {"name": "Alpha Garments Unit 2"}, "rows_of_other_unit"),
        ({"name": "Alpha Garments II"}, {"name": "Alpha Garments III"}, "rows_of_other_unit"),
        ({"address": f"Plot 7, {ADDRESS}"}, {"address": f"Plot 8, {ADDRESS}"}, "rows_of_other_unit"),
        ({"address": f"712, {ADDRESS}"}, {"address": f"728, {ADDRESS}"}, "rows_differ_in_numbers"),
    ],
)
def test_rows_that_are_nearly_the_same(one, other, code):
    assert [
        (problem.code, where(problem)) for problem in problems_of({**FINE, **one}, {**FINE, **other})
    ] == [(code, "2-3")]


def test_rows_in_other_countries_are_not_compared():
    assert told(FINE, {**FINE, "country": "India"}) == []


def test_unknown_columns_are_kept_and_told():
    assert told({**FINE, "colour": "red"}) == [
        ("unknown_columns", None, None, "These columns are kept but not used: colour.")
    ]


def test_quote_that_is_never_closed_does_not_swallow_the_list():
    lines = "".join(f"Factory {n},{n} Mill Road in Gazipur 1704,Bangladesh\n" for n in range(60))
    content = f'name,address,country\n"Alpha,12 Mill Road in Gazipur 1704,Bangladesh\n{lines}'.encode()
    result = read_list(content, filename="list.csv")
    assert result.rows.num_rows == 61
    assert "quote_not_closed" in [problem.code for problem in result.problems]
