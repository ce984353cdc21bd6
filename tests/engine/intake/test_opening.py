"""Files that are not a list: each gets one clear answer."""

import io
import re
import zipfile
import zlib

import pytest
from tests.engine.intake.files import csv_of, xlsx_of

from akkoord.engine.intake import Limits, read_list
from akkoord.engine.intake.catalogue import message

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
)


def archive_of(parts):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return output.getvalue()


def lying_archive():
    """A part that says it unpacks to ten bytes and unpacks to 60 MB."""
    content = bytearray(archive_of({"xl/workbook.xml": bytes(60 * 1024 * 1024)}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(mark) + offset
        content[start : start + 4] = (10).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code", "text"),
    [
        (b"", "empty_file", "There is nothing in this file."),
        (b" \n\t\r\n ", "empty_file", "There is nothing in this file."),
        (b"\xef\xbb\xbf\n", "empty_file", "There is nothing in this file."),
        (b",,,\n;;;\n", "empty_file", "There is nothing in this file."),
        (PNG, "wrong_file_type", "This is a picture, whatever its name says."),
        (b"\xff\xd8\xff\xe0" + bytes(200), "wrong_file_type", "This is a picture, whatever its name says."),
        (b"%PDF-1.7\n%\xe2\xe3", "wrong_file_type", "This is a PDF, whatever its name says."),
        (
            b"<!DOCTYPE html><table><tr><td>x",
            "wrong_file_type",
            "This is a web page, whatever its name says.",
        ),
        (bytes(range(256)) * 9, "wrong_file_type", "This is another kind of file, whatever its name says."),
        (
            archive_of({"word/document.xml": "x"}),
            "wrong_file_type",
            "This is a text document, whatever its name says.",
        ),
        (archive_of({"holiday.jpg": "x"}), "wrong_file_type", "This is an archive, whatever its name says."),
        (
            archive_of({"xl/workbook.xml": "x"}),
            "unreadable",
            "The file is damaged or of a kind that we do not know.",
        ),
        (b"PK\x03\x04 cut off", "unreadable", "The file is damaged or of a kind that we do not know."),
        (ENCRYPTED, "password_protected", "The workbook opens only with a password."),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_files_that_are_no_list(content, code, text):
    result = read_list(content, filename="list.xlsx")
    assert [(problem.code, message(problem)) for problem in result.problems] == [(code, text)]
    assert (result.rows.num_rows, result.is_acceptable) == (0, False)


@pytest.mark.parametrize(
    "content",
    [
        archive_of({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": bytes(60 * 1024 * 1024)}),
        lying_archive(),
    ],
    ids=["honest", "lying"],
)
def test_zip_bombs_are_refused(content):
    assert len(content) < 100_000
    assert [problem.code for problem in read_list(content, filename="list.xlsx").problems] == [
        "unpacks_too_large"
    ]


def test_many_parts_that_are_large_together_are_refused():
    content = archive_of({f"xl/{number}": zlib.compress(bytes([number]) * 9999) * 999 for number in range(5)})
    result = read_list(content, filename="list.xlsx", limits=Limits(unpacked_bytes=10_000))
    assert [problem.code for problem in result.problems] == ["unpacks_too_large"]


def test_type_is_told_from_the_bytes_and_not_from_the_name():
    rows = [["name", "address", "country"], ["Alpha Garments", "12 Mill Road, Gazipur 1704", "Bangladesh"]]
    for content in (csv_of(rows), xlsx_of({"List": rows})):
        assert read_list(content, filename="list.pdf").rows.num_rows == 1


def test_encoding_that_was_guessed_is_told_with_words_to_check():
    rows = [["name", "address", "country"], ["Müller Näherei", "Hauptstraße 5, 80331 München", "Deutschland"]]
    [problem] = read_list(csv_of(rows, encoding="cp1252"), filename="list.csv").problems
    assert message(problem) == (
        "The file does not say how its letters are written; we read it as cp1252: "
        "Müller, Näherei, Hauptstraße, München"
    )


def with_far_cell(cell):
    """A small list, and one blank in a cell far below and to the right."""
    content = xlsx_of({"List": [["name", "address", "country"], ["Alpha", "12 Mill Road, Dhaka", "BD"]]})
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    row = re.sub(r"\D", "", cell)
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    return archive_of(parts)


@pytest.mark.parametrize("cell", ["XFD1048576", "IP1000000", "ZZZZ4294967295"])
def test_workbook_with_a_cell_far_away_is_refused_before_room_is_kept_for_it(cell):
    result = read_list(with_far_cell(cell), filename="list.xlsx")
    assert [(problem.code, dict(problem.params)) for problem in result.problems] == [
        ("cell_far_away", {"sheet": "List", "cell": cell})
    ]


def test_workbook_with_a_cell_in_the_last_row_is_read():
    result = read_list(with_far_cell("A1048576"), filename="list.xlsx")
    assert result.is_acceptable
    assert result.rows["name"].to_pylist() == ["Alpha"]


def test_cell_without_an_end_is_refused():
    content = csv_of([["name", "address", "country"], ["A" * 1_000_001, "x", "India"]])
    result = read_list(content, filename="list.csv")
    assert [(problem.code, dict(problem.params)) for problem in result.problems] == [
        ("cell_too_long", {"limit": "1,000,000"})
    ]


def test_zero_characters_show_as_broken_letters():
    content = csv_of([["name", "address", "country"], ["Al\0pha", "12 Mill Road, Dhaka", "India"]])
    result = read_list(content, filename="list.csv")
    assert result.rows["name"].to_pylist() == ["Al\ufffdpha"]
    assert "letters_broken" in {problem.code for problem in result.problems}


@pytest.mark.parametrize("announced", ["sep=;\r\n", "sep=\n", 'sep="\n', "sep=,\r\n"])
def test_announced_separator_counts_only_where_it_separates(announced):
    rows = csv_of([["name", "address", "country"], ["Alpha", "12 Mill Road", "India"]])
    result = read_list(announced.encode() + rows, filename="list.csv")
    assert result.rows["name"].to_pylist() == ["Alpha"]


@pytest.mark.parametrize(
    "content",
    [
        "<html><table><tr><td>name</td><td>address</td></tr></table></html>".encode("utf-16"),
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><table><tr><td>name, address</td>",
    ],
    ids=["utf-16", "mhtml"],
)
def test_web_page_in_other_dress_is_no_list(content):
    result = read_list(content, filename="list.xls")
    assert [(problem.code, dict(problem.params)) for problem in result.problems] == [
        ("wrong_file_type", {"kind": "a web page"})
    ]
