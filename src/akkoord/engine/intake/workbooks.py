"""Reading workbooks (XLSX, XLSM, XLSB, XLS, ODS) through python-calamine, every cell as text."""

import datetime as dt
import io
from collections.abc import Iterator, Mapping

import python_calamine as calamine

from akkoord.engine.intake.error_cells import ErrorCells, error_cells
from akkoord.engine.intake.limits import Limits
from akkoord.engine.intake.sheets import FileRefused, MergedCells, Sheet, columns_of

PANIC = "PanicException"
"""What a fault inside the reader, which is written in Rust, shows as; it is no Exception."""
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_workbook(content: bytes, *, limits: Limits) -> list[Sheet]:
    """All sheets with cells, hidden ones too. Raises FileRefused when it cannot be opened."""
    try:
        return _sheets(content, limits=limits)
    except calamine.PasswordError as error:
        raise FileRefused("password_protected") from error
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError, ValueError) as error:
        raise FileRefused("unreadable") from error
    except BaseException as error:
        if type(error).__name__ == PANIC:
            raise FileRefused("unreadable") from error
        raise


def _sheets(content: bytes, *, limits: Limits) -> list[Sheet]:
    workbook = calamine.load_workbook(io.BytesIO(content))
    if len(workbook.sheets_metadata) > limits.sheets:
        raise FileRefused("too_many_sheets", limit=str(limits.sheets))
    errors = error_cells(content)
    return [_sheet(workbook, index, errors, limits=limits) for index in _worksheets(workbook)]


def _worksheets(workbook: calamine.CalamineWorkbook) -> list[int]:
    return [
        index
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]


def _sheet(
    workbook: calamine.CalamineWorkbook, index: int, errors: Mapping[str, ErrorCells], *, limits: Limits
) -> Sheet:
    about = workbook.sheets_metadata[index]
    cells = workbook.get_sheet_by_index(index)
    columns = columns_of(
        _rows(cells, errors.get(about.name, {})), max_rows=limits.rows, max_columns=limits.columns
    )
    merged = tuple(
        MergedCells(top, bottom, left, right)
        for (top, left), (bottom, right) in cells.merged_cell_ranges or ()
    )
    is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
    return Sheet(name=about.name, columns=columns, is_hidden=is_hidden, merged=merged)


def _rows(cells: calamine.CalamineSheet, errors: ErrorCells) -> Iterator[list[str]]:
    """Rows from A1 on, also where the used area begins further to the right; errors as their text."""
    _, left = cells.start or (0, 0)
    for index, row in enumerate(cells.iter_rows()):
        texts = [""] * left + [text_of_cell(cell) for cell in row]
        for column, text in errors.get(index, ()):
            if column < len(texts):
                texts[column] = texts[column] or text
        yield texts


def text_of_cell(cell: Cell) -> str:
    """A cell as a person reads it: 71400.0 is 71400, a date is written as in ISO 8601."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004
        case dt.datetime():
            return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell)
