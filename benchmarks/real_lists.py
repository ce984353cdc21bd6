"""The real lists, register and judged pairs that matching is measured on; no part of the project."""

import csv
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa

from akkoord.engine.cleaning.countries import country_of
from akkoord.engine.rows import ROW_SCHEMA

REAL_DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def real_data(name: str) -> Path:
    """Path of a file or folder of the real data; ends the run with a message when it is absent."""
    path = REAL_DATA / name
    if not path.exists():
        print(f"skipped: the real data is not on this machine ({path} is absent)")
        sys.exit(0)
    return path


def lines_of(name: str) -> list[dict[str, str]]:
    """The lines of a CSV file of the real data."""
    with real_data(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row(row_key: str, *, name: str, address: str, country: str, handed_in: str = "pairs") -> dict[str, Any]:
    """One row as matching reads it, from its text alone; `handed_in` names its list."""
    return {
        "row_key": row_key,
        "list": handed_in,
        "row": row_key,
        "name": name,
        "address": address,
        "country": country_of(country) or "",
        "identifiers": [],
        "other_names": [],
    }


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as ROW_SCHEMA."""
    return pa.Table.from_pylist(rows, schema=ROW_SCHEMA)
