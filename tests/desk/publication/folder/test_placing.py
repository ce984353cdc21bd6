"""An edition's folder: whole, unchanged, the same from the same data."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.publication.edition_content import CONTENT, NO_POINT, ORUM, SCREEN

from akkoord.desk.publication.folder import clean_leftovers, place_copy, place_participants, write_edition
from akkoord.engine.disclosure import CountryCount, Participant, PublicationMode
from akkoord.engine.disclosure.edition_folder import BrokenEdition, verify_folder
from akkoord.engine.map_tiles import read_archive, read_tile

FILES = {
    "SHA256SUMS",
    "cells.csv",
    "catalogue.jsonld",
    "countries.csv",
    "csv-metadata.json",
    "datapackage.json",
    "locations.csv",
    "locations.geojson",
    "locations.jsonld",
    "locations.parquet",
    "locations.pmtiles",
    "locations.sqlite",
    "locations.xlsx",
    "redirects.csv",
    "search.index",
}


@pytest.fixture
def folder(tmp_path):
    write_edition(CONTENT, tmp_path / "textile" / "3")
    return tmp_path / "textile" / "3"


def test_write_edition_makes_a_whole_folder(folder):
    assert {path.name for path in folder.iterdir()} == FILES
    assert [path.name for path in folder.parent.iterdir()] == ["3"]


def test_write_edition_twice_gives_the_same_bytes(folder, tmp_path):
    again = tmp_path / "again"

    assert write_edition(CONTENT, again) == verify_folder(folder)
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {
        p.name: p.read_bytes() for p in folder.iterdir()
    }


def test_csv_neutralises_formulas_and_keeps_every_row(folder):
    with (folder / "locations.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))

    assert [row["name"] for row in rows] == [SCREEN.name, ORUM.name, "'=Formula & Sons"]
    assert rows[2]["address"] == "'+84 Ward, Hà Nội"
    assert rows[0]["other_names"] == "ST Print House"
    assert rows[2]["lat"] == ""


def test_geojson_has_longitude_first_and_no_geometry_without_a_point(folder):
    features = json.loads((folder / "locations.geojson").read_text(encoding="utf-8"))["features"]

    assert features[0]["geometry"] == {"type": "Point", "coordinates": [90.411, 23.811]}
    assert features[2]["geometry"] is None
    assert features[2]["properties"]["location_id"] == NO_POINT.location_id


def test_tiles_hold_identifiers_names_and_numbers_only(tmp_path):
    near = replace(SCREEN, location_id="BD8M3N5R7TC", lat=23.9)
    write_edition(replace(CONTENT, locations=(SCREEN, near, NO_POINT)), tmp_path / "4")
    archive = read_archive(tmp_path / "4" / "locations.pmtiles")
    features = [each for *_, tile in archive.tiles for _, found in read_tile(tile) for each in found]

    assert {tuple(each.properties) for each in features} == {("id", "name"), ("n", "to")}
    assert {each.properties.get("id") for each in features} == {None, SCREEN.location_id, near.location_id}


def test_an_edition_without_a_point_has_no_tiles(tmp_path):
    write_edition(replace(CONTENT, locations=(NO_POINT,), redirects=()), tmp_path / "4")

    assert not (tmp_path / "4" / "locations.pmtiles").exists()


def test_sqlite_is_sound(folder):
    connection = sqlite3.connect(folder / "locations.sqlite")

    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM location").fetchone() == (3,)
    connection.close()


def test_sqlite_finds_rows_by_what_is_done_and_made(folder):
    connection = sqlite3.connect(folder / "locations.sqlite")

    codes = connection.execute("SELECT code, number FROM location_code").fetchall()
    cells = connection.execute("SELECT kind, country, value, locations FROM cell").fetchall()
    connection.close()
    assert codes == [("DF3", 1), ("PG02", 1), ("S1", 1), ("S2", 1)]
    assert cells == [
        ("country", "", "BD", 1),
        ("process", "", "DF3", 1),
        ("region", "BD", "Dhaka Division", 1),
    ]


def test_description_states_size_and_hash_of_each_file(folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))

    assert package["created"] == "2018-02-16"
    assert {each["path"]: each["bytes"] for each in package["resources"]} == {
        name: (folder / name).stat().st_size for name in FILES - {"SHA256SUMS", "datapackage.json"}
    }


def test_checksums_are_those_of_the_usual_tool(folder):
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"],  # noqa: S607 - the system's own
        cwd=folder,
        check=False,
    )

    assert checked.returncode == 0


@pytest.mark.parametrize("fault", ["altered", "missing", "additional"])
def test_verify_folder_refuses_a_folder_that_is_not_whole(folder, fault):
    if fault == "altered":
        (folder / "countries.csv").write_text("country,locations\n")
    elif fault == "missing":
        (folder / "countries.csv").unlink()
    else:
        (folder / "notes.txt").write_text("hello")

    with pytest.raises(BrokenEdition):
        verify_folder(folder)


def test_country_counts_edition_names_no_location(tmp_path):
    counts = replace(
        CONTENT,
        mode=PublicationMode.COUNTRY_COUNTS,
        locations=(),
        redirects=(),
        countries=(CountryCount("BD", 12), CountryCount("TR", None)),
    )

    write_edition(counts, tmp_path / "1")

    assert {path.name for path in (tmp_path / "1").iterdir()} == {
        "SHA256SUMS",
        "cells.csv",
        "catalogue.jsonld",
        "countries.csv",
        "csv-metadata.json",
        "datapackage.json",
    }
    assert (tmp_path / "1" / "countries.csv").read_text() == "country,locations\nBD,12\nTR,\n"


def test_place_copy_is_the_same_edition_and_may_be_repeated(folder, tmp_path):
    target = tmp_path / "public" / "textile" / "3"

    first = place_copy(folder, target)

    assert first == verify_folder(folder) == place_copy(folder, target)


def test_clean_leftovers_removes_what_a_killed_process_left(folder):
    leftover = folder.parent / ".unfinished-0123456789abcdef"
    leftover.mkdir()
    (leftover / "locations.csv").write_text("half")
    os.utime(leftover, (0, 0))
    (folder.parent / ".unfinished-still-writing").mkdir()

    assert clean_leftovers(folder.parent) == 1
    assert {path.name for path in folder.parent.iterdir()} == {"3", ".unfinished-still-writing"}
    assert clean_leftovers(Path("nowhere")) == 0


FULL = """
import resource, signal, sys
from pathlib import Path
import django
django.setup()
from tests.desk.publication.edition_content import large_content
from akkoord.desk.publication.folder import write_edition
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write_edition(large_content(2_000), Path(sys.argv[1]))
except Exception as fault:
    print(type(fault).__name__)
"""


@pytest.mark.parametrize("most", [10_000, 100_000, 400_000])
def test_disk_that_takes_no_more_leaves_no_half_edition(tmp_path, most):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "textile" / "1"), str(most)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() in {"OSError", "OperationalError"}
    assert list((tmp_path / "textile").iterdir()) == []


def test_write_edition_refuses_to_replace_another_one(folder):
    before = verify_folder(folder)

    with pytest.raises(BrokenEdition):
        write_edition(replace(CONTENT, year=2016), folder)

    assert verify_folder(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["3"]


def test_participants_stand_beside_the_editions_and_are_renewed(tmp_path):
    parent = tmp_path / "textile"
    for name in ("Brand One", "Brand Two"):
        place_participants([Participant(name, "participating company", "2016-07-04")], parent)

    assert (parent / "participants.csv").read_text() == (
        "name,role,since,group,brands,statement\nBrand Two,participating company,2016-07-04,,,\n"
    )
    assert [path.name for path in parent.iterdir()] == ["participants.csv"]
