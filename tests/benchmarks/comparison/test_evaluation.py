"""An answer to a handful of rows, measured from its files."""

import importlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"
TRUTH = {"a:1": "mill", "b:1": "mill", "b:2": "mill", "c:1": "other", "c:2": "third"}


@pytest.fixture
def comparison(monkeypatch):
    """The modules of the comparison under the names by which its scripts know them."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return lambda module: importlib.import_module(f"comparison.{module}")


def answer(folder, *, pairs, clusters):
    names = ["left", "right", "score", "asked"]
    pq.write_table(pa.table([*map(list, zip(*pairs, strict=True))], names=names), folder / "pairs.parquet")
    columns = [list(clusters), list(clusters.values()), [False] * len(clusters)]
    pq.write_table(pa.table(columns, names=["row_key", "cluster", "asked"]), folder / "clusters.parquet")
    return folder


def figures(precision, recall, f1):
    return {"precision": pytest.approx(precision), "recall": pytest.approx(recall), "f1": pytest.approx(f1)}


@pytest.fixture
def dataset(comparison):
    module = comparison("dataset")
    lines = [
        {"row_key": key, "list": key[0], "name": "", "other_names": [], "address": "", "country": "ID"}
        for key in [*TRUTH, "d:1"]
    ]
    return module.Dataset("few", pa.Table.from_pylist(lines, schema=module.ROWS), TRUTH, is_across=True)


def test_answer_against_true_locations_across_lists(comparison, dataset, tmp_path):
    pairs = [
        ("a:1", "b:1", 0.9, False),
        ("a:1", "b:2", 0.6, True),
        ("b:1", "b:2", 0.8, False),
        ("c:1", "d:1", 0.7, False),
    ]
    clusters = {"a:1": "1", "b:1": "1", "b:2": "2", "c:1": "3", "c:2": "4", "d:1": "3"}

    found = comparison("evaluation").evaluated(
        dataset, [answer(tmp_path, pairs=pairs, clusters=clusters)], seen=None
    )

    assert found["pairs"] == figures(1.0, 0.5, 2 / 3)
    assert found["clusters"] == figures(0.5, 2 / 3, 4 / 7)
    assert found["best"] == figures(1.0, 1.0, 1.0) | {"threshold": pytest.approx(0.6)}
    assert found["answered"] == figures(1.0, 1.0, 1.0)
    assert (found["asked_pairs"], found["measured_rows"]) == (1, 5)


def test_rows_of_labels_are_not_measured(comparison, dataset, tmp_path):
    clusters = {key: key for key in [*TRUTH, "d:1"]}
    folder = answer(tmp_path, pairs=[("a:1", "b:1", 0.9, False)], clusters=clusters)
    seen = pa.table({"left": ["a:1"], "right": ["c:1"], "is_same": [False]})

    found = comparison("evaluation").evaluated(dataset, [folder], seen=seen)

    assert found["measured_rows"] == 3
    assert found["best"] == figures(0.0, 0.0, 0.0) | {"threshold": 1.0}


def test_judged_pairs_are_measured_by_the_run_of_their_fold(comparison, dataset, tmp_path):
    judged = pa.table(
        {"left": ["a:1", "b:2"], "right": ["b:1", "c:1"], "is_same": [True, False], "fold": [0, 1]}
    )
    folders = []
    for fold, cluster in enumerate(({"b:1": "1"}, {"c:1": "2"})):
        (tmp_path / f"{fold}").mkdir()
        clusters = {"a:1": "1", "b:1": "x", "b:2": "2", "c:1": "y"} | cluster
        folders.append(answer(tmp_path / f"{fold}", pairs=[("a:1", "b:1", 0.8, False)], clusters=clusters))
    pairs = comparison("dataset").Dataset("few", dataset.rows, {}, judged=judged)

    found = comparison("evaluation").evaluated(pairs, folders, seen=None)

    assert found["pairs"] == figures(0.5, 1.0, 2 / 3)
    assert found["best"] == figures(1.0, 1.0, 1.0) | {"threshold": pytest.approx(0.8)}
