"""Lists and register as rows for matching: every list under a name of its own."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from akkoord.engine.intake import IntakeResult, read_list, to_matching_rows
from akkoord.engine.intake.catalogue import message
from akkoord.engine.matching.files.errors import ListRefused
from akkoord.engine.matching.identifiers import is_valid_location_id, minting_for
from akkoord.engine.matching.naming import draw_names
from akkoord.engine.problems import Problem, Severity
from akkoord.engine.rows import ROW_SCHEMA

REGISTER = "register"
"""The list name of the register's rows; no list bears it."""
SHOWN_REASONS = 5


@dataclass(frozen=True, slots=True)
class NamedList:
    """One list: `every` holds all its rows in their order, `rows` those that can be matched."""

    name: str
    every: pa.Table
    rows: pa.Table
    problems: tuple[Problem, ...]


def readable_name(path: Path) -> str:
    """The file's name; bytes that are no UTF-8, as on disks of old systems, become a mark."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def list_names(paths: Sequence[Path]) -> list[str]:
    """A unique name for each file: without its suffix where that suffices, else with it, else numbered.

    `a.csv`, `b.csv`, `b.xlsx` → `a`, `b.csv`, `b.xlsx`.
    """
    files = [Path(readable_name(path)) for path in paths]
    stems = Counter(file.stem for file in files)
    plain = [file.stem if stems[file.stem] == 1 and file.stem != REGISTER else file.name for file in files]
    names: list[str] = []
    for name in plain:
        number, unique = 1, name
        while unique in names or unique == REGISTER:
            number += 1
            unique = f"{name}-{number}"
        names.append(unique)
    return names


def _result_of(path: Path) -> IntakeResult:
    """The file as intake understands it; refuses a file that cannot be taken in, and says why."""
    try:
        result = read_list(path, filename=readable_name(path))
    except OSError as fault:
        raise ListRefused(file=path, reasons=fault.strerror or str(fault)) from fault
    if not result.rows.num_rows or not result.is_acceptable:
        blocking = [problem for problem in result.problems if problem.severity is Severity.BLOCK]
        sentences = list(dict.fromkeys(message(problem) for problem in blocking))[:SHOWN_REASONS]
        raise ListRefused(file=path, reasons=" ".join(sentences) or "It has no rows.")
    return result


def read_named_list(path: Path, name: str) -> NamedList:
    """The list at `path` under `name`."""
    result = _result_of(path)
    every = to_matching_rows(result, name, with_blocked=True)
    rows = to_matching_rows(result, name)
    # What a company writes in a column for our identifiers places nothing.
    return NamedList(name, every, with_location_ids(rows, [None] * rows.num_rows), result.problems)


def read_register(path: Path, *, key: bytes) -> pa.Table:
    """The register's rows, each with its lasting identifier: the file's own, else drawn from the row."""
    rows = to_matching_rows(_result_of(path), REGISTER)
    given = rows["location_id"].to_pylist()
    wrong = sorted({each for each in given if each and not is_valid_location_id(each)})
    if wrong:
        shown = ", ".join(wrong[:SHOWN_REASONS])
        raise ListRefused(file=path, reasons=f"these are no location identifiers: {shown}.")
    row_keys = rows["row_key"].to_pylist()
    unnamed = [row_key for row_key, location_id in zip(row_keys, given, strict=True) if not location_id]
    drawn = draw_names(unnamed, minting_for(rows, key=key), {each for each in given if each})
    names = dict(zip(unnamed, drawn, strict=True))
    identifiers = [
        location_id or names[row_key] for row_key, location_id in zip(row_keys, given, strict=True)
    ]
    return with_location_ids(rows, identifiers)


def with_location_ids(rows: pa.Table, identifiers: Sequence[str | None]) -> pa.Table:
    """`rows` (ROW_SCHEMA) with these identifiers."""
    at = ROW_SCHEMA.get_field_index("location_id")
    return rows.set_column(at, ROW_SCHEMA.field(at), pa.array(identifiers, pa.string()))
