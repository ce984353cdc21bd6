"""The list goes back to the company: its own spreadsheet with marked cells and a sheet of problems."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.worksheet import Worksheet

from akkoord.engine.intake.catalogue import advice, message, where
from akkoord.engine.intake.changes import MendedText
from akkoord.engine.intake.limits import DEFAULT_LIMITS, Limits
from akkoord.engine.intake.marks import Mark, marks_of
from akkoord.engine.intake.opening import open_file
from akkoord.engine.intake.result import IntakeResult
from akkoord.engine.intake.sheets import FileRefused, Sheet
from akkoord.engine.problems import Problem, Severity, Translate
from akkoord.engine.spreadsheet_text import could_run
from akkoord.engine.text import gettext_noop as _

FILLS = {
    Severity.BLOCK: PatternFill("solid", fgColor="F8C9C4"),
    Severity.WARN: PatternFill("solid", fgColor="FFE9A8"),
    Severity.INFO: PatternFill("solid", fgColor="DCE9F5"),
}
SEVERITIES = {
    Severity.BLOCK: _("must be mended"),
    Severity.WARN: _("please check"),
    Severity.INFO: _("for your information"),
}
SHEET_OF_PROBLEMS = _("Problems")
COLUMNS = (
    (_("How grave"), 20),
    (_("Sheet"), 16),
    (_("Where"), 18),
    (_("Heading"), 20),
    (_("Finding"), 70),
    (_("What to do"), 70),
)
"""Headings of the sheet of problems; none is a field of ours, so that intake passes the sheet over."""
SHEET_OF_MENDED = _("Mended")
MENDED_COLUMNS = (
    (_("Sheet"), 16),
    (_("Row"), 8),
    (_("What"), 24),
    (_("In your file"), 50),
    (_("As mended"), 50),
    (_("By"), 24),
    (_("On"), 14),
)
MENDED_FILL = PatternFill("solid", fgColor="CFE8D5")
AUTHOR = "Akkoord"
MOST_COMMENTS = 5_000
MOST_CELLS_KEPT_IN_SHAPE = 1_000_000
"""Above it the workbook is written anew, without colours and widths, which would need too much memory."""
LONGEST_CELL = 32_767
NOT_IN_OUR_HANDS = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, NotImplementedError),
    *(zipfile.BadZipFile, InvalidFileException, ParseError),
)
"""What openpyxl raises on workbooks that other programs wrote in their own way."""


def annotate(
    content: bytes | Path,
    *,
    filename: str,
    result: IntakeResult,
    translate: Translate = str,
    mended: Sequence[MendedText] = (),
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """An XLSX of the list that `result` was read from, for its sender.

    An XLSX keeps its shape, with formulas as their values; other files become a workbook of the
    same cells, which stay as they came. Cells with a problem are coloured and say in a comment what to
    do; `mended` cells say what stands there now, and a sheet has both texts side by side; the last
    sheet lists all problems. No text in it can run as a formula, and nothing in it asks elsewhere: links
    and formulas outside cells are taken out.
    """
    data = content if isinstance(content, bytes) else content.read_bytes()
    if _can_keep_shape(filename, result):
        try:
            return _finished(_own_workbook(data, result, translate, mended), result, translate, mended)
        except NOT_IN_OUR_HANDS:
            pass
    return _finished(_copied_workbook(data, result, translate, mended, limits), result, translate, mended)


def _finished(
    workbook: Workbook, result: IntakeResult, translate: Translate, mended: Sequence[MendedText]
) -> bytes:
    if mended:
        beside = workbook.create_sheet(_free_name(workbook, translate(SHEET_OF_MENDED)))
        _write_table(
            beside, MENDED_COLUMNS, ((MENDED_FILL, _mended_line(each)) for each in mended), translate
        )
    name = _free_name(workbook, translate(SHEET_OF_PROBLEMS))
    _write_problems(workbook.create_sheet(name), result, translate)
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def _can_keep_shape(filename: str, result: IntakeResult) -> bool:
    cells = sum(reading.rows * len(reading.headers) for reading in result.sheets)
    is_workbook = filename.lower().endswith((".xlsx", ".xlsm"))
    return bool(result.sheets) and is_workbook and cells <= MOST_CELLS_KEPT_IN_SHAPE


def _mended_line(each: MendedText) -> tuple[str, ...]:
    return each.place.sheet or "", str(each.place.row), each.title, each.came, each.now, each.by, each.on


def _own_workbook(
    data: bytes, result: IntakeResult, translate: Translate, mended: Sequence[MendedText]
) -> Workbook:
    """The sender's workbook with marks; raises what openpyxl raises when it cannot keep it in shape."""
    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    _cut_off(workbook)
    _mark_workbook(workbook, result, translate, mended)
    return workbook


def _cut_off(workbook: Workbook) -> None:
    """Take out what makes a spreadsheet program ask elsewhere: links, and formulas outside cells."""
    workbook.defined_names.clear()
    for sheet in workbook.worksheets:
        sheet.defined_names.clear()
        sheet.conditional_formatting = ConditionalFormattingList()
        sheet.data_validations = DataValidationList()
        for cell in _cells_of(sheet):
            if cell.hyperlink:
                cell.hyperlink = None


