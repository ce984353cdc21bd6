"""The data that all systems are measured on: real pairs, real lists and generated ones."""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from comparison.dataset import FOLDS, ROWS, SEED, Dataset
from comparison.folds import components, folds
from judgement_pairs import judged_pairs
from real_lists import lines_of, real_data

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.sample.scale import plan_for, write_rows

GENERATED = {"generated-10k": 10_000, "generated-100k": 100_000, "generated-1m": 1_000_000}


def _table(lines: Iterable[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(sorted(lines, key=lambda line: line["row_key"]), schema=ROWS)


def _judged_rows(lines: Sequence[Mapping[str, str]]) -> tuple[pa.Table, list[tuple[str, str]]]:
    """The rows of judged pairs, each once though it stands in several, and the row keys of each pair."""
    rows, pairs = {}, []
    for line in lines:
        keys = [f"{line[f'source{side}']}:{line[f'row_id{side}']}" for side in "12"]
        for key, side in zip(keys, "12", strict=True):
            given = {"name": line[f"name{side}"], "address": line[f"address{side}"], "other_names": []}
            country = country_of(line[f"country{side}"]) or ""
            rows[key] = {"row_key": key, "list": line[f"source{side}"], "country": country, **given}
        pairs.append((min(keys), max(keys)))
    return _table(rows.values()), pairs


def _verdicts(pairs: Sequence[tuple[str, str]], lines: Sequence[Mapping[str, str]]) -> pa.Table:
    columns = [*map(list, zip(*pairs, strict=True)), [line["label"] == "same" for line in lines]]
    return pa.table(columns, names=["left", "right", "is_same"])


def judged() -> Dataset:
    """The judged apparel pairs as one batch, in folds by location: equal texts are one location, too."""
    lines = lines_of("pairs/judged.csv")
    rows, pairs = _judged_rows(lines)
    sure = [at for at, line in enumerate(lines) if line["label"] != "unsure"]
    texts = ((row["row_key"], f"{row['name']} {row['address']}".casefold()) for row in rows.to_pylist())
    place = components([*(pairs[at] for at in sure), *texts])
    fold = folds([place[pairs[at][0]] for at in sure], FOLDS, seed=SEED)
    table = _verdicts([pairs[at] for at in sure], [lines[at] for at in sure])
    return Dataset("judged", rows, {}, judged=table.append_column("fold", pa.array(fold)))


def blind() -> Dataset:
    """The blind set of judged apparel pairs: the test part is measured, the rest may be learned from."""
    lines = [asdict(pair) for pair in judged_pairs()]
    rows, pairs = _judged_rows(lines)

    def verdicts(part: str) -> pa.Table:
        here = [at for at, line in enumerate(lines) if line["part"] == part]
        sure = [at for at in here if lines[at]["label"] != "unsure"]
        return _verdicts([pairs[at] for at in sure], [lines[at] for at in sure])

    test = verdicts("test")
    fold = pa.array(np.zeros(len(test), dtype=np.int64))
    return Dataset("blind", rows, {}, judged=test.append_column("fold", fold), labelled=verdicts("learn"))


def _mill_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of one list as intake reads them, with every name that the list gives."""
    read = to_matching_rows(read_list(path, filename=path.name), path.stem).to_pylist()
    given = {line["row_id"]: line for line in lines_of(f"mills/lists/{path.name}")}
    lines = []
    for row in read:
        cells = given[row["row"]]
        columns = (f"{which}_name" for which in ("mill", "company", "parent", "group"))
        names = list(dict.fromkeys(cells[name].strip() for name in columns if cells[name].strip()))
        lines.append({**row, "name": names[0] if names else "", "other_names": names[1:]})
    return lines


def mills(*, with_points: bool) -> Dataset:
    """Four brands' lists of palm-oil mills, truth by the identifier of the mill."""
    lines = [line for path in sorted(real_data("mills/lists").glob("*.csv")) for line in _mill_lines(path)]
    ids = {
        (line["list_id"], line["row_id"]): line["uml_id"]
        for line in lines_of("mills/truth.csv")
        if line["label_trust"] == "ok"
    }
    truth = {
        line["row_key"]: ids[line["list"], line["row"]]
        for line in lines
        if (line["list"], line["row"]) in ids
    }
    if not with_points:
        lines = [{**line, "lat": None, "lng": None} for line in lines]
    return Dataset("mills-points" if with_points else "mills", _table(lines), truth, is_across=True)


def generated(rows: int, name: str) -> Dataset:
    """Lists of any length, from the generator of samples."""
    with tempfile.TemporaryDirectory() as folder:
        write_rows(plan_for(rows, seed=SEED), Path(folder) / "sample")
        given = pq.read_table(Path(folder) / "sample" / "rows").select(ROWS.names).cast(ROWS)
        true = pq.read_table(Path(folder) / "sample" / "truth.parquet", columns=["row_key", "location"])
    places = map(str, true["location"].to_pylist())
    truth = dict(zip(true["row_key"].to_pylist(), places, strict=True))
    return Dataset(name, given.sort_by("row_key"), truth)


DATASETS: dict[str, Callable[[], Dataset]] = {
    "judged": judged,
    "blind": blind,
    "mills": lambda: mills(with_points=False),
    "mills-points": lambda: mills(with_points=True),
    **{name: partial(generated, rows, name) for name, rows in GENERATED.items()},
}
