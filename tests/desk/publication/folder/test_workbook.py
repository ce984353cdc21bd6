"""The edition as an Excel workbook."""

import zipfile
from dataclasses import replace

import openpyxl
import python_calamine
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.publication.edition_content import CONTENT, NO_POINT, SCREEN

from akkoord.desk.publication.folder import workbook
from akkoord.desk.publication.folder.about_sheet import write_edition_workbook
from akkoord.desk.publication.folder.workbook import Sheet, write_workbook

XML_TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
)


def sheets(path):
    """Every sheet as another program reads it."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_rows_and_countries_stand_in_sheets_with_headings(tmp_path):
    write_edition_workbook(tmp_path / "locations.xlsx", CONTENT)

    found = sheets(tmp_path / "locations.xlsx")

    assert list(found) == ["Locations", "Countries", "About"]
    assert found["Locations"][0][:3] == ["location_id", "name", "local_name"]
    assert found["Locations"][1] == [
        *("BD7K2M9PQ4A", "S.T. Screen Printing Ltd.", "এস টি স্ক্রিন", "ST Print House"),
        *("Plot 12, Mirpur Road, Dhaka 1216", "Dhaka", "Dhaka Division", "BD"),
        *(23.811, 90.411, "site", "BD2019083XA3M0V", "active"),
        *(" | ".join(SCREEN.processes), " | ".join(SCREEN.products)),
    ]
    assert found["Countries"] == [["country", "locations"], ["BD", 1], ["TR", 1], ["VN", 1]]


def test_sheet_about_says_what_it_is_in_every_language(tmp_path):
    write_edition_workbook(tmp_path / "locations.xlsx", replace(CONTENT, correction="A town was wrong."))

    about = {row[0]: row[1:] for row in sheets(tmp_path / "locations.xlsx")["About"]}

    assert about["title"] == [
        "Production locations of Agreement on Textile, edition 3",
        "Productielocaties van Convenant textiel, editie 3",
        "Produktionsstandorte von Agreement on Textile, Ausgabe 3",
        "Sites de production : Agreement on Textile, édition 3",
    ]
    assert about["period"][0] == "2017-01-01/2017-12-31"
    assert about["correction"][0] == "A town was wrong."
    assert about["town"][1] == "Plaats"


def test_text_that_would_run_as_a_formula_stays_text(tmp_path):
    write_edition_workbook(tmp_path / "locations.xlsx", CONTENT)

    book = openpyxl.load_workbook(tmp_path / "locations.xlsx")
    cell = book["Locations"]["B4"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (NO_POINT.name, "s", True)
    assert book["Locations"]["B2"].quotePrefix is False


def test_workbook_has_no_properties_and_no_day(tmp_path):
    write_edition_workbook(tmp_path / "locations.xlsx", CONTENT)

    with zipfile.ZipFile(tmp_path / "locations.xlsx") as archive:
        parts = {part.filename: part.date_time for part in archive.infolist()}

    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
    }
    assert set(parts.values()) == {(1980, 1, 1, 0, 0, 0)}


def test_list_longer_than_a_sheet_goes_on_in_a_second_one(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    rows = [[number] for number in range(5)]

    write_workbook(tmp_path / "long.xlsx", [Sheet("Long", ["n"], rows, 5), Sheet("Next", ["n"], [], 0)])

    assert sheets(tmp_path / "long.xlsx") == {
        "Long": [["n"], [0], [1]],
        "Long 2": [["n"], [2], [3]],
        "Long 3": [["n"], [4]],
        "Next": [["n"]],
    }


@given(text=XML_TEXT)
def test_any_text_comes_back_as_it_was(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / "any.xlsx"
    write_workbook(path, [Sheet("Any", ["text"], [[text], [SCREEN.name]], 2)])

    assert openpyxl.load_workbook(path)["Any"]["A2"].value == (text or None)


def test_letters_that_no_workbook_can_hold_are_left_out(tmp_path):
    write_workbook(tmp_path / "odd.xlsx", [Sheet("Odd", ["text"], [["a\x00b\x0bc\ufffe"], ["_x0041_"]], 2)])

    assert [row[0].value for row in openpyxl.load_workbook(tmp_path / "odd.xlsx")["Odd"]][1] == "abc"
    assert sheets(tmp_path / "odd.xlsx")["Odd"][2] == ["_x0041_"]
