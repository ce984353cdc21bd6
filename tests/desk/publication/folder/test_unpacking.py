"""The texts of an edition, unpacked."""

import pytest
from tests.desk.publication.edition_content import CONTENT

from akkoord.desk.publication.folder import public_texts, write_edition
from akkoord.engine.disclosure import names_in
from akkoord.engine.map_tiles import Feature, write_archive, write_tile


@pytest.mark.parametrize(
    "file", ["locations.csv", "locations.parquet", "locations.geojson", "locations.sqlite"]
)
def test_public_texts_unpacks_every_format(file, tmp_path):
    write_edition(CONTENT, tmp_path / "3")

    found = {each.text for each in public_texts(tmp_path / "3") if each.file == file}

    assert {"S.T. Screen Printing Ltd.", "এস টি স্ক্রিন", "Atatürk Cad. 5, Bağcılar"} <= found


def test_names_in_finds_an_organisation_in_every_format(tmp_path):
    write_edition(CONTENT, tmp_path / "3")

    found = names_in(public_texts(tmp_path / "3"), ["Örüm Tekstil"])

    assert {(each.file, each.place, each.location_id) for each in found} == {
        ("locations.csv", "name", "TR3F8H1JXN5"),
        ("locations.geojson", "name", "TR3F8H1JXN5"),
        ("locations.parquet", "name", "TR3F8H1JXN5"),
        ("locations.pmtiles", "name", "TR3F8H1JXN5"),
        ("locations.sqlite", "name", "TR3F8H1JXN5"),
        ("locations.sqlite", "name_key", "TR3F8H1JXN5"),
        ("locations.sqlite", "name_keys", "TR3F8H1JXN5"),
    }


def test_a_word_hidden_in_a_tile_is_found(tmp_path):
    write_edition(CONTENT, tmp_path / "3")
    names = ["Very Private Brand"]
    assert list(names_in(public_texts(tmp_path / "3"), names)) == []

    tile = write_tile("locations", [Feature(7, 7, {"n": 2, "user": "Very Private Brand"})])
    write_archive(
        tmp_path / "3" / "locations.pmtiles",
        [(12, 5, 5, tile)],
        metadata={},
        bounds=(0.0, 0.0, 1.0, 1.0),
        zooms=(12, 12),
    )

    assert b"Private" not in (tmp_path / "3" / "locations.pmtiles").read_bytes()
    found = names_in(public_texts(tmp_path / "3"), names)
    assert [(each.file, each.place) for each in found] == [("locations.pmtiles", "user")]
