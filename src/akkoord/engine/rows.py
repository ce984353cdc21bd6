"""The table of rows that intake writes and matching reads."""

import pyarrow as pa

ROW_SCHEMA = pa.schema(
    [
        pa.field("row_key", pa.string(), nullable=False),  # unique over all lists
        pa.field("list", pa.string(), nullable=False),  # who handed it in
        pa.field("row", pa.string(), nullable=False),  # spreadsheet row number, or the row_id column's value
        pa.field("name", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),  # all address parts, joined by ", "
        pa.field("other_names", pa.list_(pa.string()), nullable=False),  # operator, parent, former names
        pa.field("country", pa.string(), nullable=False),  # ISO 3166-1 alpha-2, "" when unknown
        pa.field("lat", pa.float64()),  # decimal degrees, WGS 84
        pa.field("lng", pa.float64()),
        pa.field("identifiers", pa.list_(pa.string()), nullable=False),  # "scheme:value", such as "os_id:…"
        pa.field("location_id", pa.string()),  # the lasting identifier a row already has; null for a new one
    ]
)
