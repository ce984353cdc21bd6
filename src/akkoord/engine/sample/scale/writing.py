"""Writes a sample of any size as a folder of Parquet files, chunk by chunk, over several processes."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.engine.matching.identifiers import minting_for
from akkoord.engine.rows import ROW_SCHEMA
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
        _join_truth(new)
        if plan.register:
            _settle_identifiers(sorted((new / REGISTER).iterdir()))


def _write_chunk(plan: Plan, folder: Path, chunk: Chunk) -> int:
    generated = generate_chunk(plan, chunk)
    name = f"part-{chunk.number:05d}.parquet"
    for kind, table in (
        (ROWS, generated.rows), (REGISTER, generated.register), (PARTS_OF_TRUTH, generated.truth)
    ):  # fmt: skip
        if table.num_rows:
            pq.write_table(table, folder / kind / name)
    return len(generated.rows)


@contextmanager
def _mapping(processes: int) -> Iterator[Callable[..., Iterator[int]]]:
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


def _settle_identifiers(parts: Sequence[Path]) -> None:
    """Draw another identifier for locations whose first one an earlier location has."""
    taken: set[str] = set()
    for part in parts:
        drawn = pq.read_table(part, columns=["location_id"])["location_id"].to_pylist()
        if not taken.isdisjoint(drawn) or len(set(drawn)) < len(drawn):
            drawn = _settled(part, drawn, taken)
        taken.update(drawn)


def _settled(part: Path, drawn: Sequence[str], taken: Collection[str]) -> list[str]:
    """The identifiers of a part, which is written anew, none of them twice or in `taken`."""
    register = pq.read_table(part, schema=ROW_SCHEMA)
    mint = minting_for(register)
    settled: dict[str, None] = {}
    for row_key, identifier in zip(register["row_key"].to_pylist(), drawn, strict=True):
        free, attempt = identifier, 0
        while free in taken or free in settled:
            attempt += 1
            free = mint(row_key, attempt)
        settled[free] = None
    at = ROW_SCHEMA.get_field_index("location_id")
    column = pa.array(settled, type=pa.string())
    pq.write_table(register.set_column(at, ROW_SCHEMA.field(at), column), part)
    return list(settled)
