import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from akkoord.cli import main
from akkoord.engine.matching import read_model, shipped_model

FIRMS = (
    "Örüm",
    "Deniz",
    "Kaya",
    "Yildiz",
    "Akin",
    "Bozkurt",
    "Cetin",
    "Demirel",
    "Erdem",
    "Firat",
    "Gunes",
    "Hazar",
)
STREETS = ("Dereboyu", "Istasyon", "Fabrika", "Sanayi", "Liman", "Okul")
HEADER = ("name", "address", "country")
ANSWER = ("left_list", "left_row", "right_list", "right_row", "verdict")


def rows(*, capitals):
    """Every firm at two streets, as one of two companies writes it."""
    for at, firm in enumerate(FIRMS):
        for number in (1, 2):
            street = STREETS[(at + number) % len(STREETS)]
            line = (f"{firm} Tekstil Ltd. Şti.", f"{street} Cad. No: {at + 10 * number}, Bursa", "TR")
            yield tuple(cell.upper() for cell in line) if capitals else line


def write(name, header, lines):
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *lines])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two lists, the result of matching them, and answers: rows of one address are one place."""
    monkeypatch.chdir(tmp_path)
    write("alpha.csv", HEADER, rows(capitals=False))
    write("beta.csv", HEADER, rows(capitals=True))
    count = 2 * len(FIRMS)
    same = [("alpha", at + 2, "beta", at + 2, "same") for at in range(count)]
    other = [("alpha", at + 2, "beta", (at ^ 1) + 2, "different") for at in range(count)]
    write("answers.csv", ANSWER, same + other)
    return tmp_path


def train(*arguments):
    return CliRunner().invoke(
        main, ["train", *arguments, "--judgements", "answers.csv", "--out", "model.json"]
    )


def test_train_writes_a_better_model_that_can_be_read(folder):
    result = train("--rows", "alpha.csv", "--rows", "beta.csv", "--report", "report.json")
    report = json.loads(Path("report.json").read_text())

    assert result.exit_code == 0, result.output
    assert read_model(Path("model.json")).version == report["model"]
    assert report["after"]["log_loss"] < report["before"]["log_loss"]
    assert (report["is_written"], report["started_from"]) == (True, shipped_model().version)
    assert "48 answers, weighed by models that have not seen them:" in result.output


def test_train_reads_the_rows_of_an_earlier_result(folder):
    CliRunner().invoke(main, ["match", "alpha.csv", "beta.csv", "--out", "result"])
    train("--rows", "alpha.csv", "--rows", "beta.csv")
    from_lists = Path("model.json").read_text()

    assert train("--rows", "result/rows.csv").exit_code == 0
    assert Path("model.json").read_text() == from_lists


def test_train_that_learns_nothing_new_writes_no_model(folder):
    count = 2 * len(FIRMS)
    answers = [("alpha", at + 2, "beta", at + 2, "same" if at % 2 else "different") for at in range(count)]
    write("answers.csv", ANSWER, answers)
    train("--rows", "alpha.csv", "--rows", "beta.csv", "--prior", "0")
    Path("model.json").rename("first.json")
    again = ("--model", "first.json", "--prior", "0", "--report", "report.json")
    result = train("--rows", "alpha.csv", "--rows", "beta.csv", *again)

    assert (result.exit_code, Path("model.json").exists()) == (1, False)
    assert "so it is not written" in result.stderr
    assert json.loads(Path("report.json").read_text())["is_written"] is False


def test_train_with_few_answers_says_how_many_are_needed(folder):
    write("answers.csv", ANSWER, [("alpha", 2, "beta", 2, "same")])
    result = train("--rows", "alpha.csv", "--rows", "beta.csv")

    assert (result.exit_code, result.stderr) == (
        2,
        "Error: There are 1 answers “same” and 0 “different”; at least 10 of each are needed.\n",
    )


def test_train_with_a_file_that_is_no_model_names_it(folder):
    result = train("--rows", "alpha.csv", "--rows", "beta.csv", "--model", "alpha.csv")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: alpha.csv cannot be used as a model: ")


def test_train_into_a_folder_that_is_not_there_says_so(folder):
    result = CliRunner().invoke(
        main,
        [
            "train",
            "--rows",
            "alpha.csv",
            "--rows",
            "beta.csv",
            "--judgements",
            "answers.csv",
            "--out",
            "no/m.json",
        ],
    )

    assert result.exit_code == 2
    assert "no/m.json cannot be written" in result.stderr
