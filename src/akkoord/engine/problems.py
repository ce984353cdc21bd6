"""A fault in somebody's data, as a value: where it is, what is wrong, what to do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What happens if nothing is done about a problem."""

    BLOCK = "block"
    """The row or file cannot be taken in."""
    WARN = "warn"
    """Taken in as it is, but probably wrong."""
    INFO = "info"
    """Mended or noted; nothing to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place.

    `code` is stable and described in the catalogue (`akkoord.engine.intake.catalogue`);
    `row` is the number that the spreadsheet shows (the first line is 1); `column` is the
    header as the sender wrote it; `params` fill the texts of the catalogue.
    """

    code: str
    severity: Severity
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)


Translate = Callable[[str], str]
