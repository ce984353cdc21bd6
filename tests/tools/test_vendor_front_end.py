"""The front-end files in the repository are those of the lock, and each stands beside its licence."""

import gzip
import importlib.util
import json
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
specification = importlib.util.spec_from_file_location("vendor_front_end", ROOT / "tools/vendor_front_end.py")
vendor_front_end = importlib.util.module_from_spec(specification)
specification.loader.exec_module(vendor_front_end)


@pytest.fixture
def locked_files():
    return json.loads(vendor_front_end.LOCK.read_text())["files"]


def test_committed_files_are_those_of_the_lock(locked_files):
    assert vendor_front_end.differences(locked_files) == []


def test_differences_name_every_kind_of_fault(locked_files):
    altered, unknown, *_ = sorted(locked_files)
    lock = {**locked_files, altered: "0" * 64, "htmx/lost.js": "1" * 64}
    del lock[unknown]

    assert vendor_front_end.differences(lock) == sorted(
        [f"{altered}: altered", f"{unknown}: not in the lock", "htmx/lost.js: missing"]
    )


def test_differences_name_a_twin_that_is_not_its_file(monkeypatch, tmp_path):
    large = b"x" * vendor_front_end.LARGE
    (tmp_path / "large.js").write_bytes(large)
    (tmp_path / "large.js.gz").write_bytes(gzip.compress(b"older"))
    monkeypatch.setattr(vendor_front_end, "VENDOR", tmp_path)

    assert vendor_front_end.differences({"large.js": vendor_front_end.sha256(large)}) == [
        "large.js.br: does not unpack to its file",
        "large.js.gz: does not unpack to its file",
    ]


def test_every_package_brings_its_licence():
    packages = yaml.safe_load((ROOT / "tools/front_end.yaml").read_text())

    without = [
        entry["package"] for entry in packages if not any("LICENSE" in file["to"] for file in entry["files"])
    ]

    assert without == []


def test_no_vendored_script_refers_to_a_source_map():
    scripts = [*vendor_front_end.VENDOR.rglob("*.js"), *vendor_front_end.VENDOR.rglob("*.css")]

    assert [path.name for path in scripts if b"sourceMappingURL=" in path.read_bytes()] == []


def test_country_outlines_keeps_a_shared_border_as_one_line():
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[0, 0], [0, 2]], [[0, 2], [-2, 0], [0, -2], [2, 0]], [[0, 2], [2, 0], [0, -2], [-2, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                    {"type": "MultiPolygon", "arcs": [[[0, 2]]], "properties": {"name": "East"}},
                    {"type": "MultiPolygon", "arcs": [[[-1, -1]]], "properties": {"name": "Collapsed"}},
                ]
            }
        },
    }

    outlines = json.loads(vendor_front_end.country_outlines(json.dumps(topology).encode()))

    assert [
        (feature["properties"]["name"], feature["geometry"]["coordinates"])
        for feature in outlines["features"]
    ] == [
        ("West", [[[[0, 0], [0, 2], [-2, 2], [-2, 0], [0, 0]]]]),
        ("East", [[[[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]]]),
        ("Collapsed", []),
    ]


def test_unwrapped_goes_on_past_the_date_line():
    fiji = [[179, -16], [-179, -16], [-179, -17], [179, -17], [179, -16]]

    assert vendor_front_end.unwrapped(fiji) == [[179, -16], [181, -16], [181, -17], [179, -17], [179, -16]]
