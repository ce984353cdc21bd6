"""Measures how many true pairs the search for candidates finds, how many pairs it costs, and how fast it is.

python benchmarks/candidates.py                              # prints the section of benchmarks/README.md
python benchmarks/candidates.py --write                      # puts it there
python benchmarks/candidates.py --data mills,generated-100k  # only these
"""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from comparison.dataset import Dataset
from comparison.datasets import DATASETS
from figures import measured_on, write_section
from real_lists import REAL_DATA

from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.describing import describe
from akkoord.engine.rows import ROW_SCHEMA

REAL = ("judged", "blind", "mills", "mills-points")
WARM_UP = 100
STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")
TEXT = """## Candidates

`benchmarks/candidates.py` counts how many true pairs are among those that are compared at all: what is missed
here can never be found. Judged pairs are searched for among the rows of all judged pairs, mills among all
lists ("mills" by name, company and place alone), generated rows among all rows. The lists are described
beforehand, and memory is what comes above them. {measured}:

| data | rows | true pairs a row | candidates a row | complete | seconds | processor | memory above the rows |
|---|---|---|---|---|---|---|---|
{lines}
"""
Packed = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one set of rows."""

    name: str
    rows: int
    true: int
    pairs: int
    found: int
    seconds: float
    processor: float
    memory: float
    """MB."""

    def __str__(self) -> str:
        return (
            f"| {self.name} | {self.rows:,} | {self.true / self.rows:.2f} | {self.pairs / self.rows:.1f} "
            f"| {self.found / max(1, self.true):.2%} | {self.seconds:.1f} | {self.processor:.1f} "
            f"| {self.memory:,.0f} MB |"
        )


def as_rows(table: pa.Table) -> pa.Table:
    """ROW_SCHEMA with nothing in the columns that the data does not have."""
    empty = {"identifiers": pa.scalar([], pa.list_(pa.string())), "row": pa.scalar("")}
    columns = [
        table[field.name].cast(field.type)
        if field.name in table.column_names
        else pa.repeat(empty.get(field.name, pa.scalar(None, field.type)), len(table))
        for field in ROW_SCHEMA
    ]
    return pa.table(columns, schema=ROW_SCHEMA)


def packed(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Packed:
    """Pairs of positions as one number each, each pair once."""
    return np.unique(np.minimum(left, right).astype(np.int64) << 32 | np.maximum(left, right))


def true_pairs(dataset: Dataset) -> Packed:
    """All pairs of rows that are one place, by position."""
    position = {key: at for at, key in enumerate(dataset.rows["row_key"].to_pylist())}
    if dataset.judged is not None:
        same = [line for line in dataset.judged.to_pylist() if line["is_same"]]
        pairs = [(position[line["left"]], position[line["right"]]) for line in same]
    else:
        members: dict[str, list[int]] = {}
        for key, place in dataset.truth.items():
            members.setdefault(place, []).append(position[key])
        pairs = [pair for each in members.values() for pair in combinations(each, 2)]
    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return packed(left, right)


def megabytes(what: str) -> float:
    """A line of this process's memory (Linux)."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def measure(name: str) -> Measured:
    """Describe the rows, search, and compare with the truth."""
    dataset = DATASETS[name]()
    true = true_pairs(dataset)
    rows = as_rows(dataset.rows)
    candidate_pairs(describe(rows.slice(0, WARM_UP)))
    described = describe(rows)
    CLEAR.write_text("5")
    before, started, used = megabytes("VmRSS"), time.perf_counter(), time.process_time()
    pairs = candidate_pairs(described)
    seconds, processor = time.perf_counter() - started, time.process_time() - used
    return Measured(
        name=name,
        rows=len(described),
        true=len(true),
        pairs=len(pairs),
        found=int(np.isin(true, packed(pairs[:, 0].astype(np.int64), pairs[:, 1])).sum()),
        seconds=seconds,
        processor=processor,
        memory=megabytes("VmHWM") - before,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--data", default=",".join(DATASETS), help="data sets, separated by commas")
    options = parser.parse_args(arguments)
    lines = []
    for name in options.data.split(","):
        if name in REAL and not REAL_DATA.exists():
            print(f"{name} skipped: the real data is not on this machine ({REAL_DATA} is absent)")
            continue
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            lines.append(str(process.submit(measure, name).result()))
        print(lines[-1])
    text = TEXT.format(measured=measured_on(), lines="\n".join(lines))
    write_section("candidates", text, into_readme=options.write)


if __name__ == "__main__":
    main()
