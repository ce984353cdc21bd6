"""The texts of an edition, unpacked from every format."""

import csv
import json
import sqlite3
import zipfile
from dataclasses import replace

import openpyxl
import pyarrow.parquet as pq
import pytest
from tests.desk.publication.edition_content import CONTENT, SCREEN

from akkoord.desk.publication.folder import public_texts, scan_folder, words_of_all, write_edition
from akkoord.engine.disclosure import names_in
from akkoord.engine.map_tiles import Feature, write_archive, write_tile

LISTS = [
    "locations.csv",
    "locations.geojson",
    "locations.jsonld",
    "locations.parquet",
    "locations.sqlite",
    "locations.xlsx",
]
NAMED = [*LISTS, "locations.pmtiles"]
"""Files that name the locations."""
NAME = "Weefhuis Noord"
"""A canary: an organisation that must stand in no file."""
ADDRESS = "wilma@weefhuis.example"


@pytest.fixture
def folder(tmp_path):
    write_edition(CONTENT, tmp_path / "3")
    return tmp_path / "3"


def scanned(folder):
    """The codes of what a scan for the canaries finds, and where."""
    found = scan_folder(
        folder, names=[NAME], internal=[("e-mail address", ADDRESS)], known=words_of_all(CONTENT)
    )
    return {(each.code, each.params["file"]) for each in found}


@pytest.mark.parametrize("file", LISTS)
def test_public_texts_unpacks_every_format(file, folder):
    found = {each.text for each in public_texts(folder) if each.file == file}

    assert {"S.T. Screen Printing Ltd.", "এস টি স্ক্রিন", "Atatürk Cad. 5, Bağcılar"} <= found


def test_names_in_finds_an_organisation_in_every_format(folder):
    found = names_in(public_texts(folder), ["Örüm Tekstil"])

    assert {(each.file, each.place, each.location_id) for each in found} == {
        *((file, "name", "TR3F8H1JXN5") for file in NAMED),
    }


def test_a_word_hidden_in_a_tile_is_found(tmp_path):
    write_edition(CONTENT, tmp_path / "3")
    names = ["Very Private Brand"]
    assert list(names_in(public_texts(tmp_path / "3"), names)) == []

    tile = write_tile("locations", [Feature(7, 7, {"n": 2, "user": "Very Private Brand"})])
    write_archive(
        tmp_path / "3" / "locations.pmtiles",
        [(12, 5, 5, tile)],
        metadata={},
        bounds=(0.0, 0.0, 1.0, 1.0),
        zooms=(12, 12),
    )

    assert b"Private" not in (tmp_path / "3" / "locations.pmtiles").read_bytes()
    found = names_in(public_texts(tmp_path / "3"), names)
    assert [(each.file, each.place) for each in found] == [("locations.pmtiles", "user")]


@pytest.mark.parametrize("file", NAMED)
def test_internal_value_in_a_row_is_found_in_every_format(file, tmp_path):
    leaking = replace(CONTENT, locations=(replace(SCREEN, name=f"Ask {ADDRESS.upper()}"),))
    write_edition(leaking, tmp_path / "3")

    assert ("internal_value", file) in scanned(tmp_path / "3")


def test_edition_without_a_canary_has_nothing_to_find(folder):
    assert scanned(folder) == set()


def into_a_hidden_sheet(path, text):
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Notes")
    sheet.sheet_state = "veryHidden"
    sheet["A1"], sheet["B7"] = "x", text
    book.save(path)


def into_the_properties(path, text):
    book = openpyxl.load_workbook(path)
    book.properties.creator = text
    book.save(path)


def into_the_name_of_a_sheet(path, text):
    book = openpyxl.load_workbook(path)
    book.create_sheet(text.replace("@", " at "))
    book.save(path)


def into_a_comment(path, text):
    book = openpyxl.load_workbook(path)
    book["Locations"]["A1"].comment = openpyxl.comments.Comment("see", text)
    book.save(path)


def beside_the_columns(path, text):
    book = openpyxl.load_workbook(path)
    book["Locations"]["Z2"] = text
    book.save(path)


def into_the_comment_of_the_archive(path, text):
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = text.encode()


def into_another_part(path, text):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/thumbnail.bin", text)


def into_the_metadata(path, text):
    table = pq.read_table(path)
    pq.write_table(table.replace_schema_metadata({"author": text}), path, compression="zstd")


def into_a_column_of_its_own(path, text):
    table = pq.read_table(path)
    pq.write_table(table.append_column("source", [[text] * table.num_rows]), path, compression="zstd")


def into_the_head(path, text):
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("{", '{"generator": ' + json.dumps(text) + ", ", 1), encoding="utf-8")


def into_a_key(path, text):
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace('"name": ', f'{json.dumps(text)}: 1, "name": ', 1), encoding="utf-8")


def into_the_schema(path, text):
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE VIEW notes AS SELECT '{text}' AS note")
    connection.close()


def into_a_heading(path, text):
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    rows[0][-1] = text
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


HIDING_PLACES = [
    ("locations.xlsx", into_a_hidden_sheet),
    ("locations.xlsx", into_the_properties),
    ("locations.xlsx", into_the_name_of_a_sheet),
    ("locations.xlsx", into_a_comment),
    ("locations.xlsx", beside_the_columns),
    ("locations.xlsx", into_the_comment_of_the_archive),
    ("locations.xlsx", into_another_part),
    ("locations.parquet", into_the_metadata),
    ("locations.geojson", into_the_head),
    ("locations.geojson", into_a_key),
    ("locations.jsonld", into_the_head),
    ("locations.jsonld", into_a_key),
    ("catalogue.jsonld", into_the_head),
    ("csv-metadata.json", into_the_head),
    ("datapackage.json", into_the_head),
    ("locations.sqlite", into_the_schema),
    ("locations.csv", into_a_heading),
]


@pytest.mark.parametrize(("file", "hide"), HIDING_PLACES, ids=lambda each: getattr(each, "__name__", each))
def test_name_hidden_outside_the_rows_is_found(file, hide, folder):
    hide(folder / file, NAME)

    assert ("name_elsewhere", file) in scanned(folder)


@pytest.mark.parametrize(
    ("file", "hide"),
    [each for each in HIDING_PLACES if each[1] is not into_the_name_of_a_sheet]
    + [("locations.parquet", into_a_column_of_its_own)],
    ids=lambda each: getattr(each, "__name__", each),
)
def test_internal_value_hidden_anywhere_is_found(file, hide, folder):
    hide(folder / file, ADDRESS)

    assert ("internal_value", file) in scanned(folder)


@pytest.mark.parametrize("name", ["Closed", "Active", "Town", "Countries", "Dataset", "Region"])
def test_ordinary_word_of_every_edition_is_no_name_of_a_company(name, folder):
    found = scan_folder(folder, names=[name], internal=[], known=words_of_all(CONTENT))

    assert [each for each in found if each.code == "name_elsewhere"] == []
    assert [each for each in scan_folder(folder, names=[name], internal=[]) if each.code == "name_elsewhere"]
