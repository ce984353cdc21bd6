"""How much of a file is read before we say that it is too much."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file that is taken in; above any of these the file is refused, never cut short."""

    bytes: int = 200 * 1024 * 1024
    """Size of the file as it is handed in."""
    unpacked_bytes: int = 2 * 1024 * 1024 * 1024
    """Size of a workbook after unpacking."""
    unpacking_factor: int = 400
    """How many times larger than packed one part of a workbook may be; a zip bomb is far above."""
    rows: int = 1_000_000
    """Rows with anything in them, over all sheets."""
    columns: int = 250
    """Columns with anything in them, in one sheet."""
    sheets: int = 200


DEFAULT_LIMITS = Limits()
