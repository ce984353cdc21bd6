"""Read a list: from the bytes of a file to rows and problems."""

from pathlib import Path

import numpy as np
import pyarrow as pa

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.intake.columns import by_distinct_value
from akkoord.engine.intake.delimited import read_delimited
from akkoord.engine.intake.encodings import encoding_of
from akkoord.engine.intake.layout import Layout, data_rows, layout_of, layout_with_header
from akkoord.engine.intake.limits import DEFAULT_LIMITS, Limits
from akkoord.engine.intake.mapping import ColumnMapping, SheetMapping, propose_columns
from akkoord.engine.intake.result import ROWS_SCHEMA, IntakeResult, SheetReading
from akkoord.engine.intake.sheets import FileRefused, Sheet
from akkoord.engine.intake.tables import SheetRows, cells_of, extra_of, plain_columns, sheet_rows
from akkoord.engine.intake.workbooks import read_workbook
from akkoord.engine.problems import Problem, Severity


def read_list(
    content: bytes | Path,
    *,
    filename: str,
    mapping: ColumnMapping | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeResult:
    """Understand a list of production locations.

    `mapping` is a proposal of an earlier reading that a person has changed; without it we propose
    one. A file that cannot be read gives a result without rows and with a blocking problem.
    """
    data = content.read_bytes() if isinstance(content, Path) else content
    file = Path(filename).name
    try:
        sheets = _sheets(data, limits=limits)
    except FileRefused as refusal:
        problem = Problem(refusal.code, Severity.BLOCK, file, params=refusal.params)
        return IntakeResult(file, (), ColumnMapping(()), ROWS_SCHEMA.empty_table(), (problem,))
    readings, mappings, tables = [], [], []
    for sheet in sheets:
        given = mapping.of(sheet.name) if mapping else None
        layout = (
            layout_with_header(sheet, given.header_row and given.header_row - 1)
            if given
            else layout_of(sheet)
        )
        header_row = None if layout.header is None else layout.header + 1
        chosen = given or SheetMapping(sheet.name, header_row, propose_columns(layout.headers))
        mappings.append(chosen)
        rows = _rows(sheet, layout, chosen)
        readings.append(SheetReading(sheet.name, header_row, layout.headers, rows.height, is_used=True))
        tables.append(_table(rows, number=len(tables) + 1))
    table = pa.concat_tables(tables) if tables else ROWS_SCHEMA.empty_table()
    return IntakeResult(file, tuple(readings), ColumnMapping(tuple(mappings)), table, ())


def _sheets(data: bytes, *, limits: Limits) -> list[Sheet]:
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return [sheet for sheet in read_workbook(data, limits=limits) if sheet.columns]
    return [read_delimited(data, encoding=encoding_of(data), limits=limits)]


def _rows(sheet: Sheet, layout: Layout, mapping: SheetMapping) -> SheetRows:
    return sheet_rows(sheet, layout.headers, mapping, data_rows(sheet, layout).data)


def _table(rows: SheetRows, *, number: int) -> pa.Table:
    columns = plain_columns(rows)
    columns["sheet"] = pa.repeat(pa.scalar(rows.mapping.sheet, pa.string()), rows.height)
    columns["sheet_number"] = pa.repeat(number, rows.height)
    columns["row"] = pa.array(rows.numbers)
    columns["country_as_given"] = rows.text("country")
    columns["country"] = by_distinct_value(rows.text("country"), country_of, to=pa.string())
    columns["country_source"] = pa.repeat("column", rows.height)
    columns["lat"] = columns["lng"] = pa.nulls(rows.height, pa.float64())
    columns["identifiers"] = pa.array([[]] * rows.height, pa.list_(pa.string()))
    columns["extra"] = extra_of(rows)
    columns["cells"] = cells_of(rows)
    columns["blocked"] = pa.array(np.zeros(rows.height, dtype=bool))
    return pa.table([columns[name] for name in ROWS_SCHEMA.names], ROWS_SCHEMA.names).cast(ROWS_SCHEMA)
