"""People's answers from a CSV file: the first four columns of `review.csv` and a verdict."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.files.errors import JudgementsRefused
from akkoord.engine.matching.judgements import Judgement, Verdict
from akkoord.engine.spreadsheet_text import as_given

COLUMNS = ("left_list", "left_row", "right_list", "right_row", "verdict")
SHOWN_FAULTS = 10

RowKeys = Mapping[tuple[str, str], str]
"""List and row, as in the result files → row key."""


def row_keys_of(rows: pa.Table, named: Iterable[str]) -> RowKeys:
    """The rows that judgements name, of whatever list."""
    of_some_list = rows.filter(pc.is_in(rows["row"], value_set=pa.array(sorted(set(named)), pa.string())))
    columns = (of_some_list[name].to_pylist() for name in ("list", "row", "row_key"))
    return {(list_name, row): row_key for list_name, row, row_key in zip(*columns, strict=True)}


def read_judgements(path: Path, rows: pa.Table) -> list[Judgement]:
    """The judgements in their order, oldest first; lines without a verdict are not answered yet.

    Every fault is named with its line; one fault refuses the whole file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise JudgementsRefused(file=path, faults=str(fault)) from fault
    reader = csv.DictReader(StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise JudgementsRefused(file=path, faults=f"columns are missing: {', '.join(missing)}.")
    judgements: list[Judgement] = []
    faults: list[str] = []
    lines = [(reader.line_num, line) for line in reader]
    known = row_keys_of(rows, (_named(line, side)[1] for _, line in lines for side in ("left", "right")))
    lists = set(pc.unique(rows["list"]).to_pylist())
    for number, line in lines:
        found = list(_faults(line, known, lists))
        faults += [f"line {number}: {fault}" for fault in found]
        verdict = (line["verdict"] or "").strip().lower()
        if verdict and not found:
            left, right = (known[_named(line, side)] for side in ("left", "right"))
            judgements.append(Judgement(left, right, Verdict(verdict)))
    if faults:
        more = f" (and {len(faults) - SHOWN_FAULTS} more)" if len(faults) > SHOWN_FAULTS else ""
        raise JudgementsRefused(file=path, faults="; ".join(faults[:SHOWN_FAULTS]) + more)
    return judgements


def _named(line: Mapping[str, str | None], side: str) -> tuple[str, str]:
    return as_given((line[f"{side}_list"] or "").strip()), as_given((line[f"{side}_row"] or "").strip())


def _faults(line: Mapping[str, str | None], known: RowKeys, lists: set[str]) -> Iterator[str]:
    """What is wrong with one line."""
    for side in ("left", "right"):
        list_name, row = _named(line, side)
        if list_name not in lists:
            yield f"there is no list “{list_name}”"
        elif (list_name, row) not in known:
            yield f"list “{list_name}” has no row “{row}”"
    if _named(line, "left") == _named(line, "right"):
        yield "both sides name the same row"
    verdict = (line["verdict"] or "").strip().lower()
    if verdict and verdict not in set(Verdict):
        yield f"the verdict “{verdict}” is neither same nor different"
