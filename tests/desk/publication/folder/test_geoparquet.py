"""The locations as GeoParquet."""

import json
import struct
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from tests.desk.publication.edition_content import CONTENT, NO_POINT

from akkoord.desk.publication.folder import geoparquet
from akkoord.desk.publication.folder.tables import plain

POINTS = [(90.411, 23.811), (28.95, 41.01), None]
GEO = {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [28.95, 23.811, 90.411, 41.01]}


@pytest.fixture
def path(tmp_path):
    geoparquet.write_geoparquet(tmp_path / "locations.parquet", CONTENT.locations)
    return tmp_path / "locations.parquet"


def wkb(point):
    return point and struct.pack("<BIdd", 1, 1, *point)


def test_every_row_is_there_as_it_is_with_its_point(path):
    expected = [
        plain(row) | {"geometry": wkb(point)} for row, point in zip(CONTENT.locations, POINTS, strict=True)
    ]

    assert pq.read_table(path).to_pylist() == expected


def test_geometry_is_told_as_the_standard_wants_it(path):
    metadata = pq.read_metadata(path).metadata

    assert json.loads(metadata[b"geo"]) == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": GEO},
    }
    assert json.loads(metadata[b"columns"])["country"] == "Country (ISO 3166-1 alpha-2)"


def test_list_without_a_point_has_no_box_around_its_points(tmp_path):
    geoparquet.write_geoparquet(tmp_path / "none.parquet", [NO_POINT])

    told = json.loads(pq.read_metadata(tmp_path / "none.parquet").metadata[b"geo"])
    assert "bbox" not in told["columns"]["geometry"]


def test_long_list_is_written_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(geoparquet, "ROWS_AT_ONCE", 2)
    rows = [replace(NO_POINT, location_id=f"VN{number}") for number in range(5)]

    geoparquet.write_geoparquet(tmp_path / "long.parquet", rows)

    assert pq.read_metadata(tmp_path / "long.parquet").num_row_groups == 3
    assert pq.read_table(tmp_path / "long.parquet").column("location_id").to_pylist() == [
        "VN0",
        "VN1",
        "VN2",
        "VN3",
        "VN4",
    ]
