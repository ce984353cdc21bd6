import csv
import json

import pytest

from akkoord.engine.sample import FolderIsNoSample, FolderNotEmpty, folder, write_sample


def test_folder_holds_lists_truth_and_facts(small_sample, tmp_path):
    out = tmp_path / "sample"
    write_sample(small_sample, out)
    assert sorted(path.name for path in out.iterdir()) == [
        "README.md", "agreement.json", "lists", "locations.csv", "truth.csv",
    ]  # fmt: skip
    facts = json.loads((out / "agreement.json").read_text("utf-8"))
    assert facts == json.loads(json.dumps(small_sample.year.as_json()))
    with (out / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))
    assert len(truth) == sum(len(entry.placed) for entry in small_sample.lists)
    assert {line["list"] for line in truth} == {f"lists/{path.name}" for path in (out / "lists").iterdir()}


def test_folder_written_twice_has_the_same_bytes(small_sample, tmp_path):
    for name in ("one", "two"):
        write_sample(small_sample, tmp_path / name)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*.*"))
    assert [(tmp_path / "one" / f).read_bytes() for f in files] == [
        (tmp_path / "two" / f).read_bytes() for f in files
    ]


def test_folder_with_something_in_it_is_refused(small_sample, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        write_sample(small_sample, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_folder_is_replaced_when_asked(small_sample, tmp_path):
    out = tmp_path / "sample"
    out.mkdir()
    (out / "truth.csv").write_text("old")
    write_sample(small_sample, out, replaces=True)
    assert (out / "truth.csv").read_text("utf-8").startswith("list,")
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]


def test_folder_of_other_things_is_never_replaced(small_sample, tmp_path):
    (tmp_path / "truth.csv").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderIsNoSample):
        write_sample(small_sample, tmp_path, replaces=True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_folder_stays_as_it_was_when_writing_fails(small_sample, tmp_path, monkeypatch):
    out = tmp_path / "sample"
    out.mkdir()
    (out / "truth.csv").write_text("old")
    monkeypatch.setattr(folder.json, "dumps", lambda *_args, **_kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_sample(small_sample, out, replaces=True)
    assert [path.name for path in tmp_path.iterdir()] == ["sample"]
    assert [path.name for path in out.iterdir()] == ["truth.csv"]
