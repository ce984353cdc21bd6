"""From intake to matching: the rows in the shape that matching reads."""

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.result import IntakeResult
from akkoord.engine.rows import ROW_SCHEMA

TAKEN_OVER = ("name", "address", "country", "lat", "lng", "identifiers", "location_id")

NAMES_BESIDE = ("local_name", "parent_company")
NAMES = pa.list_(pa.string())


def to_matching_rows(result: IntakeResult, list_name: str, *, with_blocked: bool = False) -> pa.Table:
    """Rows of ROW_SCHEMA under the name `list_name`, in the order of the file.

    `row` is the sender's row identifier where every row has its own, else the spreadsheet's row
    number, with "2!" and so on before it from the second sheet on. Rows with a blocking problem
    are left out unless `with_blocked`: their name, address or country is "" or not understood.
    """
    rows = result.rows
    labels = row_labels(rows)
    table = pa.table(
        {
            "row_key": pc.binary_join_element_wise(pa.scalar(list_name), labels, ":"),
            "list": pa.repeat(list_name, rows.num_rows),
            "row": labels,
            **{name: rows[name] for name in TAKEN_OVER},
            "other_names": _other_names(rows),
        }
    )
    kept = table if with_blocked else table.filter(pc.invert(rows["blocked"]))
    return kept.select(ROW_SCHEMA.names).cast(ROW_SCHEMA)


def _other_names(rows: pa.Table) -> pa.Array:
    """What else the place goes by: its name in another script, its parent company."""
    columns = (rows[name].to_pylist() for name in NAMES_BESIDE)
    return pa.array([[name for name in names if name] for names in zip(*columns, strict=True)], NAMES)


def row_labels(rows: pa.Table) -> pa.ChunkedArray:
    """What each row is called in answers to people: unique within the file."""
    given = rows["row_id"]
    if given.null_count == 0 and pc.count_distinct(given).as_py() == rows.num_rows > 0:
        return given
    numbers = pc.cast(rows["row"], pa.string())
    sheets = pc.cast(rows["sheet_number"], pa.string())
    return pc.if_else(
        pc.equal(rows["sheet_number"], 1), numbers, pc.binary_join_element_wise(sheets, numbers, "!")
    )


def repeated_row_ids(rows: pa.Table) -> list[str]:
    """Row identifiers of the sender that stand in more than one row, the first ten of them."""
    counts = rows["row_id"].drop_null().value_counts()
    return [entry["values"] for entry in counts.to_pylist() if entry["counts"] > 1][:10]
