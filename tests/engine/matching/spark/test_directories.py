import csv
import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.engine.matching.hard_rows import hard_judgements, hard_rows

from akkoord.cli import main
from akkoord.engine.matching import consolidate, minting_for

pytest.importorskip("pyspark", reason="needs pip install 'akkoord[spark]'")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java machine"),
    # What is collected comes over a socket that Spark leaves to garbage collection (pyspark/util.py).
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

COLUMNS = ("left_list", "left_row", "right_list", "right_row", "verdict")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rows").mkdir()
    return tmp_path


def _write_answers(path, rows, judgements):
    named = {row["row_key"]: (row["list"], row["row"]) for row in rows.to_pylist()}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([*named[each.left], *named[each.right], each.verdict] for each in judgements)


def _match(folder, *arguments):
    rows, out = str(folder / "rows"), str(folder / "out")
    return CliRunner().invoke(
        main, ["match", rows, "--engine", "spark", "--master", "local[2]", "--out", out, *arguments]
    )


def test_match_on_spark_obeys_answers_and_the_secret(folder):
    rows = hard_rows(150, seed=7)
    judgements = [each for each in hard_judgements(rows, 20, seed=7) if "gone" not in {each.left, each.right}]
    pq.write_table(rows, folder / "rows" / "rows.parquet")
    _write_answers(folder / "answers.csv", rows, judgements)
    (folder / "secret").write_bytes(b"secret\n")

    result = _match(
        folder, "--judgements", str(folder / "answers.csv"), "--identifier-key", str(folder / "secret")
    )

    assert result.exit_code == 0, result.output
    ordered = rows.sort_by("row_key")
    local = consolidate(ordered, judgements=judgements, mint=minting_for(ordered, key=b"secret"))
    assert pq.read_table(folder / "out" / "assignments").sort_by("row_key").equals(local.assignments)
    report = json.loads(result.stdout)
    assert (report["rows"], report["locations"]) == (150, len(local.locations))


def test_match_on_spark_with_other_columns_says_which_are_missing(folder):
    pq.write_table(pa.table({"row_key": ["a"], "name": ["b"]}), folder / "rows" / "rows.parquet")

    result = _match(folder)

    assert result.exit_code == 1
    assert result.stderr.endswith(
        f"Error: {folder}/rows cannot be used: columns are missing: "
        "list, row, address, other_names, country, lat, lng, identifiers, location_id.\n"
    )
    assert not (folder / "out").exists()
