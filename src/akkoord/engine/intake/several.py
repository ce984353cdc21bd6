"""A list that comes in several files: each is read with its own columns, and its sheets bear its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.changes import ADDED_SHEET, Changes
from akkoord.engine.intake.checks.files import check_files
from akkoord.engine.intake.findings import Place, problem_of
from akkoord.engine.intake.limits import DEFAULT_LIMITS, Limits
from akkoord.engine.intake.mapping import ColumnMapping
from akkoord.engine.intake.reading import NO_CHANGES, NOWHERE, in_order, read_list, refused
from akkoord.engine.intake.result import ROWS_SCHEMA, IntakeResult

BETWEEN = "/"
"""Stands between the name of a file and that of a sheet; neither can hold it."""
NOTHING_CHOSEN = ColumnMapping(())


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file of a list.

    `key` is its name within the list, "" for a file that stands alone; `brand` is the one of every row
    for which the file names none.
    """

    key: str
    content: bytes | Path | None
    filename: str
    brand: str = ""


def sheet_in_list(key: str, sheet: str) -> str:
    """What a sheet is called within the list: `north.xlsx/Sheet1`, of delimited text `north.csv`."""
    return BETWEEN.join(filter(None, (key, sheet)))


def sheet_in_file(key: str, sheet: str) -> str | None:
    """The inverse of `sheet_in_list`; None for a sheet of another file and for rows that stand in no file."""
    if sheet == ADDED_SHEET:
        return None
    if not key or sheet == key:
        return sheet.removeprefix(key)
    return sheet.removeprefix(key + BETWEEN) if sheet.startswith(key + BETWEEN) else None


def mapping_of_file(mapping: ColumnMapping, key: str) -> ColumnMapping:
    """What of a list's mapping concerns one file, under the names that its sheets have there."""
    named = ((sheet_in_file(key, each.sheet or ""), each) for each in mapping.sheets)
    sheets = (replace(each, sheet=name or None) for name, each in named if name is not None)
    return replace(mapping, sheets=tuple(sheets))


def changes_of_file(changes: Changes, key: str) -> Changes:
    """The mended cells of one file, under the names that its sheets have there."""
    named = ((sheet_in_file(key, place.sheet or ""), place) for place in changes.cells)
    own = ((name, place) for name, place in named if name is not None)
    return Changes({place._replace(sheet=name or None): changes.cells[place] for name, place in own})


def read_files(
    files: Sequence[ListedFile],
    *,
    mapping: ColumnMapping = NOTHING_CHOSEN,
    changes: Changes = NO_CHANGES,
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeResult:
    """Understand a list that stands in any number of files, and in rows that stand in none.

    One file that stands alone is read as `read_list` reads it. Of several each is: its sheets, rows and
    problems come back under the names that they have within the list.
    """
    if not files or (len(files) == 1 and not files[0].key):
        alone = files[0] if files else ListedFile("", None, "")
        return read_list(
            alone.content,
            filename=alone.filename,
            mapping=mapping,
            changes=changes,
            brand=alone.brand,
            limits=limits,
        )
    results = list(_read_each(files, mapping, changes, limits))
    if sum(each.rows.num_rows for each in results) > limits.rows:
        whole = Place("", None, NOWHERE)
        return refused(problem_of(whole, "too_many_rows", NOWHERE, limit=f"{limits.rows:,}"))
    return _together(results, mapping)


def _read_each(
    files: Sequence[ListedFile], mapping: ColumnMapping, changes: Changes, limits: Limits
) -> Iterator[IntakeResult]:
    for file in files:
        result = read_list(
            file.content,
            filename=file.filename,
            mapping=mapping_of_file(mapping, file.key),
            changes=changes_of_file(changes, file.key),
            brand=file.brand,
            limits=limits,
        )
        yield _named(result, file.key)
    if changes.added:
        yield read_list(None, filename="", changes=changes)


def _named(result: IntakeResult, key: str) -> IntakeResult:
    """The result with every sheet called as it is within the list."""

    def name(sheet: str | None) -> str:
        return sheet_in_list(key, sheet or "")

    sheets = pc.fill_null(result.rows["sheet"], "").to_pylist()
    named = pa.array([name(sheet) for sheet in sheets], pa.string())
    return replace(
        result,
        sheets=tuple(replace(each, name=name(each.name)) for each in result.sheets),
        mapping=replace(
            result.mapping,
            sheets=tuple(replace(each, sheet=name(each.sheet)) for each in result.mapping.sheets),
        ),
        rows=result.rows.set_column(0, ROWS_SCHEMA.field("sheet"), named),
        problems=tuple(replace(each, sheet=name(each.sheet)) for each in result.problems),
    )


def _together(results: Sequence[IntakeResult], mapping: ColumnMapping) -> IntakeResult:
    problems = [problem for each in results for problem in each.problems]
    problems += check_files([(each.file, each.rows) for each in results if each.file])
    return IntakeResult(
        file="",
        sheets=tuple(sheet for each in results for sheet in each.sheets),
        mapping=ColumnMapping(
            tuple(sheet for each in results for sheet in each.mapping.sheets), mapping.countries
        ),
        rows=pa.concat_tables(_numbered(results)),
        problems=tuple(sorted(problems, key=in_order)),
    )


def _numbered(results: Sequence[IntakeResult]) -> Iterator[pa.Table]:
    """The rows of each, with the numbers of their sheets going on from those before."""
    before, place = 0, ROWS_SCHEMA.get_field_index("sheet_number")
    for each in results:
        numbers = pc.add(each.rows["sheet_number"], pa.scalar(before, pa.int32()))
        yield each.rows.set_column(place, ROWS_SCHEMA.field("sheet_number"), numbers)
        before += pc.max(each.rows["sheet_number"]).as_py() or 0
