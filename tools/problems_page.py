"""Write `docs/problems.md` from the catalogue of problems; a test keeps the two equal."""

from pathlib import Path

from akkoord.engine.intake.catalogue import CATALOGUE
from akkoord.engine.intake.catalogue.of_files import ENTRIES as OF_FILES
from akkoord.engine.intake.catalogue.of_places import ENTRIES as OF_PLACES
from akkoord.engine.intake.catalogue.of_rows import ENTRIES as OF_ROWS
from akkoord.engine.problems import Severity

PAGE = Path(__file__).resolve().parent.parent / "docs" / "problems.md"
GRAVITY = {
    Severity.BLOCK: "Must be mended: the file or row cannot be used until then.",
    Severity.WARN: "Please check: taken in as it is, but probably wrong.",
    Severity.INFO: "For your information: mended or noted, nothing to do.",
}
OPENING = """# What can be wrong with a list

<!-- Written by tools/problems_page.py from the catalogue in akkoord.engine.intake.catalogue. -->

A company hands in whatever spreadsheet it has. Everything doubtful in it is told at once, each kind with the
same code every year. Nothing is dropped: a row that cannot be used yet is kept as it was handed in.
One problem stands for all rows with the same value; `akkoord intake FILE` shows them, and
`akkoord intake FILE --annotated OUT.xlsx` gives the list back with its cells marked.
Words such as %(value)s stand for what was found.
"""
SECTIONS = (
    ("The file", OF_FILES),
    ("Single rows", OF_ROWS),
    ("Coordinates and rows beside each other", OF_PLACES),
)


def page() -> str:
    """The text of the page."""
    parts = [OPENING]
    for heading, entries in SECTIONS:
        parts.append(f"## {heading}\n")
        for code, entry in entries.items():
            parts.append(f"### {entry.title} · `{code}`\n\n{GRAVITY[entry.severity]}\n")
            parts.append(f"* Found: {entry.message}\n* To do: {entry.advice}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{len(CATALOGUE)} problems: {PAGE}")
