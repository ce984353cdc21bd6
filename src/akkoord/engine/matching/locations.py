"""How is a place shown that several rows describe? By the name and address of one of them, as given."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from akkoord.engine.cleaning.text import has_lost_letters

LOCATIONS_SCHEMA = pa.schema(
    [
        pa.field("location_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),
        pa.field("country", pa.string(), nullable=False),
        pa.field("lat", pa.float64()),
        pa.field("lng", pa.float64()),
        pa.field("identifiers", pa.list_(pa.string()), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
    ]
)

Row = Mapping[str, Any]


def _readable(text: str) -> tuple[bool, bool, int, str]:
    """Whole before damaged, mixed case before capitals only, then the longer text, then the alphabet."""
    return (has_lost_letters(text), text == text.upper(), -len(text), text)


def best_row(rows: Sequence[Row]) -> Row:
    """The row whose name most rows share, of those the fullest readable address."""
    names = Counter(row["name"].casefold() for row in rows)
    return min(
        rows,
        key=lambda row: (
            -names[row["name"].casefold()],
            not row["address"],
            _readable(row["name"])[:2],
            *_readable(row["address"]),
            row["row_key"],
        ),
    )


def _line(location_id: str, rows: Sequence[Row]) -> dict[str, Any]:
    best = best_row(rows)
    placed = next((row for row in [best, *rows] if row["lat"] is not None and row["lng"] is not None), best)
    return {
        "location_id": location_id,
        "name": best["name"],
        "address": best["address"],
        "country": best["country"],
        "lat": placed["lat"],
        "lng": placed["lng"],
        "identifiers": sorted({each for row in rows for each in row["identifiers"] or []}),
        "rows": len(rows),
    }


def locations_of(rows: pa.Table, assignments: Mapping[str, str]) -> pa.Table:
    """One line a location, sorted by identifier."""
    by_location: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows.to_pylist(), key=lambda row: str(row["row_key"])):
        by_location[assignments[row["row_key"]]].append(row)
    lines = [_line(location_id, members) for location_id, members in sorted(by_location.items())]
    return pa.Table.from_pylist(lines, schema=LOCATIONS_SCHEMA)
