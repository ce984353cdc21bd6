import datetime as dt
import json

import openpyxl
import pytest
from tests.engine.intake.files import csv_of, ods_of, saved, xls_of, xlsx_of

from akkoord.engine.intake import (
    ColumnMapping,
    IntakeResult,
    Limits,
    SheetMapping,
    SheetReading,
    read_list,
    to_matching_rows,
)
from akkoord.engine.intake.result import ROWS_SCHEMA
from akkoord.engine.problems import Problem, Severity
from akkoord.engine.rows import ROW_SCHEMA

HEADER = ["name", "address", "country"]
ALPHA = ["Alpha Garments Ltd", "12 Mill Road, Gazipur 1704", "Bangladesh"]
BETA = ["Beta Textile A.Ş.", "Fabrika Cad. No: 5, Bursa 16000", "Türkiye"]
ROWS = [HEADER, ALPHA, BETA]


def columns(result, *names):
    return list(zip(*(result.rows[name].to_pylist() for name in names), strict=True))


def codes(result):
    return [problem.code for problem in result.problems]


def test_read_list_plain():
    result = read_list(csv_of(ROWS), filename="folder/list.csv")
    mapping = ColumnMapping(
        (SheetMapping(None, 1, {"name": ("name",), "address": ("address",), "country": ("country",)}),)
    )
    rows = result.rows.select(
        ["row", "name", "address", "country", "country_as_given", "blocked"]
    ).to_pylist()
    assert (result.file, result.sheets, result.mapping, result.problems) == (
        "list.csv",
        (SheetReading(None, 1, ("name", "address", "country"), 2, is_used=True),),
        mapping,
        (),
    )
    assert result.rows.schema == ROWS_SCHEMA
    assert rows == [
        {
            "row": 2,
            "name": "Alpha Garments Ltd",
            "address": "12 Mill Road, Gazipur 1704",
            "country": "BD",
            "country_as_given": "Bangladesh",
            "blocked": False,
        },
        {
            "row": 3,
            "name": "Beta Textile A.Ş.",
            "address": "Fabrika Cad. No: 5, Bursa 16000",
            "country": "TR",
            "country_as_given": "Türkiye",
            "blocked": False,
        },
    ]


@pytest.mark.parametrize(
    "content",
    [
        csv_of(ROWS, delimiter=";", encoding="cp1254", line_end="\r\n"),
        csv_of(ROWS, delimiter="\t", encoding="utf-16"),
        csv_of(ROWS, delimiter="|", encoding="utf-16-le"),
        xlsx_of({"List": ROWS}),
        xls_of(ROWS),
        ods_of(ROWS),
    ],
    ids=["cp1254", "utf-16", "utf-16-le", "xlsx", "xls", "ods"],
)
def test_read_list_of_any_format(content):
    result = read_list(content, filename="list")
    assert columns(result, "row", "name", "address", "country", "cells") == [
        (2, ALPHA[0], ALPHA[1], "BD", ALPHA),
        (3, BETA[0], BETA[1], "TR", BETA),
    ]


def test_read_list_from_path(tmp_path):
    (tmp_path / "list.csv").write_bytes(csv_of(ROWS))
    assert read_list(tmp_path / "list.csv", filename="list.csv").rows.num_rows == 2


def test_read_list_below_title_with_total_note_and_second_header():
    rows = [["Suppliers of 2024"], [], HEADER, ALPHA, [], HEADER, BETA, ["Total", "", "2"], ["* as of May"]]
    result = read_list(csv_of(rows), filename="list.csv")
    assert columns(result, "row", "name") == [(4, ALPHA[0]), (7, BETA[0])]
    assert [(problem.code, problem.row) for problem in result.problems] == [
        ("note_left_out", 9),
        ("header_further_down", None),
        ("repeated_header_left_out", 6),
        ("total_left_out", 8),
    ]


