"""The one command line of all systems that are compared: rows in; scored pairs, clusters and seconds out.

python match.py --rows rows.parquet --out folder [--set-up NAME] [--labels labels.parquet]
    [--training file] [--model file]

Rows: row_key, list, name, other_names, address, country, lat, lng. Labels: left, right, is_same.
Written: pairs.parquet (left, right, score, asked), clusters.parquet (row_key, cluster, asked), report.json.
It needs nothing but pyarrow, because it runs in every system's own environment.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

PAIRS = pa.schema(
    [("left", pa.string()), ("right", pa.string()), ("score", pa.float64()), ("asked", pa.bool_())]
)
CLUSTERS = pa.schema([("row_key", pa.string()), ("cluster", pa.string()), ("asked", pa.bool_())])


@dataclass(slots=True)
class Task:
    """What one run is asked to do, and how long each of its stages took."""

    rows: pa.Table
    out: Path
    set_up: str
    labels: pa.Table | None
    training: Path | None
    model: Path | None
    """A model file instead of the system's own."""
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the seconds within as those of the stage called `name`."""
        started = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started

    @property
    def row_keys(self) -> list[str]:
        return list(self.rows["row_key"].to_pylist())

    @property
    def has_points(self) -> bool:
        """Whether any row bears coordinates."""
        return self.rows["lat"].null_count < self.rows.num_rows

    @property
    def has_other_names(self) -> bool:
        return any(self.rows["other_names"].to_pylist())

    def write(self, pairs: pa.Table, clusters: pa.Table, **about: object) -> None:
        """The answer: its pairs, its clusters, and what there is to say of the run."""
        self.out.mkdir(parents=True, exist_ok=True)
        tables, names = (pairs.cast(PAIRS), clusters.cast(CLUSTERS)), ("pairs.parquet", "clusters.parquet")
        with ThreadPoolExecutor() as workers:
            list(workers.map(pq.write_table, tables, [self.out / name for name in names]))
        report = {"seconds": self.seconds, **about}
        (self.out / "report.json").write_text(json.dumps(report, indent=1, default=str), encoding="utf-8")


def read_task() -> Task:
    """The task on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set-up", default="")
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--training", type=Path)
    parser.add_argument("--model", type=Path)
    given = parser.parse_args()
    started = time.perf_counter()
    task = Task(
        rows=pq.ParquetFile(given.rows).read(),
        out=given.out,
        set_up=given.set_up,
        labels=pq.ParquetFile(given.labels).read() if given.labels else None,
        training=given.training,
        model=given.model,
    )
    task.seconds["read"] = time.perf_counter() - started
    return task


def pairs_table(pairs: Iterable[tuple[str, str, float]], asked: Iterable[bool] | None = None) -> pa.Table:
    """Scored pairs of row keys, the smaller key left."""
    columns: list[list[Any]] = [[], [], []]
    for one, other, score in pairs:
        columns[0].append(min(one, other))
        columns[1].append(max(one, other))
        columns[2].append(float(score))
    flags = list(asked) if asked is not None else [False] * len(columns[0])
    return pa.table([*columns, pa.array(flags, pa.bool_())], schema=PAIRS)


def clusters_table(cluster_of: Mapping[str, object], asked: frozenset[str] = frozenset()) -> pa.Table:
    """Row key → cluster as a table; `asked` rows wait for a person's answer."""
    keys = list(cluster_of)
    names = [str(cluster_of[key]) for key in keys]
    return pa.table([keys, names, [key in asked for key in keys]], schema=CLUSTERS)


def connected(row_keys: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Row key → the first row key of its connected component."""
    above = {key: key for key in row_keys}

    def top(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {key: top(key) for key in above}
