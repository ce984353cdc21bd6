"""The list as a file: as it came, and with its problems and mended cells marked."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.register import private_files
from akkoord.desk.register.fields import field_title
from akkoord.desk.register.models import MendedCell, Submission
from akkoord.desk.register.queries.mending import row_texts
from akkoord.desk.register.queries.reading import RowPlace, current_cells, understood
from akkoord.engine.intake import ADDED_SHEET, CellPlace, MendedText
from akkoord.engine.intake.annotation import annotate


def original_of(submission: Submission) -> bytes:
    """The bytes that the company sent."""
    return private_files.path_of(submission.stored_as).read_bytes()


def annotated_of(submission: Submission) -> bytes:
    """The own workbook with marked cells, mended texts beside those that came, and all problems."""
    return annotate(
        original_of(submission),
        filename=submission.filename,
        result=understood(submission).result,
        mended=mended_texts(submission),
        translate=gettext,
    )


def mended_texts(submission: Submission) -> list[MendedText]:
    """What was mended in the rows of the file, in their order; a row taken out is told as such."""
    cells = {place: cell for place, cell in current_cells(submission).items() if place[0] != ADDED_SHEET}
    wanted = {RowPlace(sheet, row) for sheet, row, _ in cells}
    rows = [row for row in submission.rows.all() if RowPlace(row.sheet, row.row) in wanted]
    texts = row_texts(submission, rows)
    came = {RowPlace(row.sheet, row.row): texts[row.pk] for row in rows}
    return [
        MendedText(
            CellPlace(sheet or None, row, field),
            title=gettext("row") if field == MendedCell.TAKEN_OUT else field_title(field),
            came=came[RowPlace(sheet, row)].as_it_came(field) if RowPlace(sheet, row) in came else "",
            now=gettext("taken out") if field == MendedCell.TAKEN_OUT else cell.text or "",
            by=cell.by.name,
            on=date_format(cell.at, "SHORT_DATE_FORMAT"),
        )
        for (sheet, row, field), cell in sorted(cells.items())
    ]
