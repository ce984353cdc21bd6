"""The `rows.csv` of an earlier run as register: rows that have not changed keep their places."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from akkoord.engine.matching.files.errors import ListRefused
from akkoord.engine.matching.files.lists import REGISTER, with_location_ids
from akkoord.engine.matching.files.outputs import ROWS_COLUMNS
from akkoord.engine.matching.identifiers import is_valid_location_id
from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.spreadsheet_text import as_given


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """What an earlier run said of a row of a list."""

    list: str
    row: str
    name: str
    address: str
    country: str
    location_id: str


def is_rows_csv(path: Path) -> bool:
    """Whether the file has exactly the columns of `rows.csv`."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.readline().rstrip("\r\n") == ",".join(ROWS_COLUMNS)
    except OSError as fault:
        raise ListRefused(file=path, reasons=fault.strerror or str(fault)) from fault


def read_earlier_rows(path: Path) -> list[EarlierRow]:
    """The placed rows of an earlier run."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [{name: as_given(text or "") for name, text in line.items()} for line in csv.DictReader(file)]
    wrong = sorted({line["location_id"] for line in lines if line["location_id"]} - _valid(lines))
    if wrong:
        raise ListRefused(file=path, reasons=f"these are no location identifiers: {', '.join(wrong[:5])}.")
    return [EarlierRow(*(line[name] for name in ROWS_COLUMNS[:6])) for line in lines if line["location_id"]]


def _valid(lines: Iterable[Mapping[str, str]]) -> set[str]:
    return {line["location_id"] for line in lines if is_valid_location_id(line["location_id"])}


def keep_places(lists: Sequence[pa.Table], earlier: Sequence[EarlierRow]) -> tuple[list[pa.Table], pa.Table]:
    """The lists, whose unchanged rows now bear their identifiers, and the other earlier rows as register."""
    known = {(row.list, row.row, row.name, row.address): row for row in earlier}
    placed = []
    for rows in lists:
        columns = (rows[name].to_pylist() for name in ("list", "row", "name", "address"))
        found = [known.pop(key, None) for key in zip(*columns, strict=True)]
        placed.append(with_location_ids(rows, [row.location_id if row else None for row in found]))
    return placed, _as_register(known.values())


def _as_register(earlier: Iterable[EarlierRow]) -> pa.Table:
    lines = [
        {
            "row_key": f"{REGISTER}:{row.list}:{row.row}",
            "list": f"{REGISTER}:{row.list}",
            "row": row.row,
            "name": row.name,
            "address": row.address,
            "other_names": [],
            "country": row.country,
            "identifiers": [],
            "location_id": row.location_id,
        }
        for row in earlier
    ]
    return pa.Table.from_pylist(lines, schema=ROW_SCHEMA)
