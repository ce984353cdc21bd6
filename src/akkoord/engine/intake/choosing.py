"""Which sheets of a file are the list, how they are mapped, and which of their rows are data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from akkoord.engine.intake.data_rows import data_rows
from akkoord.engine.intake.guessing import guess_columns
from akkoord.engine.intake.layout import Layout, layout_of, layout_with_header
from akkoord.engine.intake.mapping import (
    ADDRESS_PARTS,
    POINTS,
    ColumnMapping,
    SheetMapping,
    propose_columns,
)
from akkoord.engine.intake.result import SheetReading
from akkoord.engine.intake.sheets import Sheet
from akkoord.engine.intake.tables import SheetRows, sheet_rows

Note = tuple[str, np.ndarray, dict[str, str]]
"""Code of a problem, the row indices of the sheet that it touches, and its params."""
NO_ROWS = np.array([], dtype=np.int64)
FEWEST_CELLS_OF_A_TABLE = 3
ROWS_SHOWN, ROWS_TO_SAMPLE_FROM, LONGEST_SAMPLE = 3, 20, 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sheet with its layout and mapping, before it is decided which sheets are used."""

    sheet: Sheet
    layout: Layout
    mapping: SheetMapping
    is_guessed: bool = False

    @property
    def is_list(self) -> bool:
        """Whether the columns say what is produced where: a name, and an address, country or point."""
        fields = self.mapping.columns
        return "name" in fields and any(field in fields for field in (*ADDRESS_PARTS, "country", *POINTS))


@dataclass(frozen=True, slots=True)
class ChosenSheet:
    """A sheet as it is read: its rows when it is used, and what to tell about it."""

    reading: SheetReading
    mapping: SheetMapping
    height: int
    rows: SheetRows | None
    notes: list[Note]


def choose_sheets(sheets: list[Sheet], mapping: ColumnMapping | None) -> list[ChosenSheet]:
    """Every sheet with what is done with it.

    With a mapping of a person its choice counts. Without one: all visible sheets that are lists;
    else hidden ones; else the sheet of which we understand most columns, or can guess them.
    """
    proposals = [_proposal(sheet, mapping) for sheet in sheets]
    if mapping is None:
        used = _used_without_mapping(proposals)
    else:
        used = [index for index, each in enumerate(proposals) if each.mapping.is_used]
    return [_used(each) if index in used else _left_out(each) for index, each in enumerate(proposals)]


def _proposal(sheet: Sheet, mapping: ColumnMapping | None) -> Proposal:
    if mapping is not None and (given := mapping.of(sheet.name)) is not None:
        header = None if given.header_row is None else given.header_row - 1
        layout = layout_with_header(sheet, header)
        if given.is_used and not given.columns:  # another header row was pointed out, no columns yet
            given = replace(given, columns=propose_columns(layout.headers))
        return Proposal(sheet, layout, given)
    layout = layout_of(sheet)
    header_row = None if layout.header is None else layout.header + 1
    columns = (
        guess_columns(sheet, layout.headers) if layout.header is None else propose_columns(layout.headers)
    )
    proposed = SheetMapping(sheet.name, header_row, columns, is_used=mapping is None)
    return Proposal(sheet, layout, proposed, is_guessed=layout.header is None)


def _used_without_mapping(proposals: list[Proposal]) -> list[int]:
    def those(*, hidden: bool, guessed: bool) -> list[int]:
        return [
            index
            for index, each in enumerate(proposals)
            if each.is_list and each.sheet.is_hidden is hidden and each.is_guessed is guessed
        ]

    with_header = those(hidden=False, guessed=False) or those(hidden=True, guessed=False)
    if with_header:
        return with_header
    most = max(range(len(proposals)), key=lambda index: len(proposals[index].mapping.columns), default=None)
    return [] if most is None or not proposals[most].mapping.columns else [most]


