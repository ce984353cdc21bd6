"""How far is matching from the least that any engine must do: read every row, touch every candidate once?

python benchmarks/limit.py                           # prints the section of benchmarks/README.md
python benchmarks/limit.py --write                   # puts it there
python benchmarks/limit.py --data generated-100k     # only these

The least is measured, not guessed: every letter of names and addresses is read and every word looked up by a
kernel, and for every candidate the word numbers of both rows are read where they lie in memory.
"""

import argparse
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import pyarrow as pa
from candidates import as_rows
from comparison.datasets import DATASETS
from figures import measured_on, write_section

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.hashing import finished
from akkoord.engine.kernels import kernel
from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.clusters import cluster
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer
from akkoord.engine.matching.describing import describe

WARM_UP = 2_000
BLANK = ord(" ")
TEXT = """## How far from the limit

`benchmarks/limit.py` sets each stage beside the least that any engine must do: every letter of names and
addresses read and every word looked up once, both rows of every candidate touched once. Processor seconds.
{measured}:

| data | stage | seconds | processor | µs each | the least, processor | times the least |
|---|---|---|---|---|---|---|
{lines}
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a step took."""

    seconds: float
    processor: float
    """Of this process and of those that it started and that have ended."""


class Watch:
    """Measures the step inside `with`."""

    def __enter__(self) -> "Watch":
        self._started, self._used = time.perf_counter(), _processor()
        return self

    def __exit__(self, *_: object) -> None:
        self.spent = Spent(time.perf_counter() - self._started, _processor() - self._used)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@kernel
def words_looked_up(letters: Array, table: Array) -> int:
    """How many words there are in `letters`, each looked up in `table` (a power of two long)."""
    known, word, mask = 0, np.uint64(0), np.uint64(len(table) - 1)
    for letter in letters:
        if letter != BLANK:
            word = (word ^ np.uint64(letter)) * np.uint64(0x100000001B3)
            continue
        key = finished(word)
        known += table[key & mask] == key
        table[key & mask] = key
        word = np.uint64(0)
    return known


@kernel
def rows_touched(starts: Array, words: Array, lefts: Array, rights: Array) -> int:
    """A sum over the word numbers of both rows of each pair."""
    total = 0
    for at in range(len(lefts)):
        for row in (lefts[at], rights[at]):
            for place in range(starts[row], starts[row + 1]):
                total += words[place]
    return total


def _least_of_reading(rows: pa.Table) -> float:
    texts = pa.chunked_array([*rows["name"].chunks, *rows["address"].chunks]).combine_chunks()
    letters = np.frombuffer(texts.buffers()[2], dtype=np.uint8)
    table = np.zeros(1 << 22, dtype=np.uint64)
    words_looked_up(letters[:WARM_UP], table)
    with Watch() as watch:
        words_looked_up(letters, table)
    return watch.spent.processor


def _least_of_touching(lists: Ragged, pairs: Array) -> float:
    lefts, rights = (np.ascontiguousarray(pairs[:, side]) for side in (0, 1))
    rows_touched(lists.starts, lists.values, lefts[:WARM_UP], rights[:WARM_UP])
    with Watch() as watch:
        rows_touched(lists.starts, lists.values, lefts, rights)
    return watch.spent.processor


def _line(name: str, stage: str, spent: Spent, count: int, least: float | None) -> str:
    limit = "| – | – |" if least is None else f"| {least:.2f} | {spent.processor / least:,.0f} |"
    each = spent.processor / count * 1e6
    return f"| {name} | {stage} | {spent.seconds:.1f} | {spent.processor:.1f} | {each:.1f} {limit}"


def measure(name: str) -> list[str]:
    """One line a stage."""
    rows = as_rows(DATASETS[name]().rows).combine_chunks()
    model, nowhere = shipped_model(), np.full(len(rows), NOWHERE)
    first = describe(rows.slice(0, WARM_UP))
    Scorer(first, model, nowhere[:WARM_UP]).score(candidate_pairs(first))
    with Watch() as describing:
        described = describe(rows)
    with Watch() as searching:
        pairs = candidate_pairs(described)
    with Watch() as comparing:
        links = Scorer(described, model, nowhere).score(pairs)
    with Watch() as grouping:
        cluster(len(rows), links)
    touching = _least_of_touching(described.name, pairs) + _least_of_touching(described.address, pairs)
    return [
        _line(name, "reading rows", describing.spent, len(rows), _least_of_reading(rows)),
        _line(name, "finding candidates", searching.spent, len(rows), None),
        _line(name, "comparing candidates", comparing.spent, len(pairs), touching),
        _line(name, "grouping", grouping.spent, len(rows), None),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument(
        "--data", default="generated-100k,generated-1m", help="data sets, separated by commas"
    )
    options = parser.parse_args(arguments)
    lines: list[str] = []
    for name in options.data.split(","):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            lines += process.submit(measure, name).result()
    write_section(
        "limit", TEXT.format(measured=measured_on(), lines="\n".join(lines)), into_readme=options.write
    )


if __name__ == "__main__":
    main()
