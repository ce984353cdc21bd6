"""What intake hands on: how the file was understood, its rows, and its problems."""

from dataclasses import dataclass, field

import pyarrow as pa

from akkoord.engine.intake.mapping import ColumnMapping
from akkoord.engine.problems import Problem, Severity

PLAIN_FIELDS = (
    "local_name",
    "other_names",
    "processes",
    "products",
    "sector",
    "tier",
    "relation",
    "subcontractor_of",
    "agent",
    "workers",
    "women_share",
    "workers_year",
    "brand",
    "parent_company",
    "operator",
    "group",
    "union",
    "cba",
    "volume_band",
    "since",
    "ended",
    "disclosure",
    "contact",
    "phone",
    "own_number",
    "remark",
)
"""Fields that are handed on as cleaned text, "" where the list says nothing."""

ROWS_SCHEMA = pa.schema(
    [
        pa.field("sheet", pa.string()),  # null for delimited text
        pa.field("sheet_number", pa.int32(), nullable=False),  # 1 for the first sheet that is used
        pa.field("row", pa.int64(), nullable=False),  # the number that the spreadsheet shows
        pa.field("row_id", pa.string()),  # the sender's own row identifier
        pa.field("name", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),  # all parts, joined by ", "
        pa.field(
            "street", pa.string(), nullable=False
        ),  # the address without district, city, region, postal code
        pa.field("district", pa.string(), nullable=False),
        pa.field("city", pa.string(), nullable=False),
        pa.field("region", pa.string(), nullable=False),
        pa.field("postal_code", pa.string(), nullable=False),
        pa.field("country", pa.string(), nullable=False),  # ISO 3166-1 alpha-2, "" when unknown
        pa.field("country_as_given", pa.string(), nullable=False),
        pa.field("country_source", pa.string(), nullable=False),  # "column", "address" or ""
        pa.field("lat", pa.float64()),
        pa.field("lng", pa.float64()),
        pa.field("identifiers", pa.list_(pa.string()), nullable=False),  # "scheme:value"
        pa.field("location_id", pa.string()),  # lasting identifier of ours, where the list gives one
        *(pa.field(name, pa.string(), nullable=False) for name in PLAIN_FIELDS),
        pa.field("extra", pa.string(), nullable=False),  # JSON: header → text, of columns that have no field
        pa.field("cells", pa.list_(pa.string()), nullable=False),  # the row as it was handed in
        pa.field("blocked", pa.bool_(), nullable=False),  # a problem of severity block stands in this row
    ]
)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """How one sheet was understood; `why_ignored` is the code of a problem, "" when the sheet is used."""

    name: str | None
    header_row: int | None
    headers: tuple[str, ...]
    rows: int
    is_used: bool
    is_hidden: bool = False
    why_ignored: str = ""
    sample: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    """The first rows below the header as handed in, a cell a column, to see what each column holds."""


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """A file as it was understood. `rows` has ROWS_SCHEMA and the order of the file."""

    file: str
    sheets: tuple[SheetReading, ...]
    mapping: ColumnMapping
    rows: pa.Table
    problems: tuple[Problem, ...]

    @property
    def is_acceptable(self) -> bool:
        """Whether the file can be taken in; rows that are blocked on their own do not hold up the others."""
        return self.rows.num_rows > 0 and not any(
            problem.severity is Severity.BLOCK and problem.row is None for problem in self.problems
        )