def _left_out(proposal: Proposal) -> ChosenSheet:
    is_hidden_list = proposal.is_list and proposal.sheet.is_hidden and not proposal.is_guessed
    code = "hidden_sheet_left_out" if is_hidden_list else "sheet_left_out"
    reading = SheetReading(
        name=proposal.sheet.name,
        header_row=proposal.mapping.header_row,
        headers=proposal.layout.headers,
        rows=0,
        is_used=False,
        is_hidden=proposal.sheet.is_hidden,
        why_ignored=code,
        sample=_sample(proposal.sheet, proposal.layout),
    )
    notes: list[Note] = [(code, NO_ROWS, {})]
    mapping = replace(proposal.mapping, is_used=False)
    return ChosenSheet(reading, mapping, proposal.sheet.height, None, notes)


def _used(proposal: Proposal) -> ChosenSheet:
    sheet, layout, mapping = proposal.sheet, proposal.layout, replace(proposal.mapping, is_used=True)
    found = data_rows(sheet, layout, columns_used=len(mapping.columns))
    rows = sheet_rows(sheet, layout, mapping, found.data)
    reading = SheetReading(
        name=sheet.name,
        header_row=None if layout.header is None else layout.header + 1,
        headers=layout.headers,
        rows=rows.height,
        is_used=True,
        is_hidden=sheet.is_hidden,
        sample=_sample(sheet, layout),
    )
    notes = [*_notes_on_columns(proposal, rows)]
    for code, indices in (
        ("total_left_out", found.totals),
        ("repeated_header_left_out", found.repeated_headers),
        ("merged_cells_filled", found.merged),
    ):
        if len(indices):
            notes.append((code, indices, {}))
    notes += [("note_left_out", np.array([index]), {"value": text}) for index, text in found.notes]
    return ChosenSheet(reading, mapping, sheet.height, rows, notes)


def _sample(sheet: Sheet, layout: Layout) -> tuple[tuple[str, ...], ...]:
    """The first rows with anything in them below the header, long texts cut."""
    begins = 0 if layout.header is None else layout.header + 1
    below = sheet.head(begins + ROWS_TO_SAMPLE_FROM)[begins:]
    filled = [row for row in below if any(cell.strip() for cell in row)]
    return tuple(tuple(cell.strip()[:LONGEST_SAMPLE] for cell in row) for row in filled[:ROWS_SHOWN])


def _rows_of_a_table_above(sheet: Sheet, header: int) -> np.ndarray:
    """Rows above the header that are too full for a title: another table, which would be lost unseen."""
    full = [
        index
        for index, row in enumerate(sheet.head(header))
        if sum(bool(cell.strip()) for cell in row) >= FEWEST_CELLS_OF_A_TABLE
    ]
    return np.array(full, dtype=np.int64) if len(full) > 1 else NO_ROWS


def _notes_on_columns(proposal: Proposal, rows: SheetRows) -> Iterator[Note]:
    layout, columns = proposal.layout, proposal.mapping.columns
    if layout.header is None:
        yield "no_header", NO_ROWS, {}
    elif layout.header > 0:
        table = _rows_of_a_table_above(proposal.sheet, layout.header)
        code = "table_above_header" if len(table) else "header_further_down"
        yield code, table, {"header_row": str(layout.header + 1)}
    if not rows.height:
        yield "sheet_empty", NO_ROWS, {}
    if "name" not in columns:
        yield "column_missing", NO_ROWS, {"field": "name"}
    if not any(field in columns for field in (*ADDRESS_PARTS, *POINTS)):
        yield "column_missing", NO_ROWS, {"field": "address"}
    for field, headers in columns.items():
        for header in headers:
            if header not in layout.headers:
                yield "mapped_column_missing", NO_ROWS, {"header": header, "field": field}
    if unknown := rows.unknown_headers():
        yield "unknown_columns", NO_ROWS, {"columns": ", ".join(unknown)}
