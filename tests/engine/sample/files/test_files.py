"""What is written is what a reader of spreadsheets finds."""

import io

import pytest
from openpyxl import load_workbook as load_excel
from python_calamine import load_workbook

from akkoord.engine.sample.files import file_bytes
from akkoord.engine.sample.sheets import Merged, Sheet
from akkoord.engine.sample.styles import Style

ROWS = [["Naam", "Land"], ["İğne & Co <1>", "Türkiye"], ["two\nlines", 7], ["", 1.5]]
COLUMNS = (("Naam", "name"), ("Land", "country"))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_workbook_holds_the_cells(kind):
    content = file_bytes([Sheet("A", ROWS), Sheet("B", [["x"]])], Style("s", COLUMNS, kind))
    workbook = load_workbook(io.BytesIO(content))
    assert workbook.sheet_names == ["A", "B"]
    assert workbook.get_sheet_by_name("A").to_python() == ROWS


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_file_is_the_same_every_time(kind):
    style = Style("s", COLUMNS, kind)
    assert file_bytes([Sheet("A", ROWS)], style) == file_bytes([Sheet("A", ROWS)], style)


def test_excel_workbook_keeps_merged_blocks():
    rows = [["Naam", "Land"], ["a", "NL"], ["b", ""]]
    content = file_bytes([Sheet("A", rows, [Merged(2, 3, 2)])], Style("s", COLUMNS, "xlsx"))
    sheet = load_excel(io.BytesIO(content))["A"]
    assert [str(block) for block in sheet.merged_cells.ranges] == ["B2:B3"]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8-sig", "Çınar"), ("utf-16", "华"), ("gb18030", "华"), ("cp1252", "Straße")],
)
def test_delimited_text_is_in_its_encoding(encoding, name):
    style = Style("s", COLUMNS, "csv", encoding=encoding, delimiter=";")
    content = file_bytes([Sheet("A", [["Naam", "Land"], [name, "x; y"], ["z"]])], style)
    assert content.decode(encoding) == f'Naam;Land\r\n{name};"x; y"\r\nz;\r\n'


def test_delimited_text_replaces_what_its_encoding_cannot_write():
    content = file_bytes([Sheet("A", [["Łódź"]])], Style("s", COLUMNS, "csv", encoding="cp1252"))
    assert content == "?ód?\r\n".encode("cp1252")
