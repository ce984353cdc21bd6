"""Writes a sample of any size as a folder of Parquet files, chunk by chunk, over several processes."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from akkoord.engine.collections_paused import few_collections
from akkoord.engine.sample.folder import emptied
from akkoord.engine.sample.scale.chunks import TRUTH_SCHEMA, generate_chunk
from akkoord.engine.sample.scale.plan import Chunk, Plan

ROWS, REGISTER, TRUTH = "rows", "register", "truth.parquet"
PARTS_OF_TRUTH = "truth"
Progress = Callable[[int], None]


def write_rows(
    plan: Plan, folder: Path, *, replaces: bool = False, processes: int = 0, progress: Progress | None = None
) -> None:
    """Write `rows/` and, with a register, `register/` (ROW_SCHEMA), and `truth.parquet` (TRUTH_SCHEMA).

    `progress` is told how many rows of lists stand. Memory does not grow with the number of rows.
    Raises `FolderNotEmpty` or `FolderIsNoSample` as `write_sample` does.
    """
    with emptied(folder, replaces=replaces) as new:
        for name in (ROWS, PARTS_OF_TRUTH, *([REGISTER] if plan.register else [])):
            (new / name).mkdir()
        chunks = list(plan.chunks())
        written = 0
        with _mapping(min(processes or os.cpu_count() or 1, len(chunks))) as mapped:
            for rows in mapped(partial(_write_chunk, plan, new), chunks):
                written += rows
                if progress:
                    progress(written)
            if plan.register:
                from akkoord.engine.sample.scale.identifying import identify  # noqa: PLC0415 - loads matching

                identify(sorted((new / REGISTER).iterdir()), mapped)
        _join_truth(new)


def _write_chunk(plan: Plan, folder: Path, chunk: Chunk) -> int:
    with few_collections():
        generated = generate_chunk(plan, chunk)
    name = f"part-{chunk.number:05d}.parquet"
    for kind, table in (
        (ROWS, generated.rows), (REGISTER, generated.register), (PARTS_OF_TRUTH, generated.truth)
    ):  # fmt: skip
        if table.num_rows:
            pq.write_table(table, folder / kind / name)
    return len(generated.rows)


@contextmanager
def _mapping(processes: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """`map`, over so many processes where that is more than one."""
    if processes < 2:
        yield map
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map


def _join_truth(folder: Path) -> None:
    """One file of truth from the parts, in their order."""
    with pq.ParquetWriter(folder / TRUTH, TRUTH_SCHEMA) as writer:
        for part in sorted((folder / PARTS_OF_TRUTH).iterdir()):
            writer.write_table(pq.read_table(part))
    shutil.rmtree(folder / PARTS_OF_TRUTH)
