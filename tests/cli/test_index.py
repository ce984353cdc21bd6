from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from tests.engine.matching.rows import row, table

from akkoord.cli import main
from akkoord.engine.matching.index import open_index


@pytest.fixture
def runner(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def test_a_register_in_parquet_becomes_an_index(runner):
    pq.write_table(table(row("a:1", other_names=[]), row("a:2", other_names=[])), "register.parquet")
    done = runner.invoke(main, ["index", "register.parquet", "--out", "register.index"])
    assert done.output == "2 rows are in register.index.\n"
    assert open_index(Path("register.index")).rows["row_key"].to_pylist() == ["a:1", "a:2"]


def test_a_register_in_a_list_becomes_an_index(runner):
    Path("register.csv").write_text("name,address,country\nOrum Textile,12 Baris Road Bursa,TR\n")
    done = runner.invoke(main, ["index", "register.csv", "--out", "register.index"])
    assert done.exit_code == 0
    assert open_index(Path("register.index")).rows["name"].to_pylist() == ["Orum Textile"]


def test_parquet_without_the_columns_of_matching_is_refused(runner):
    pq.write_table(table(row("a:1")).select(["row_key"]), "register.parquet")
    done = runner.invoke(main, ["index", "register.parquet", "--out", "register.index"])
    assert done.exit_code == 2
    assert done.output.startswith("Error: register.parquet cannot be used: ")


def test_a_folder_with_other_files_is_refused(runner):
    pq.write_table(table(row("a:1", other_names=[])), "register.parquet")
    done = runner.invoke(main, ["index", "register.parquet", "--out", "."])
    assert done.exit_code == 2
    assert "it holds something else" in done.output