def test_read_list_tells_of_another_table_above_the_header():
    rows = [HEADER[:3], ALPHA[:3], BETA[:3], [], [*HEADER, "Postcode", "Tier"], [*BETA, "", "1"]]
    result = read_list(csv_of(rows), filename="list.csv")
    above = [problem for problem in result.problems if problem.code == "table_above_header"]
    assert [(problem.row, problem.params["rows"]) for problem in above] == [(1, "1-3")]


@pytest.mark.parametrize(
    "header",
    [
        ["Naam", "Adres", "Land"],
        ["Name der Fabrik", "Anschrift", "Land"],
        ["Nom de l'usine", "Adresse", "Pays"],
        ["FACTORY NAME *", "Adress", "Country / Region"],
        ["Naam / Name", "Adres (address)", "Land / Country"],
        ["Name of production location", "Full\nAddress", "Contry"],
        ["工厂名称", "地址", "国家"],
        ["Supplier", "Location", "Country code"],
    ],
)
def test_read_list_header_in_any_language(header):
    result = read_list(csv_of([header, ALPHA]), filename="list.csv")
    assert columns(result, "name", "address", "country") == [(ALPHA[0], ALPHA[1], "BD")]


def test_read_list_address_in_many_columns():
    header = ["Factory", "Street", "House number", "City", "Province", "Postal code", "Country"]
    row = ["Alpha Garments", "Rue de l'Usine", "5", "Autun", "Bourgogne", "71400.0", "France"]
    result = read_list(csv_of([header, row]), filename="list.csv")
    assert columns(result, "address", "street", "city", "region", "postal_code") == [
        ("Rue de l'Usine, 5, Autun, Bourgogne, 71400", "Rue de l'Usine, 5", "Autun", "Bourgogne", "71400")
    ]


def test_read_list_without_header_is_guessed():
    result = read_list(csv_of([ALPHA, BETA]), filename="list.csv")
    assert columns(result, "row", "name", "country") == [(1, ALPHA[0], "BD"), (2, BETA[0], "TR")]
    assert codes(result) == ["no_header"]


def test_read_list_chooses_visible_lists():
    sheets = {
        "Read me": [["How to fill this in"], ["Ask us"]],
        "Asia": [HEADER, ALPHA],
        "_Old": [HEADER, BETA],
        "Europe": [HEADER, BETA],
    }
    result = read_list(xlsx_of(sheets), filename="list.xlsx")
    assert columns(result, "sheet", "sheet_number", "row") == [("Asia", 1, 2), ("Europe", 2, 2)]
    assert [(problem.code, problem.sheet) for problem in result.problems] == [
        ("hidden_sheet_left_out", "Old"),
        ("sheet_left_out", "Read me"),
    ]
    assert to_matching_rows(result, "acme")["row_key"].to_pylist() == ["acme:2", "acme:2!2"]


def test_read_list_uses_hidden_sheet_when_there_is_no_other():
    result = read_list(xlsx_of({"Read me": [["Hello"]], "_List": ROWS}), filename="list.xlsx")
    assert columns(result, "sheet", "row") == [("List", 2), ("List", 3)]


def test_read_list_again_with_changed_mapping():
    rows = [
        ["Firm", "Group", "Where", "Land"],
        ["Mother", "Alpha", "12 Mill Road, Gazipur 1704", "Bangladsh"],
    ]
    content = csv_of(rows)
    first = read_list(content, filename="list.csv")
    data = first.mapping.as_dict()
    data["sheets"][0]["columns"] = {"name": ["Group"], "address": ["Where"], "country": ["Land"]}
    data["countries"] = {"Bangladsh": "BD"}
    again = read_list(content, filename="list.csv", mapping=ColumnMapping.from_dict(data))
    assert columns(again, "name", "address", "country") == [("Alpha", "12 Mill Road, Gazipur 1704", "BD")]
    assert again.mapping.as_dict() == data


