import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.cli import main
from akkoord.engine.matching import is_valid_location_id

ALPHA = """Supplier list
name,address,country
Örüm Tekstil San. ve Tic. Ltd. Şti.,"Barış Mah. Dereboyu Cad. No: 12, 16374 Bursa",Turkey
Deniz Konfeksiyon A.Ş. (Unit II),"Organize Sanayi Bölgesi 4. Cadde No: 7, Denizli",Türkiye
=cmd|' /C calc'!A0,"Kadikoy Mah. No: 3, 34710 Istanbul",TR
"""
BETA = """row_id;Factory name;Address;Country
X-1;ORUM TEKSTIL SANAYI VE TICARET LTD STI;BARIS MAHALLESI DEREBOYU CADDESI NO 12 BURSA;TR
X-2;Deniz Konfeksiyon Unit 2;"Organize Sanayi Bölgesi 4. Cadde No: 7, Denizli";BG
"""

HEADER = "left_list,left_row,right_list,right_row,verdict\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two lists."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "alpha.csv").write_text(ALPHA, encoding="utf-8")
    (tmp_path / "beta.csv").write_text(BETA, encoding="utf-8")
    return tmp_path


def match(*arguments):
    return CliRunner().invoke(main, ["match", *arguments, "--out", "out"])


def lines(name):
    text = Path("out", name).read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))


def results():
    return sorted(path.name for path in Path("out").glob("*"))


def where():
    return {(line["list"], line["row"]): line["location_id"] for line in lines("rows.csv")}


def test_match_writes_every_row_once_in_input_order(folder):
    result = match("alpha.csv", "beta.csv")
    rows = lines("rows.csv")

    assert (result.exit_code, result.stderr) == (0, "")
    assert [(row["list"], row["row"], row["decision"]) for row in rows] == [
        ("alpha", "3", "new"),
        ("alpha", "4", "ask"),
        ("alpha", "5", "new"),
        ("beta", "X-1", "same"),
        ("beta", "X-2", "ask"),
    ]
    assert rows[0]["location_id"] == rows[3]["location_id"]
    assert all(is_valid_location_id(row["location_id"]) for row in rows)
    assert rows[2]["name"] == "'=cmd|' /C calc'!A0"


def test_match_asks_about_rows_of_an_index_and_hears_the_answer(folder):
    assert CliRunner().invoke(main, ["index", "alpha.csv", "--out", "alpha.index"]).exit_code == 0
    assert match("beta.csv", "--index", "alpha.index").exit_code == 0
    (asked,) = lines("review.csv")
    sides = [asked[column] for column in ("left_list", "left_row", "right_list", "right_row")]
    assert sides == ["beta", "X-2", "register", "4"]

    Path("answers.csv").write_text(HEADER + ",".join([*sides, "same"]) + "\n")
    match("beta.csv", "--index", "alpha.index", "--judgements", "answers.csv")
    assert [line["decision"] for line in lines("rows.csv")] == ["same", "same"]
    assert lines("review.csv") == []


def test_match_writes_locations_review_and_report(folder):
    match("alpha.csv", "beta.csv")
    report = json.loads((folder / "out/report.json").read_text())
    (asked,) = lines("review.csv")

    assert [line["rows"] for line in lines("locations.csv")].count("2") == 1
    assert list(asked.values())[:4] == ["alpha", "4", "beta", "X-2"]
    assert asked["reasons"].startswith("Different countries: TR against BG.")
    assert (report["rows"], report["locations"], report["pairs_to_review"]) == (5, 4, 1)


def test_match_with_judgements_obeys_them(folder):
    match("alpha.csv", "beta.csv")
    text = (
        "left_list,left_row,right_list,right_row,verdict\nalpha,4,beta,X-2,same\nbeta,X-1,alpha,3,different\n"
    )
    (folder / "judgements.csv").write_text(text)
    match("alpha.csv", "beta.csv", "--judgements", "judgements.csv")

    assert where()["alpha", "4"] == where()["beta", "X-2"]
    assert where()["alpha", "3"] != where()["beta", "X-1"]
    assert lines("review.csv") == []


