"""Rows for the tests of matching."""

import pyarrow as pa

from akkoord.engine.rows import ROW_SCHEMA


def row(row_key, name="Orum Textile", address="12 Baris Road, Bursa", country="TR", **others):
    """One row; `row_key` is `list:row`."""
    list_name, _, number = row_key.partition(":")
    given = {"row_key": row_key, "list": list_name, "row": number, "name": name, "address": address}
    return {**given, "country": country, "other_names": [], "identifiers": [], **others}


def table(*rows):
    """Rows as ROW_SCHEMA."""
    return pa.Table.from_pylist(list(rows), schema=ROW_SCHEMA)


def places(result):
    """Groups of row keys that share a location, sorted."""
    groups = {}
    for line in result.assignments.to_pylist():
        groups.setdefault(line["location_id"], []).append(line["row_key"])
    return sorted(sorted(group) for group in groups.values())


def location_ids(result):
    """Row key → location identifier."""
    return {line["row_key"]: line["location_id"] for line in result.assignments.to_pylist()}
