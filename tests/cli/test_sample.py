from click.testing import CliRunner

from akkoord.cli.sample import command

SMALL = ["--companies", "12", "--locations", "40", "--rows", "60"]


def test_sample_says_what_it_wrote(tmp_path):
    result = CliRunner().invoke(command, ["--out", str(tmp_path / "sample"), *SMALL])
    assert (result.exit_code, result.output) == (
        0, f"{tmp_path / 'sample'}: 10 lists, 60 rows, 40 locations.\n",
    )  # fmt: skip


def test_sample_refuses_a_folder_in_use(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = CliRunner().invoke(command, ["--out", str(tmp_path), *SMALL])
    assert (result.exit_code, "is not empty" in result.output) == (1, True)


def test_sample_refuses_more_locations_than_rows(tmp_path):
    result = CliRunner().invoke(
        command, ["--out", str(tmp_path / "sample"), "--locations", "400", "--rows", "60"]
    )
    assert (result.exit_code, "rows" in result.output) == (1, True)


def test_sample_as_parquet_says_what_it_wrote(tmp_path):
    out = tmp_path / "rows"
    arguments = ["--out", str(out), "--as", "parquet", "--rows", "40", "--companies", "3"]
    result = CliRunner().invoke(command, arguments)
    assert (result.exit_code, result.stdout) == (0, f"{out}: 3 lists, 40 rows.\n")
    assert sorted(path.name for path in out.iterdir()) == ["rows", "truth.parquet"]


def test_sample_of_a_year_has_no_register(tmp_path):
    result = CliRunner().invoke(command, ["--out", str(tmp_path / "sample"), "--register", "10"])
    assert (result.exit_code, "needs --as parquet" in result.output) == (2, True)
