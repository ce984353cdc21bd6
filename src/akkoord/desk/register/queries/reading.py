"""What a list says now: its files, the columns as chosen, and what people changed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.register import private_files
from akkoord.desk.register.models import (
    ListFile,
    MendedCell,
    RememberedColumns,
    RememberedCountry,
    Submission,
)
from akkoord.desk.register.rules import ColumnsFrom, fingerprint, signature
from akkoord.engine.intake import (
    CellPlace,
    Changes,
    ColumnMapping,
    IntakeResult,
    ListedFile,
    read_files,
)
from akkoord.engine.intake.several import changes_of_file, mapping_of_file

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


def files_of(submission: Submission) -> QuerySet[ListFile]:
    """The files that are the list now, in the order in which they came."""
    return submission.files.filter(left_at__isnull=True)


def understood(submission: Submission) -> Reading:
    """Read the list with everything that people changed; takes seconds for very long lists."""
    cells = current_cells(submission)
    taken_out = frozenset(
        RowPlace(sheet, row) for sheet, row, field in cells if field == MendedCell.TAKEN_OUT
    )
    files, changes = [_listed(each) for each in files_of(submission)], _changes(submission, cells)
    known = _mapping_of(submission)
    result = read_files(files, mapping=known, changes=changes)
    columns_from = ColumnsFrom(submission.columns_from) if known.sheets else ColumnsFrom.PROPOSED
    if remembered := _remembered(submission.organisation_id, result, known):
        result = read_files(files, mapping=remembered, changes=changes)
        columns_from = ColumnsFrom.REMEMBERED
    return Reading(result, columns_from, taken_out)


def understood_file(file: ListFile) -> IntakeResult:
    """One file of a list as it is understood, its sheets called as they are there."""
    changes = _changes(file.submission, current_cells(file.submission))
    return read_files(
        [replace(_listed(file), key="")],
        mapping=mapping_of_file(_mapping_of(file.submission), file.name),
        changes=changes_of_file(changes, file.name) if file.name else changes,
    )


def _listed(file: ListFile) -> ListedFile:
    return ListedFile(file.name, private_files.path_of(file.stored_as), file.filename, file.brand)


def _mapping_of(submission: Submission) -> ColumnMapping:
    return ColumnMapping.from_dict({"sheets": [], **submission.mapping})


def _changes(submission: Submission, cells: Mapping[tuple[str, int, str], MendedCell]) -> Changes:
    return Changes(
        {
            CellPlace(sheet or None, row, field): cell.text or ""
            for (sheet, row, field), cell in cells.items()
            if field != MendedCell.TAKEN_OUT
        },
        {row.row: row.given for row in submission.rows.exclude(given={}).only("row", "given")},
    )


def current_cells(
    submission: Submission, *, rows: Collection[int] | None = None
) -> dict[tuple[str, int, str], MendedCell]:
    """(sheet, row, field) → the mended cell that counts there; with `rows` only of rows of these numbers."""
    cells = submission.mended_cells.select_related("by")
    if rows is not None and len(rows) <= _FEW_ROWS:
        cells = cells.filter(row__in=rows)
    newest = {(cell.sheet, cell.row, cell.field): cell for cell in cells}
    return {place: cell for place, cell in newest.items() if cell.text is not None}


def _remembered(organisation_id: UUID, result: IntakeResult, chosen: ColumnMapping) -> ColumnMapping | None:
    """The columns as the company chose them for the same headers, None when nothing differs.

    A sheet that is `chosen` in this list stays as it is.
    """
    if result.mapping.sheets and all(chosen.of(each.sheet) for each in result.mapping.sheets):
        return None
    columns = dict(
        RememberedColumns.objects.filter(organisation=organisation_id).values_list("headers", "columns")
    )
    countries = dict(
        RememberedCountry.objects.filter(organisation=organisation_id).values_list("spelling", "country")
    )
    sheets = tuple(
        replace(mapping, columns=_as_mapping(columns[key]), is_used=True)
        if (key := signature(reading.headers)) in columns and not chosen.of(mapping.sheet)
        else mapping
        for reading, mapping in zip(result.sheets, result.mapping.sheets, strict=True)
    )
    proposed = result.mapping
    remembered = ColumnMapping(sheets, {**countries, **chosen.countries})
    return None if remembered == proposed or not sheets else remembered


def _as_mapping(columns: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {field: tuple(headers) for field, headers in columns.items()}