def test_mapping_survives_json():
    mapping = read_list(xlsx_of({"A": ROWS, "_B": ROWS}), filename="list.xlsx").mapping
    assert ColumnMapping.from_dict(json.loads(json.dumps(mapping.as_dict()))) == mapping


def test_mapping_with_unknown_field_is_refused():
    with pytest.raises(ValueError, match="no field 'naem'"):
        ColumnMapping.from_dict({"sheets": [{"sheet": None, "header_row": 1, "columns": {"naem": ["a"]}}]})


def test_mapping_with_a_country_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="'XX' is not the two-letter code"):
        ColumnMapping.from_dict({"sheets": [], "countries": {"Atlantis": "XX"}})


def test_sheet_without_rows_does_not_hold_up_the_others():
    result = read_list(xlsx_of({"Asia": ROWS, "Europe": [HEADER]}), filename="list.xlsx")
    assert [(problem.code, problem.sheet) for problem in result.problems] == [("sheet_empty", "Europe")]
    assert result.is_acceptable


def test_mapping_of_a_column_that_is_gone_is_told():
    mapping = ColumnMapping(
        (SheetMapping(None, 1, {"name": ("name",), "address": ("adres",), "country": ("country",)}),)
    )
    result = read_list(csv_of(ROWS), filename="list.csv", mapping=mapping)
    assert "mapped_column_missing" in codes(result)
    assert result.rows["blocked"].to_pylist() == [True, True]


def test_nothing_is_dropped():
    rows = [
        [*HEADER, "colour", ""],
        [*ALPHA, " red ", "x"],
        ["", "", "", "", "left"],
        ["", "", "Spain", "b", ""],
    ]
    result = read_list(csv_of(rows), filename="list.csv")
    assert columns(result, "row", "extra", "cells", "blocked") == [
        (2, '{"colour": " red ", "column E": "x"}', [*ALPHA, " red ", "x"], False),
        (4, '{"colour": "b"}', ["", "", "Spain", "b", ""], True),
    ]
    assert "note_left_out" in codes(result)


def test_merged_cells_count_for_each_row():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Country", "Name", "Address", ""])
    sheet.append(["Bangladesh", "Alpha", "12 Mill Road", "Gazipur 1704"])
    sheet.append([None, "Beta", "14 Mill Road", "Gazipur 1704"])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C1:D1")
    result = read_list(saved(workbook), filename="list.xlsx")
    assert columns(result, "name", "address", "country", "cells") == [
        (
            "Alpha",
            "12 Mill Road, Gazipur 1704",
            "BD",
            ["Bangladesh", "Alpha", "12 Mill Road", "Gazipur 1704"],
        ),
        ("Beta", "14 Mill Road, Gazipur 1704", "BD", ["", "Beta", "14 Mill Road", "Gazipur 1704"]),
    ]
    assert codes(result) == ["merged_cells_filled"]


def test_error_cells_of_workbooks_are_told():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "A & B"
    for row in ([*HEADER, "workers"], [*ALPHA, "#N/A"], [*BETA, 5]):
        sheet.append(row)
    sheet["D2"].data_type = "e"
    result = read_list(saved(workbook), filename="list.xlsx")
    [problem] = result.problems
    assert (problem.code, problem.row, problem.column, problem.params["value"]) == (
        "error_value",
        2,
        "workers",
        "#N/A",
    )
    assert columns(result, "workers") == [("",), ("5",)]
    assert result.rows["cells"].to_pylist()[0] == [*ALPHA, "#N/A"]


def test_numbers_and_dates_of_workbooks_read_as_people_see_them():
    row = ["Alpha", 5, "Bangladesh", 71400.0, 0.125, dt.date(2024, 5, 1), True]
    content = xlsx_of({"L": [[*HEADER, "postcode", "remark", "since", "union"], row]})
    result = read_list(content, filename="list.xlsx")
    assert columns(result, "street", "postal_code", "remark", "since", "union") == [
        ("5", "71400", "0.125", "2024-05-01", "TRUE")
    ]


