"""The rows that answers speak of: those of an earlier result, or the lists themselves."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from akkoord.engine.matching.files.earlier_rows import is_rows_csv
from akkoord.engine.matching.files.lists import list_names, read_named_list, read_register
from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.spreadsheet_text import as_given


def read_training_rows(paths: Sequence[Path], register: Path | None = None) -> pa.Table:
    """The rows (ROW_SCHEMA) of files: each a `rows.csv`, or a list under the name that matching gives it."""
    results = [path for path in paths if is_rows_csv(path)]
    lists = [path for path in paths if path not in results]
    tables = [_rows_of(path) for path in results]
    tables += [read_named_list(path, name).rows for path, name in zip(lists, list_names(lists), strict=True)]
    if register is not None:
        tables.append(read_register(register, key=b""))
    return pa.concat_tables(tables)


def _rows_of(path: Path) -> pa.Table:
    with path.open(encoding="utf-8", newline="") as file:
        return pa.Table.from_pylist([_row(line) for line in csv.DictReader(file)], schema=ROW_SCHEMA)


def _row(line: Mapping[str, str | None]) -> dict[str, object]:
    """A line of `rows.csv` as a row; what the file does not hold stays empty."""
    lists: dict[str, object] = {field.name: [] for field in ROW_SCHEMA if pa.types.is_list(field.type)}
    texts = {name: as_given(line[name] or "") for name in ("list", "row", "name", "address", "country")}
    return {**lists, **texts, "row_key": f"{texts['list']}:{texts['row']}"}
