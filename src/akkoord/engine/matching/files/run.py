"""One run on files: read everything, match, write everything."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from akkoord.engine.matching.against import match_against
from akkoord.engine.matching.consolidate import Consolidation, consolidate
from akkoord.engine.matching.files.earlier_rows import is_rows_csv, keep_places, read_earlier_rows
from akkoord.engine.matching.files.judgement_file import read_judgements
from akkoord.engine.matching.files.lists import (
    NamedList,
    list_names,
    read_named_list,
    read_register,
)
from akkoord.engine.matching.files.outputs import (
    labels_of,
    locations_csv,
    report_json,
    review_csv,
    rows_csv,
    rows_moved,
)
from akkoord.engine.matching.files.result_folder import check_folder, write_folder
from akkoord.engine.matching.files.training_run import model_in
from akkoord.engine.matching.groups import Progress
from akkoord.engine.matching.identifiers import minting_for
from akkoord.engine.matching.index import Index, open_index
from akkoord.engine.matching.judgements import Judgement
from akkoord.engine.rows import ROW_SCHEMA


@dataclass(frozen=True, slots=True)
class Order:
    """What to match and where to put the answer."""

    lists: tuple[Path, ...]
    out: Path
    register: Path | None = None
    judgements: Path | None = None
    index: Path | None = None
    """A register that `akkoord index` has prepared, instead of `register`."""
    model: Path | None = None
    key: bytes = b""
    """Under which identifiers are drawn; at most 64 bytes."""


@dataclass(slots=True)
class Clock:
    """Seconds that each part of a run took."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, part: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[part] = round(time.perf_counter() - start, 3)


def match_files(order: Order, progress: Progress) -> dict[str, object]:
    """Match the lists of `order`, write its folder, and return the report.

    Raises ListRefused, JudgementsRefused or FolderRefused before anything is written.
    """
    check_folder(order.out)
    clock = Clock()
    with clock.time("read"):
        lists, register = _read(order, progress)
        rows = pa.concat_tables([*(each.rows for each in lists), register])
        index = open_index(order.index) if order.index else None
        known = pa.concat_tables([rows, index.rows]) if index else rows
        judgements = read_judgements(order.judgements, known) if order.judgements else []
    with clock.time("match"):
        result = _match(order, index, rows, judgements, progress=_later(progress, start=0.2))
    every = pa.concat_tables([each.every for each in lists])
    files = {
        "rows.csv": rows_csv(every, result),
        "locations.csv": locations_csv(result),
        "review.csv": review_csv(known, result),
    }
    report = {
        **_report(lists, register, rows, result, judgements, known),
        "identifiers_not_believed": [
            f"{each.list}: {each.scheme} ({each.share:.0%} of {each.rows} rows looked at do not fit)"
            for each in result.doubts
        ],
        "model": model_in(order.model).version,
        "seconds": clock.seconds,
    }
    write_folder(order.out, {**files, "report.json": report_json(report)})
    progress("done", 1.0)
    return report


def _match(
    order: Order, index: Index | None, rows: pa.Table, judgements: Sequence[Judgement], *, progress: Progress
) -> Consolidation:
    model = model_in(order.model)
    if index is not None:
        return match_against(
            index, rows, judgements=judgements, key=order.key, model=model, progress=progress
        )
    mint = minting_for(rows, key=order.key)
    return consolidate(rows, judgements=judgements, mint=mint, model=model, progress=progress)


def _read(order: Order, progress: Progress) -> tuple[list[NamedList], pa.Table]:
    """The lists under their names, and the register's rows with their identifiers."""
    lists = []
    for at, (path, name) in enumerate(zip(order.lists, list_names(order.lists), strict=True)):
        progress("lists", 0.2 * at / len(order.lists))
        lists.append(read_named_list(path, name))
    if order.register is None:
        return lists, ROW_SCHEMA.empty_table()
    if not is_rows_csv(order.register):
        return lists, read_register(order.register, key=order.key)
    placed, register = keep_places([each.rows for each in lists], read_earlier_rows(order.register))
    return [
        NamedList(each.name, each.every, rows, each.problems)
        for each, rows in zip(lists, placed, strict=True)
    ], register


def _later(progress: Progress, *, start: float) -> Progress:
    """The progress of a part that begins when the share `start` is done."""
    return lambda step, share: progress(step, start + (1.0 - start) * share)


def _report(
    lists: Sequence[NamedList],
    register: pa.Table,
    rows: pa.Table,
    result: Consolidation,
    judgements: Sequence[Judgement],
    known: pa.Table,
) -> dict[str, object]:
    """Counts, and what the files beside do not say."""
    ours = set(pa.concat_tables([each.rows for each in lists])["row_key"].to_pylist())
    decisions = Counter(
        line["decision"] for line in result.assignments.to_pylist() if line["row_key"] in ours
    )
    sides = (key for each in result.set_aside for key in (each.left, each.right))
    labels = {key: f"{name}, row {row}" for key, (name, row) in labels_of(known, sides).items()}
    problems = Counter(problem.code for each in lists for problem in each.problems)
    return {
        "lists": {each.name: each.every.num_rows for each in lists},
        "rows": sum(each.every.num_rows for each in lists),
        "rows_not_matched": sum(each.every.num_rows - each.rows.num_rows for each in lists),
        "register_rows": register.num_rows,
        "decisions": {decision: decisions[decision] for decision in ("new", "same", "ask")},
        "locations": result.locations.num_rows,
        "pairs_to_review": result.review.num_rows,
        "redirects": dict(sorted(result.redirects.items())),
        "rows_moved": rows_moved(rows, result),
        "judgements": len(judgements),
        "judgements_set_aside": [
            f"{labels[each.left]} and {labels[each.right]}: {each.verdict}" for each in result.set_aside
        ],
        "problems": dict(sorted(problems.items())),
    }