@pytest.mark.parametrize("register", ["rows.csv", "locations.csv"])
def test_match_with_its_own_result_as_register_changes_nothing(folder, register):
    match("alpha.csv", "beta.csv")
    before = where()
    (folder / "out" / register).rename(folder / register)
    match("beta.csv", "alpha.csv", "--register", register)

    assert where() == before


def test_match_reports_the_rows_that_went_to_another_location(folder):
    match("alpha.csv", "beta.csv")
    before = where()
    (folder / "out" / "rows.csv").rename(folder / "rows.csv")
    (folder / "judgements.csv").write_text(f"{HEADER}beta,X-1,alpha,3,different\n")
    match("alpha.csv", "beta.csv", "--register", "rows.csv", "--judgements", "judgements.csv")
    report = json.loads((folder / "out/report.json").read_text())

    old, new = before["beta", "X-1"], where()["beta", "X-1"]
    assert report["rows_moved"] == [f"beta, row X-1: {old} → {new}"]
    assert (report["redirects"], where()["alpha", "3"]) == ({}, old)


def test_match_with_one_list_three_times_places_its_rows_once(folder):
    (folder / "copy").mkdir()
    (folder / "copy/alpha.csv").write_text(ALPHA, encoding="utf-8")
    match("alpha.csv", "copy/alpha.csv", "alpha.csv")

    assert len(lines("locations.csv")) == 3
    assert sorted({line["list"] for line in lines("rows.csv")}) == ["alpha.csv", "alpha.csv-2", "alpha.csv-3"]


def test_match_with_a_list_that_cannot_be_read_names_it_and_writes_nothing(folder):
    (folder / "gamma.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = match("alpha.csv", "gamma.xlsx")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: gamma.xlsx cannot be used: ")
    assert not (folder / "out").exists()


def test_match_with_bad_judgements_names_the_line(folder):
    (folder / "judgements.csv").write_text(HEADER + "alpha,4,zeta,1,same\n")
    result = match("alpha.csv", "beta.csv", "--judgements", "judgements.csv")

    assert (result.exit_code, result.stderr) == (
        2,
        "Error: judgements.csv cannot be used as judgements: line 2: there is no list “zeta”\n",
    )


def test_match_killed_half_way_leaves_no_result_and_runs_again(folder):
    command = [sys.executable, "-m", "akkoord", "match", "alpha.csv", "beta.csv", "--out", "out"]
    process = subprocess.Popen(command)
    time.sleep(0.4)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert len(results()) in {0, 4}
    assert match("alpha.csv", "beta.csv").exit_code == 0
    assert results() == ["locations.csv", "report.json", "review.csv", "rows.csv"]


def test_match_needs_no_django(folder):
    program = (
        "import sys; from akkoord.cli import main;"
        "main(['match', 'alpha.csv', 'beta.csv', '--out', 'out'], standalone_mode=False);"
        "sys.exit(any(name for name in sys.modules if name.partition('.')[0] in {'django', 'sqlite3'}))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0


def test_match_of_one_list_counts_in_good_grammar(folder):
    result = match("beta.csv")

    assert result.stdout == "2 rows of 1 list: 2 locations, 0 pairs to review. Results in out.\n"


def test_match_takes_a_list_whose_name_is_no_utf8(folder):
    Path(os.fsdecode(b"l\xe9st.csv")).write_text(BETA, encoding="utf-8")

    result = match(os.fsdecode(b"l\xe9st.csv"))

    assert result.exit_code == 0
    assert {line["list"] for line in lines("rows.csv")} == {"l\ufffdst"}


def test_match_calls_the_first_row_of_a_new_location_new(folder):
    match("beta.csv", "alpha.csv", "beta.csv")

    decisions = {
        line["list"]: line["decision"] for line in lines("rows.csv") if line["name"].startswith("ORUM")
    }

    assert decisions == {"beta.csv": "new", "beta.csv-2": "same"}
