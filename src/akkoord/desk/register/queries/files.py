"""The files of a list: which there are, as they came, and with problems and mended cells marked."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.register import private_files
from akkoord.desk.register.fields import field_title
from akkoord.desk.register.models import ListFile, MendedCell, Submission
from akkoord.desk.register.queries.mending import row_texts
from akkoord.desk.register.queries.reading import RowPlace, current_cells, files_of, understood_file
from akkoord.engine.intake import ADDED_SHEET, CellPlace, MendedText
from akkoord.engine.intake.annotation import annotate
from akkoord.engine.intake.several import sheet_in_file


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file of a list with the number of its rows."""

    file: ListFile
    rows: int


def files_shown(submission: Submission) -> list[FileShown]:
    """Every file of the list, with as many rows as were understood of it."""
    files = list(files_of(submission).select_related("uploaded_by"))
    rows: Counter[int] = Counter()
    for sheet in submission.sheets:
        for file in files:
            if sheet_in_file(file.name, sheet["name"] or "") is not None:
                rows[file.pk] += sheet["rows"]
    return [FileShown(file, rows[file.pk]) for file in files]


def file_asked(submission: Submission, key: str) -> ListFile | None:
    """The file with this key of the database; without one the first of the list."""
    files: QuerySet[ListFile] = files_of(submission)
    if key:
        files = files.filter(pk=int(key)) if key.isdecimal() else files.none()
    return files.first()


def original_of(file: ListFile) -> bytes:
    """The bytes that the company sent."""
    return private_files.path_of(file.stored_as).read_bytes()


def annotated_of(file: ListFile) -> bytes:
    """The own workbook with marked cells, mended texts beside those that came, and all its problems."""
    return annotate(
        original_of(file),
        filename=file.filename,
        result=understood_file(file),
        mended=mended_texts(file),
        translate=gettext,
    )


def mended_texts(file: ListFile) -> list[MendedText]:
    """What was mended in the rows of the file, in their order; a row taken out is told as such."""
    submission = file.submission
    cells = {
        place: cell
        for place, cell in current_cells(submission).items()
        if place[0] != ADDED_SHEET and sheet_in_file(file.name, place[0]) is not None
    }
    wanted = {RowPlace(sheet, row) for sheet, row, _ in cells}
    rows = [row for row in submission.rows.all() if RowPlace(row.sheet, row.row) in wanted]
    texts = row_texts(submission, rows)
    came = {RowPlace(row.sheet, row.row): texts[row.pk] for row in rows}
    return [
        MendedText(
            CellPlace(sheet_in_file(file.name, sheet) or None, row, field),
            title=gettext("row") if field == MendedCell.TAKEN_OUT else field_title(field),
            came=came[RowPlace(sheet, row)].as_it_came(field) if RowPlace(sheet, row) in came else "",
            now=gettext("taken out") if field == MendedCell.TAKEN_OUT else cell.text or "",
            by=cell.by.name,
            on=date_format(cell.at, "SHORT_DATE_FORMAT"),
        )
        for (sheet, row, field), cell in sorted(cells.items())
    ]
