"""What a list says now: its file, the columns as chosen, and what people changed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from akkoord.desk.register import private_files
from akkoord.desk.register.models import MendedCell, RememberedColumns, RememberedCountry, Submission
from akkoord.desk.register.rules import ColumnsFrom, fingerprint, signature
from akkoord.engine.intake import CellPlace, Changes, ColumnMapping, IntakeResult, read_list

_FEW_ROWS = 500
"""So many numbers fit into one question to any database; of more rows all cells are read."""


class RowPlace(NamedTuple):
    """A row's lasting name within its list."""

    sheet: str
    row: int


class Reading(NamedTuple):
    """A list as it was understood, and who said which column holds what."""

    result: IntakeResult
    columns_from: ColumnsFrom
    taken_out: frozenset[RowPlace]

    def texts(self) -> list[str]:
        """The fingerprint of each row's text, in the order of the rows."""
        columns = (self.result.rows[each].to_pylist() for each in ("name", "address", "country"))
        return [fingerprint(*said) for said in zip(*columns, strict=True)]


def understood(submission: Submission) -> Reading:
    """Read the list with everything that people changed; takes seconds for very long lists."""
    cells = current_cells(submission)
    taken_out = frozenset(
        RowPlace(sheet, row) for sheet, row, field in cells if field == MendedCell.TAKEN_OUT
    )
    changes = Changes(
        {
            CellPlace(sheet or None, row, field): cell.text or ""
            for (sheet, row, field), cell in cells.items()
            if field != MendedCell.TAKEN_OUT
        },
        {row.row: row.given for row in submission.rows.exclude(given={}).only("row", "given")},
    )
    if submission.mapping.get("sheets"):
        mapping = ColumnMapping.from_dict(submission.mapping)
        result = read_kept(submission, mapping, changes)
        return Reading(result, ColumnsFrom(submission.columns_from), taken_out)
    result = read_kept(submission, None, changes)
    if remembered := _remembered(submission.organisation_id, result):
        return Reading(read_kept(submission, remembered, changes), ColumnsFrom.REMEMBERED, taken_out)
    return Reading(result, ColumnsFrom.PROPOSED, taken_out)


def read_kept(submission: Submission, mapping: ColumnMapping | None, changes: Changes) -> IntakeResult:
    """Read the kept file, or only the added rows of a list that came without one."""
    content = private_files.path_of(submission.stored_as) if submission.stored_as else None
    return read_list(content, filename=submission.filename, mapping=mapping, changes=changes)


def current_cells(
    submission: Submission, *, rows: Collection[int] | None = None
) -> dict[tuple[str, int, str], MendedCell]:
    """(sheet, row, field) → the mended cell that counts there; with `rows` only of rows of these numbers."""
    cells = submission.mended_cells.select_related("by")
    if rows is not None and len(rows) <= _FEW_ROWS:
        cells = cells.filter(row__in=rows)
    newest = {(cell.sheet, cell.row, cell.field): cell for cell in cells}
    return {place: cell for place, cell in newest.items() if cell.text is not None}


def _remembered(organisation_id: UUID, result: IntakeResult) -> ColumnMapping | None:
    """The columns as the company chose them for the same headers, None when nothing differs."""
    known = dict(
        RememberedColumns.objects.filter(organisation=organisation_id).values_list("headers", "columns")
    )
    countries = dict(
        RememberedCountry.objects.filter(organisation=organisation_id).values_list("spelling", "country")
    )
    sheets = tuple(
        replace(mapping, columns=_as_mapping(known[key]), is_used=True)
        if (key := signature(reading.headers)) in known
        else mapping
        for reading, mapping in zip(result.sheets, result.mapping.sheets, strict=True)
    )
    proposed = result.mapping
    remembered = ColumnMapping(sheets, countries)
    return None if remembered == proposed or not sheets else remembered


def _as_mapping(columns: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(headers) for field, headers in columns.items()}
