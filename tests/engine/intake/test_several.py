"""A list in several files: one a brand, each with its own columns."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.intake.files import csv_of, xlsx_of

from akkoord.engine.intake import (
    ADDED_SHEET,
    CellPlace,
    Changes,
    ColumnMapping,
    Limits,
    ListedFile,
    SheetMapping,
    read_files,
    read_list,
)
from akkoord.engine.intake.several import mapping_of_file, sheet_in_file, sheet_in_list

HEADER = ["name", "address", "city", "country"]
ALPHA = ["Alpha Garments Ltd", "12 Mill Road, Tongi", "Gazipur 1704", "Bangladesh"]
BETA = ["Beta Lda", "Rua da Indústria 41", "Barcelos 4750", "Portugal"]
GAMMA = {"name": "Gamma Knit Lda", "address": "Rua Nova 12, 4750 Barcelos", "country": "Portugal"}
NORTH = ListedFile("north.csv", csv_of([HEADER, ALPHA]), "north.csv", "North")
SOUTH = ListedFile("south.xlsx", xlsx_of({"Sites": [HEADER, BETA]}), "south.xlsx")


def facts(result):
    return [
        tuple(row[name] for name in ("sheet", "sheet_number", "row", "name", "brand"))
        for row in result.rows.to_pylist()
    ]


def test_each_file_is_read_under_its_name_and_with_its_brand():
    result = read_files([NORTH, replace(SOUTH, brand="South")])
    assert facts(result) == [
        ("north.csv", 1, 2, "Alpha Garments Ltd", "North"),
        ("south.xlsx/Sites", 2, 2, "Beta Lda", "South"),
    ]
    assert [each.name for each in result.sheets] == ["north.csv", "south.xlsx/Sites"]
    assert result.is_acceptable


def test_one_file_alone_is_read_as_ever():
    changes = Changes({}, {1: GAMMA})
    alone = replace(NORTH, key="", brand="")
    assert read_files([alone], changes=changes) == read_list(
        NORTH.content, filename="north.csv", changes=changes
    )
    assert read_files([], changes=changes) == read_list(None, filename="", changes=changes)


def test_brand_fills_only_what_the_file_leaves_open():
    rows = [[*HEADER, "brand"], [*ALPHA, "Own"], [*BETA, ""]]
    result = read_files([replace(NORTH, content=csv_of(rows))])
    assert [row[-1] for row in facts(result)] == ["Own", "North"]
    assert result.rows["cells"].to_pylist() == [[*ALPHA, "Own"], [*BETA, ""]]


def test_mended_brand_stands_before_that_of_the_file():
    changes = Changes({CellPlace("north.csv", 2, "brand"): "Mended"})
    assert [row[-1] for row in facts(read_files([NORTH, SOUTH], changes=changes))] == ["Mended", ""]


def test_mended_cells_and_columns_concern_one_file():
    chosen = ColumnMapping((SheetMapping("north.csv", 1, {"name": ("city",), "country": ("country",)}),))
    changes = Changes({CellPlace("south.xlsx/Sites", 2, "name"): "Beta Textil Lda"}, {1: GAMMA})
    result = read_files([NORTH, SOUTH], mapping=chosen, changes=changes)
    assert [(row[0], row[3]) for row in facts(result)] == [
        ("north.csv", "Gazipur 1704"),
        ("south.xlsx/Sites", "Beta Textil Lda"),
        (ADDED_SHEET, "Gamma Knit Lda"),
    ]
    assert (
        mapping_of_file(result.mapping, "south.xlsx") == read_list(SOUTH.content, filename="s.xlsx").mapping
    )


def test_corrected_country_holds_in_a_file_that_comes_later():
    known = ColumnMapping((), {"Bengalen-Ost": "BD"})
    later = replace(SOUTH, content=csv_of([HEADER, [*ALPHA[:3], "Bengalen-Ost"]]))
    assert read_files([NORTH, later], mapping=known).rows["country"].to_pylist() == ["BD", "BD"]


def test_problems_name_file_sheet_row_and_column():
    wrong = replace(SOUTH, content=xlsx_of({"Sites": [HEADER, ["", *BETA[1:]]]}))
    [problem] = read_files([NORTH, wrong]).problems
    assert (problem.code, problem.file, problem.sheet, problem.row, problem.column) == (
        "value_missing",
        "south.xlsx",
        "south.xlsx/Sites",
        2,
        "name",
    )


def test_file_that_cannot_be_read_holds_up_the_list_and_is_named():
    result = read_files([NORTH, replace(SOUTH, content=b"%PDF-1.7")])
    assert not result.is_acceptable
    assert [(each.code, each.sheet) for each in result.problems] == [("wrong_file_type", "south.xlsx")]
    assert result.rows.num_rows == 1


def test_more_rows_together_than_a_list_may_have():
    limits = Limits(rows=1)
    assert read_files([NORTH], limits=limits).is_acceptable
    assert [each.code for each in read_files([NORTH, SOUTH], limits=limits).problems] == ["too_many_rows"]


@given(
    st.text(st.characters(exclude_characters="/"), min_size=1), st.text(st.characters(exclude_characters="/"))
)
def test_sheet_is_found_again_in_its_file_and_in_no_other(key, sheet):
    if sheet_in_list(key, sheet) != ADDED_SHEET:
        assert sheet_in_file(key, sheet_in_list(key, sheet)) == sheet
    assert sheet_in_file(key + "2", sheet_in_list(key, sheet)) is None


@pytest.mark.parametrize("key", ["", "north.csv"])
def test_rows_that_stand_in_no_file_are_in_none(key):
    assert sheet_in_file(key, ADDED_SHEET) is None


def told_of_files(result):
    """Where each problem about two files stands, and to what it points."""
    return [
        (each.file, each.sheet, each.params["rows"], each.params["other"], each.params["others"])
        for each in result.problems
        if each.code == "rows_in_two_files"
    ]


def test_row_of_two_files_is_told_with_both_files_sheets_and_rows():
    """In any spelling of case and signs; within one file it is another problem."""
    again = [each.upper().replace(",", " -") for each in ALPHA]
    both = xlsx_of({"Sites": [HEADER, BETA, again], "More": [HEADER, ALPHA]})
    north = replace(NORTH, content=csv_of([HEADER, ALPHA, ALPHA]))
    result = read_files([north, replace(SOUTH, content=both)])
    assert told_of_files(result) == [
        ("south.xlsx", "south.xlsx/More", "2", "north.csv", "2-3"),
        ("south.xlsx", "south.xlsx/Sites", "3", "north.csv", "2-3"),
    ]
    assert result.is_acceptable
    assert read_files([NORTH, SOUTH]).problems == ()


def test_row_of_three_files_is_told_at_each_later_one():
    files = [replace(NORTH, key=name, filename=name) for name in ("a.csv", "b.csv", "c.csv")]
    assert told_of_files(read_files(files)) == [
        ("b.csv", "b.csv", "2", "a.csv", "2"),
        ("c.csv", "c.csv", "2", "a.csv", "2"),
    ]


def test_file_added_twice_is_told_in_few_problems():
    """Past the first hundred the rows of two sheets are told together."""
    sites = [[f"{name} Textiles Ltd", *ALPHA[1:]] for name in range(1_000, 1_150)]
    north = replace(NORTH, content=csv_of([HEADER, *sites]))
    told = told_of_files(read_files([north, replace(north, key="again.csv", filename="again.csv")]))
    assert len(told) == 101
    assert told[-1] == ("again.csv", "again.csv", "102-151", "north.csv", "102-151")


def test_row_without_a_name_and_row_that_stands_in_no_file_are_not_told():
    nameless = replace(NORTH, content=csv_of([HEADER, ["", *ALPHA[1:]]]))
    assert told_of_files(read_files([nameless, replace(nameless, key="b.csv", filename="b.csv")])) == []
    own = {"name": ALPHA[0], "address": ", ".join(ALPHA[1:3]), "country": ALPHA[3]}
    assert told_of_files(read_files([NORTH, SOUTH], changes=Changes({}, {1: own}))) == []
