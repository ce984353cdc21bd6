"""Cells mended and rows added after the file came."""

import openpyxl
from tests.engine.intake.files import csv_of, saved

from akkoord.engine.intake import ADDED_SHEET, CellPlace, Changes, ColumnMapping, SheetMapping, read_list

HEADER = ["name", "address", "city", "country"]
ALPHA = ["Alpha Garments Ltd", "12 Mill Road, Tongi", "Gazipur 1704", "Bangladesj"]
NAMELESS = ["", "Rua da Indústria 41 e 43", "Barcelos 4750", "Portugal"]
GAMMA = {"name": "Gamma Knit Lda", "address": "Rua Nova 12, 4750 Barcelos", "country": "Portugal"}
LIST = csv_of([HEADER, ALPHA, NAMELESS])


def read(changes, content=LIST):
    return read_list(content, filename="list.csv", changes=changes)


def facts(result):
    return [
        tuple(row[name] for name in ("sheet", "row", "name", "country", "blocked"))
        for row in result.rows.to_pylist()
    ]


def test_mended_cells_take_the_place_of_those_in_the_file():
    changes = Changes({CellPlace(None, 2, "country"): "Bangladesh", CellPlace(None, 3, "name"): "Beta Lda"})
    result = read(changes)
    assert facts(result) == [(None, 2, "Alpha Garments Ltd", "BD", False), (None, 3, "Beta Lda", "PT", False)]
    assert result.problems == ()
    assert result.rows["cells"].to_pylist() == [ALPHA, NAMELESS]


def test_mended_cell_that_is_still_wrong_is_told_again():
    result = read(Changes({CellPlace(None, 2, "country"): "Nowhereland"}))
    assert [problem.params["value"] for problem in result.problems if problem.column == "country"] == [
        "Nowhereland"
    ]


def test_field_without_a_column_is_mended_all_the_same():
    content = csv_of([["name", "address"], ALPHA[:2], ["Beta Textile", "Main Street 5, Industrial Zone"]])
    changes = Changes({CellPlace(None, row, "country"): "Bangladesh" for row in (2, 3)})
    result = read(changes, content)
    assert [row[3:] for row in facts(result)] == [("BD", False), ("BD", False)]
    assert result.mapping == read(Changes(), content).mapping


def test_field_of_two_columns_is_mended_as_one():
    content = csv_of([["name", "address 1", "address 2", "country"], ["Alpha", "?", "Mill", "Bangladesh"]])
    mapping = ColumnMapping(
        (
            SheetMapping(
                None, 1, {"name": ("name",), "address": ("address 1", "address 2"), "country": ("country",)}
            ),
        )
    )
    changes = Changes({CellPlace(None, 2, "address"): "12 Mill Road, Gazipur 1704"})
    result = read_list(content, filename="list.csv", mapping=mapping, changes=changes)
    assert result.rows["address"].to_pylist() == ["12 Mill Road, Gazipur 1704"]


def test_rows_added_stand_after_those_of_the_file():
    result = read(Changes({CellPlace(None, 2, "country"): "BD"}, {1: GAMMA, 4: {"name": "Delta"}}))
    assert facts(result)[2:] == [
        (ADDED_SHEET, 1, "Gamma Knit Lda", "PT", False),
        (ADDED_SHEET, 4, "Delta", "", True),
    ]
    assert {problem.params["field"] for problem in result.problems if problem.sheet == ADDED_SHEET} == {
        "address",
        "country",
    }


def test_added_row_is_mended_like_any_other():
    changes = Changes({CellPlace(ADDED_SHEET, 1, "processes"): "sewing"}, {1: GAMMA})
    result = read_list(None, filename="", changes=changes)
    assert result.rows["processes"].to_pylist() == ["sewing"]
    assert result.is_acceptable


def test_list_without_a_file_and_without_rows():
    result = read_list(None, filename="")
    assert [problem.code for problem in result.problems] == ["no_rows"]
    assert not result.is_acceptable


def test_sheets_bring_their_first_rows_along():
    (sheet,) = read(Changes()).sheets
    assert sheet.sample == (tuple(ALPHA), tuple(NAMELESS))


def test_header_row_pointed_out_proposes_its_columns():
    content = csv_of([["company", "country", "name"], HEADER, ALPHA])
    mapping = ColumnMapping((SheetMapping(None, 2, {}),))
    result = read_list(content, filename="list.csv", mapping=mapping)
    assert list(result.mapping.sheets[0].columns) == ["name", "address", "city", "country"]


def test_joined_cells_still_count_for_every_row_beside_a_mended_one():
    workbook = openpyxl.Workbook()
    for row in (HEADER, ALPHA, [*NAMELESS[:3], None]):
        workbook.active.append(row)
    workbook.active.merge_cells("D2:D3")
    workbook.active["D2"] = "Portugal"
    changes = Changes({CellPlace("Sheet", 3, "name"): "Beta Lda"})
    result = read_list(saved(workbook), filename="list.xlsx", changes=changes)
    assert [row[2:4] for row in facts(result)] == [("Alpha Garments Ltd", "PT"), ("Beta Lda", "PT")]
