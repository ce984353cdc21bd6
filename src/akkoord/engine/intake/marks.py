"""Which cells of a sheet are marked when it goes back, and what they say."""

from dataclasses import dataclass

from akkoord.engine.intake.catalogue import advice, message
from akkoord.engine.intake.findings import rows_in
from akkoord.engine.intake.result import IntakeResult, SheetReading
from akkoord.engine.problems import Severity, Translate

MARKED = (Severity.BLOCK, Severity.WARN)
"""What is only for information is on the sheet of problems; a list full of colours helps nobody."""
MOST_TEXTS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """The gravest problem of a cell, and the texts of its problems."""

    severity: Severity
    texts: tuple[str, ...]


def marks_of(
    result: IntakeResult, reading: SheetReading, translate: Translate
) -> dict[tuple[int, int], Mark]:
    """(row, column), both counted from 1 → mark, for one sheet; the gravest come first."""
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
