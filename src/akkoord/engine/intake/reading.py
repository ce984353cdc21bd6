"""Read a list: from the bytes of a file to rows and problems."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from akkoord.engine.intake.changes import Changes, added_rows, with_brand, with_cells_mended
from akkoord.engine.intake.choosing import ChosenSheet, choose_sheets
from akkoord.engine.intake.findings import Place, problem_of
from akkoord.engine.intake.limits import DEFAULT_LIMITS, Limits
from akkoord.engine.intake.mapping import ColumnMapping
from akkoord.engine.intake.matching_rows import repeated_row_ids
from akkoord.engine.intake.opening import Opened, open_file
from akkoord.engine.intake.result import ROWS_SCHEMA, IntakeResult
from akkoord.engine.intake.sheets import FileRefused
from akkoord.engine.intake.tables import SheetRows
from akkoord.engine.intake.understanding import understood
from akkoord.engine.problems import Problem, Severity

NOWHERE = np.array([], dtype=np.int64)
NO_CHANGES = Changes()


def read_list(
    content: bytes | Path | None,
    *,
    filename: str,
    mapping: ColumnMapping | None = None,
    changes: Changes = NO_CHANGES,
    brand: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeResult:
    """Understand a list of production locations.

    `mapping` is the one of an earlier reading as a person has changed it; without it we propose
    one, as where it names no sheet. `changes` are cells that people mended and rows that they added;
    without a file (`content` None) the added rows are the list. `brand` is the one of every row of the
    file for which it names none. Faults are in `problems` of the result, never
    raised: a file that cannot be read gives a result without rows and with a blocking problem.
    """
    file = Path(filename).name
    whole = Place(file, None, NOWHERE)
    try:
        opened = _opened(content, limits=limits)
    except FileRefused as refusal:
        return refused(problem_of(whole, refusal.code, NOWHERE, **refusal.params))
    chosen = choose_sheets(opened.sheets, mapping if mapping and mapping.sheets else None)
    if sum(sheet.rows.height for sheet in chosen if sheet.rows is not None) > limits.rows:
        return refused(problem_of(whole, "too_many_rows", NOWHERE, limit=f"{limits.rows:,}"))
    problems = [problem_of(whole, code, NOWHERE, **params) for code, params in opened.notes]
    for sheet in chosen:
        place = Place(file, sheet.reading.name, np.arange(1, sheet.height + 1), sheet.mapping.columns)
        problems += [problem_of(place, code, rows, **params) for code, rows, params in sheet.notes]
    corrections = mapping.countries if mapping else {}
    tables: list[pa.Table] = []
    for part in _parts(chosen, changes, brand):
        table, found = understood(file, part, number=len(tables) + 1, corrections=corrections)
        tables.append(table)
        problems += found
    rows = pa.concat_tables(tables) if tables else ROWS_SCHEMA.empty_table()
    if not rows.num_rows:
        is_list = content is None or any(sheet.reading.is_used for sheet in chosen)
        problems = [problem for problem in problems if problem.code != "sheet_empty"]
        problems.append(problem_of(whole, "no_rows" if is_list else "no_list_found"))
    proposed = ColumnMapping(tuple(sheet.mapping for sheet in chosen), corrections)
    readings = tuple(sheet.reading for sheet in chosen)
    problems += [problem_of(whole, "row_id_twice", value=value) for value in repeated_row_ids(rows)]
    return IntakeResult(file, readings, proposed, rows, tuple(sorted(problems, key=in_order)))


def _parts(chosen: list[ChosenSheet], changes: Changes, brand: str) -> Iterator[SheetRows]:
    """The rows of every sheet that has some, mended, and after them those that stand in no file."""
    for sheet in chosen:
        if sheet.rows is not None and sheet.rows.height:
            yield with_cells_mended(with_brand(sheet.rows, brand), changes)
    yield from added_rows(changes)


def in_order(problem: Problem) -> tuple[int, int]:
    """The gravest first, and in the order of rows."""
    return list(Severity).index(problem.severity), problem.row or 0


def _opened(content: bytes | Path | None, *, limits: Limits) -> Opened:
    return Opened([]) if content is None else open_file(_bytes_of(content, limits=limits), limits=limits)


def _bytes_of(content: bytes | Path, *, limits: Limits) -> bytes:
    if isinstance(content, bytes):
        return content
    if content.stat().st_size > limits.bytes:
        raise FileRefused("too_large", limit=f"{limits.bytes // 1024**2}")
    return content.read_bytes()


def refused(problem: Problem) -> IntakeResult:
    """The result of a file that cannot be read at all."""
    return IntakeResult(problem.file, (), ColumnMapping(()), ROWS_SCHEMA.empty_table(), (problem,))
