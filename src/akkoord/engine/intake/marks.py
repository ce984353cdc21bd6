"""Which cells of a sheet are marked when it goes back, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.engine.intake.catalogue import advice, message
from akkoord.engine.intake.changes import MendedText
from akkoord.engine.intake.findings import rows_in
from akkoord.engine.intake.result import IntakeResult, SheetReading
from akkoord.engine.problems import Severity, Translate
from akkoord.engine.text import gettext_noop

MARKED = (Severity.BLOCK, Severity.WARN)
"""What is only for information is on the sheet of problems; a list full of colours helps nobody."""
MOST_TEXTS = 4
MENDED = gettext_noop("Mended by %(who)s: “%(text)s”.")


@dataclass(frozen=True, slots=True)
class Mark:
    """The gravest problem of a cell, None of one that was only mended, and what there is to say of it."""

    severity: Severity | None
    texts: tuple[str, ...]


def marks_of(
    result: IntakeResult, reading: SheetReading, translate: Translate, *, mended: Sequence[MendedText] = ()
) -> dict[tuple[int, int], Mark]:
    """(row, column), both counted from 1 → mark, for one sheet; the gravest problems come first."""
    marks = _problem_marks(result, reading, translate)
    headers = _headers_of_fields(result, reading)
    for each in mended:
        header = headers.get(each.place.field)
        if each.place.sheet == reading.name and header in reading.headers:
            position = each.place.row, reading.headers.index(header) + 1
            earlier = marks.get(position, Mark(None, ()))
            text = translate(MENDED) % {"text": each.now, "who": each.by}
            marks[position] = Mark(earlier.severity, (text, *earlier.texts)[:MOST_TEXTS])
    return marks


def _headers_of_fields(result: IntakeResult, reading: SheetReading) -> dict[str, str]:
    """Field → its first column's header in this sheet."""
    mapping = next((each for each in result.mapping.sheets if each.sheet == reading.name), None)
    return {field: headers[0] for field, headers in mapping.columns.items()} if mapping else {}


def _problem_marks(
    result: IntakeResult, reading: SheetReading, translate: Translate
) -> dict[tuple[int, int], Mark]:
    columns = {header: index for index, header in enumerate(reading.headers, start=1)}
    marks: dict[tuple[int, int], Mark] = {}
    for problem in result.problems:
        if problem.sheet != reading.name or problem.severity not in MARKED:
            continue
        text = f"{message(problem, translate=translate)} {advice(problem, translate=translate)}"
        for row in rows_in(problem.params.get("rows", "")):
            position = row, columns.get(problem.column or "", 1)
            earlier = marks.get(position, Mark(problem.severity, ()))
            marks[position] = Mark(earlier.severity, (*earlier.texts, text)[:MOST_TEXTS])
    return marks