def test_to_matching_rows_leaves_out_blocked_rows_unless_asked():
    rows = [["row id", *HEADER, "lat", "lng", "os id"], ["r1", *ALPHA, "24,0", "90.4", "BD2020021QK28YZ"]]
    rows += [["r2", "Beta", "Some road 5 in Atlantis City", "Atlantis", "", "", ""]]
    result = read_list(csv_of(rows, delimiter=";"), filename="list.csv")
    usable = to_matching_rows(result, "acme")
    assert usable.schema == ROW_SCHEMA
    assert usable.to_pylist() == [
        {
            "row_key": "acme:r1",
            "list": "acme",
            "row": "r1",
            "name": ALPHA[0],
            "address": ALPHA[1],
            "other_names": [],
            "country": "BD",
            "lat": 24.0,
            "lng": 90.4,
            "identifiers": ["os_id:BD2020021QK28YZ"],
            "location_id": None,
        }
    ]
    assert to_matching_rows(result, "acme", with_blocked=True)["row"].to_pylist() == ["r1", "r2"]


def test_row_identifier_used_twice_is_told_and_not_used():
    rows = [["row id", *HEADER], ["r1", *ALPHA], ["r1", *BETA]]
    result = read_list(csv_of(rows), filename="list.csv")
    assert to_matching_rows(result, "acme")["row"].to_pylist() == ["2", "3"]
    assert codes(result) == ["row_id_twice"]


@pytest.mark.parametrize(
    ("limits", "code", "params"),
    [
        (Limits(bytes=20), "too_large", {"limit": "0"}),
        (Limits(rows=1), "too_many_rows", {"limit": "1"}),
        (Limits(columns=2), "too_many_columns", {"columns": "3", "limit": "2"}),
    ],
)
def test_limits(limits, code, params):
    result = read_list(csv_of(ROWS), filename="list.csv", limits=limits)
    problem = Problem(code, Severity.BLOCK, "list.csv", params=params)
    assert result == IntakeResult("list.csv", (), ColumnMapping(()), ROWS_SCHEMA.empty_table(), (problem,))
    assert not result.is_acceptable


def test_three_hundred_columns_get_a_clear_answer():
    wide = [[f"column {number}" for number in range(300)], ["x"] * 300]
    assert codes(read_list(csv_of(wide), filename="wide.csv")) == ["too_many_columns"]


def test_blank_columns_do_not_count():
    result = read_list(csv_of([row + [""] * 300 for row in ROWS]), filename="list.csv")
    assert result.rows.num_rows == 2


def test_header_without_data():
    result = read_list(csv_of([HEADER]), filename="list.csv")
    assert (codes(result), result.is_acceptable) == (["no_rows"], False)


def test_columns_missing():
    result = read_list(csv_of([["country", "city"], ["Spain", "Madrid"]]), filename="list.csv")
    assert [(problem.code, problem.params.get("field")) for problem in result.problems][:1] == [
        ("column_missing", "name")
    ]


def test_text_that_is_no_list():
    result = read_list(b"Dear all,\n\nplease find the list attached.\n", filename="letter.csv")
    assert "no_list_found" in codes(result)
    assert not result.is_acceptable


def test_problems_come_gravest_first():
    rows = [HEADER, [" Alpha ", "x", "Atlantis"], *[["Gamma", "Road", "Spain"]] * 2]
    result = read_list(csv_of(rows), filename="list.csv")
    order = [list(Severity).index(problem.severity) for problem in result.problems]
    assert order == sorted(order)


def test_to_matching_rows_takes_parent_and_local_name_as_other_names():
    rows = [[*HEADER, "parent company", "local name"], [*ALPHA, "", ""], [*ALPHA, "Alpha Group", "আলফা"]]
    usable = to_matching_rows(read_list(csv_of(rows), filename="list.csv"), "acme")
    assert usable["other_names"].to_pylist() == [[], ["আলফা", "Alpha Group"]]
