"""The data that all systems are measured on: the same rows in one Parquet file, with what is true of them."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from comparison.folds import components, folds
from real_lists import lines_of, real_data

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.sample.scale import plan_for, write_rows

ROWS = pa.schema(
    [
        ("row_key", pa.string()),
        ("list", pa.string()),
        ("name", pa.string()),
        ("other_names", pa.list_(pa.string())),
        ("address", pa.string()),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lng", pa.float64()),
    ]
)
GENERATED = {"generated-10k": 10_000, "generated-100k": 100_000, "generated-1m": 1_000_000}
FOLDS = 5
SEED = 2026
LABELLED_SHARE = 0.1
"""Of the true locations, at most MOST_LABELLED of them: what a learning system may see; never measured on."""
MOST_LABELLED = 1000


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows and what is known of them: the place of rows (`truth`) or verdicts on pairs (`judged`)."""

    name: str
    rows: pa.Table
    truth: Mapping[str, str]
    """Row key → true location, for the rows whose location is known."""
    judged: pa.Table | None = None
    """left, right, is_same, fold: where only pairs are known."""
    is_across: bool = False
    """Whether only pairs of rows from different lists count."""

    def labels(self, fold: int | None = None) -> pa.Table:
        """Pairs to learn from: those of the other folds, or of the locations set aside for that."""
        if self.judged is not None:
            others = np.asarray(self.judged["fold"]) != fold
            return self.judged.filter(pa.array(others)).drop_columns("fold")
        return _labels(self.truth)

    def fingerprint(self) -> str:
        """Changes with any row."""
        sink = pa.BufferOutputStream()
        pq.write_table(self.rows, sink)
        return hashlib.sha256(sink.getvalue()).hexdigest()[:16]


def _labels(truth: Mapping[str, str]) -> pa.Table:
    """All true pairs of some locations, and as many pairs of two of them."""
    places: dict[str, list[str]] = {}
    for key in sorted(truth):
        places.setdefault(truth[key], []).append(key)
    random = np.random.default_rng(SEED)
    several = [place for place in sorted(places) if len(places[place]) > 1]
    count = min(MOST_LABELLED, int(LABELLED_SHARE * len(several)))
    chosen = [places[several[at]] for at in sorted(random.choice(len(several), count, replace=False))]
    same = [(one, other) for rows in chosen for one in rows for other in rows if one < other]
    apart = [sorted((here[0], there[0])) for here, there in zip(chosen, chosen[1:] + chosen[:1], strict=True)]
    pairs = same + [(one, other) for one, other in apart]
    verdicts = [True] * len(same) + [False] * len(apart)
    return pa.table([*map(list, zip(*pairs, strict=True)), verdicts], names=["left", "right", "is_same"])


def _table(lines: Iterable[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(sorted(lines, key=lambda line: line["row_key"]), schema=ROWS)


def judged() -> Dataset:
    """All rows of the judged apparel pairs as one batch; a row that stands in several pairs stands once."""
    rows, pairs = {}, []
    for line in lines_of("pairs/judged.csv"):
        keys = sorted(f"{line[f'source{side}']}:{line[f'row_id{side}']}" for side in "12")
        for side in "12":
            key = f"{line[f'source{side}']}:{line[f'row_id{side}']}"
            rows[key] = {
                "row_key": key,
                "list": line[f"source{side}"],
                "name": line[f"name{side}"],
                "other_names": [],
                "address": line[f"address{side}"],
                "country": country_of(line[f"country{side}"]) or "",
            }
        if line["label"] != "unsure":
            pairs.append((keys[0], keys[1], line["label"] == "same"))
    place = components((left, right) for left, right, _ in pairs)
    fold = folds([place[left] for left, _, _ in pairs], FOLDS, seed=SEED)
    columns = [*map(list, zip(*pairs, strict=True)), fold.tolist()]
    table = pa.table(columns, names=["left", "right", "is_same", "fold"])
    return Dataset("judged", _table(rows.values()), {}, judged=table)


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
    "mills": lambda: mills(with_points=False),
    "mills-points": lambda: mills(with_points=True),
    **{name: partial(generated, rows, name) for name, rows in GENERATED.items()},
}