def _cells_of(sheet: Worksheet) -> list[Cell]:
    """The cells that are there; `iter_rows` would make one for every empty place too."""
    return [cell for cell in sheet._cells.values() if isinstance(cell, Cell)]


def _mark_workbook(
    workbook: Workbook, result: IntakeResult, translate: Translate, mended: Sequence[MendedText]
) -> None:
    for reading in result.sheets:
        sheet = workbook[reading.name] if reading.name in workbook.sheetnames else None
        if isinstance(sheet, Worksheet):
            for (row, column), mark in _few_comments(marks_of(result, reading, translate, mended=mended)):
                cell = sheet.cell(row, column)
                if isinstance(cell, Cell):
                    _apply(cell, mark)
            for cell in _cells_of(sheet):
                if isinstance(cell.value, str):
                    _disarm(cell)


def _few_comments(marks: dict[tuple[int, int], Mark]) -> Iterator[tuple[tuple[int, int], Mark]]:
    for number, (position, mark) in enumerate(marks.items()):
        yield position, mark if number < MOST_COMMENTS else Mark(mark.severity, ())


def _apply(cell: Cell, mark: Mark) -> None:
    cell.fill = FILLS[mark.severity] if mark.severity else MENDED_FILL
    if mark.texts:
        comment = Comment(_writable("\n\n".join(mark.texts)), AUTHOR)
        comment.width, comment.height = 320, 40 + 60 * len(mark.texts)
        cell.comment = comment


def _disarm(cell: Cell) -> None:
    """Keep a text a text, whatever it begins with."""
    if could_run(str(cell.value)):
        cell.data_type = "s"
        cell.quotePrefix = True


def _copied_workbook(
    data: bytes, result: IntakeResult, translate: Translate, mended: Sequence[MendedText], limits: Limits
) -> Workbook:
    """A new workbook of the same cells; of a file that cannot be read, an empty one."""
    workbook = Workbook(write_only=True)
    try:
        sheets = open_file(data, limits=limits).sheets if result.sheets else []
    except FileRefused:
        sheets = []
    for sheet, reading in zip(sheets, result.sheets, strict=False):
        copy = workbook.create_sheet(_sheet_name(sheet.name or Path(result.file).stem))
        marks = dict(_few_comments(marks_of(result, reading, translate, mended=mended)))
        for number, texts in enumerate(_rows(sheet), start=1):
            copy.append(
                [_cell(copy, text, marks.get((number, column))) for column, text in enumerate(texts, start=1)]
            )
    return workbook


def _rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for start in range(0, sheet.height, 10_000):
        columns = [column.slice(start, 10_000).to_pylist() for column in sheet.columns]
        yield from zip(*columns, strict=True)


def _cell(sheet: Worksheet, text: str, mark: Mark | None) -> Cell | str | None:
    if mark is None and not could_run(text):
        return _writable(text) or None
    cell = WriteOnlyCell(sheet, _writable(text))
    _disarm(cell)
    if mark is not None:
        _apply(cell, mark)
    return cell


def _writable(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:LONGEST_CELL]


def _sheet_name(name: str) -> str:
    return re.sub(r"[\\*?:/\[\]]", " ", _writable(name)).strip("' ")[:31] or "1"


def _free_name(workbook: Workbook, name: str) -> str:
    taken = {each.lower() for each in workbook.sheetnames}
    names = (name if number == 1 else f"{name} ({number})" for number in range(1, len(taken) + 2))
    return next(each for each in names if each.lower() not in taken)


def _write_problems(sheet: Worksheet, result: IntakeResult, translate: Translate) -> None:
    lines = ((FILLS[each.severity], _problem_line(each, translate)) for each in result.problems)
    _write_table(sheet, COLUMNS, lines, translate)


def _problem_line(problem: Problem, translate: Translate) -> tuple[str, ...]:
    return (
        translate(SEVERITIES[problem.severity]),
        problem.sheet or "",
        where(problem, translate=translate),
        problem.column or "",
        message(problem, translate=translate),
        advice(problem, translate=translate),
    )


def _write_table(
    sheet: Worksheet,
    columns: Sequence[tuple[str, int]],
    lines: Iterable[tuple[PatternFill, Sequence[str]]],
    translate: Translate,
) -> None:
    """A heading and lines of wrapped texts, the first one coloured; none of them can run as a formula."""
    for number, (_heading, width) in enumerate(columns):
        sheet.column_dimensions["ABCDEFG"[number]].width = width
    sheet.freeze_panes = "A2"
    headings = [WriteOnlyCell(sheet, translate(heading)) for heading, _width in columns]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    for fill, texts in lines:
        cells = [WriteOnlyCell(sheet, _writable(text)) for text in texts]
        for cell in cells:
            _disarm(cell)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        cells[0].fill = fill
        sheet.append(cells)
