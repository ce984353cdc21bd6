"""The four files of a run: rows, locations, pairs to review, and a report."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.consolidate import Consolidation
from akkoord.engine.matching.explain import explain
from akkoord.engine.matching.judgements import Decision
from akkoord.engine.spreadsheet_text import harmless

ROWS_COLUMNS = ("list", "row", "name", "address", "country", "location_id", "decision", "probability")
LOCATIONS_COLUMNS = ("location_id", "os_id", "name", "address", "country", "lat", "lng", "rows")
REVIEW_COLUMNS = ("left_list", "left_row", "right_list", "right_row", "probability", "reasons")


def csv_text(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A CSV file with these columns; figures and empty cells as they are, text without formulas."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for line in lines:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in line])
    return out.getvalue()


def rows_csv(rows: pa.Table, result: Consolidation) -> str:
    """Every row of the lists once, in their order; a row that could not be matched has no place yet."""
    placed = {line["row_key"]: line for line in result.assignments.to_pylist()}
    not_placed = {"location_id": "", "decision": str(Decision.ASK), "probability": 0.0}

    def line(row: Mapping[str, Any]) -> list[object]:
        given = [row[name] for name in ROWS_COLUMNS[:5]]
        place = placed.get(row["row_key"], not_placed)
        return [*given, place["location_id"], place["decision"], round(place["probability"], 4)]

    return csv_text(ROWS_COLUMNS, map(line, rows.to_pylist()))


def locations_csv(result: Consolidation) -> str:
    """One line a location; OS IDs stand beside ours, several parted by a bar."""

    def line(location: Mapping[str, Any]) -> list[object]:
        schemes = [each.split(":", 1) for each in location["identifiers"]]
        os_ids = "|".join(value for scheme, value in schemes if scheme == "os_id")
        return [location["location_id"], os_ids, *(location[name] for name in LOCATIONS_COLUMNS[2:])]

    return csv_text(LOCATIONS_COLUMNS, map(line, result.locations.to_pylist()))


def labels_of(rows: pa.Table, row_keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Row key → list and row, of those of `rows` that `row_keys` names."""
    wanted = pa.array(sorted(set(row_keys)), pa.string())
    named = rows.filter(pc.is_in(rows["row_key"], value_set=wanted))
    return {
        row["row_key"]: (row["list"], row["row"])
        for row in named.select(["row_key", "list", "row"]).to_pylist()
    }


def rows_moved(rows: pa.Table, result: Consolidation) -> list[str]:
    """Those of `rows` that bore another location before, which did not become theirs by a merge."""
    now = dict(
        zip(*(result.assignments[name].to_pylist() for name in ("row_key", "location_id")), strict=True)
    )
    bearing = rows.filter(pc.is_valid(rows["location_id"]))
    lines = bearing.select(["row_key", "list", "row", "location_id"]).to_pylist()
    return [
        f"{line['list']}, row {line['row']}: {line['location_id']} → {now[line['row_key']]}"
        for line in lines
        if line["row_key"] in now
        and now[line["row_key"]] not in {line["location_id"], result.redirects.get(line["location_id"])}
    ]


def review_csv(rows: pa.Table, result: Consolidation) -> str:
    """The pairs to ask a person, most valuable first, with reasons; `rows` are all that are known."""
    labels = labels_of(rows, (key for side in ("left", "right") for key in result.review[side].to_pylist()))

    def line(pair: Mapping[str, Any], reasons: Sequence[str]) -> list[object]:
        words = " ".join(explain(reasons))
        return [*labels[pair["left"]], *labels[pair["right"]], round(pair["probability"], 4), words]

    reasons = result.reasons.of(result.review).to_pylist()
    return csv_text(REVIEW_COLUMNS, map(line, result.review.to_pylist(), reasons))


def report_json(report: Mapping[str, object]) -> str:
    """The report as readable JSON."""
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"
