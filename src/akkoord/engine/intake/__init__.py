"""What is in this file? A list in any shape becomes rows and problems."""

from akkoord.engine.intake.changes import ADDED_SHEET, CellPlace, Changes, MendedText
from akkoord.engine.intake.limits import DEFAULT_LIMITS, Limits
from akkoord.engine.intake.mapping import ColumnMapping, SheetMapping
from akkoord.engine.intake.matching_rows import to_matching_rows
from akkoord.engine.intake.reading import read_list
from akkoord.engine.intake.result import IntakeResult, SheetReading
from akkoord.engine.intake.several import ListedFile, read_files

__all__ = [
    "ADDED_SHEET",
    "DEFAULT_LIMITS",
    "CellPlace",
    "Changes",
    "ColumnMapping",
    "IntakeResult",
    "Limits",
    "ListedFile",
    "MendedText",
    "SheetMapping",
    "SheetReading",
    "read_files",
    "read_list",
    "to_matching_rows",
]
