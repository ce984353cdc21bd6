"""Archives of tiles: what is written is read again, byte for byte the same from the same tiles."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.map_tiles import BrokenArchive, read_archive, write_archive
from akkoord.engine.map_tiles.archive import tile_number, tile_place

TILES = [(0, 0, 0, b"world"), (1, 0, 0, b"north-west"), (1, 1, 1, b"south-east"), (12, 3423, 1763, b"mill")]


def write(path, tiles):
    write_archive(path, tiles, metadata={"name": "list"}, bounds=(-1.5, -2.0, 3.0, 4.0), zooms=(0, 12))


def test_what_is_written_is_read(tmp_path):
    write(tmp_path / "tiles", reversed(TILES))
    archive = read_archive(tmp_path / "tiles")

    assert archive.metadata == {"name": "list"}
    assert list(archive.tiles) == TILES


def test_the_same_tiles_give_the_same_bytes(tmp_path):
    write(tmp_path / "one", TILES)
    write(tmp_path / "two", TILES[::-1])

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_file_begins_as_the_format_says(tmp_path):
    write(tmp_path / "tiles", TILES)
    content = (tmp_path / "tiles").read_bytes()

    assert content[:8] == b"PMTiles\x03"
    assert int.from_bytes(content[8:16], "little") == 127
    assert [int.from_bytes(content[at : at + 8], "little") for at in (72, 80, 88)] == [4, 4, 4]
    assert tuple(content[96:102]) == (1, 2, 2, 1, 0, 12)
    assert [int.from_bytes(content[at : at + 4], "little", signed=True) for at in (102, 106)] == [
        -15_000_000,
        -20_000_000,
    ]


def test_many_tiles_need_leaves(tmp_path):
    chance = random.Random(7)
    places = [(9, x, y) for x in range(512) for y in range(0, 512, 16)]
    tiles = [(*place, chance.randbytes(chance.randrange(20, 900))) for place in places]
    write(tmp_path / "tiles", tiles)
    content = (tmp_path / "tiles").read_bytes()

    assert int.from_bytes(content[48:56], "little") > 0
    assert int.from_bytes(content[16:24], "little") <= 16_384 - 127
    assert sorted(read_archive(tmp_path / "tiles").tiles) == sorted(tiles)


@pytest.mark.parametrize(
    ("place", "number"),
    [((0, 0, 0), 0), ((1, 0, 0), 1), ((1, 0, 1), 2), ((1, 1, 1), 3), ((1, 1, 0), 4), ((2, 0, 0), 5)],
)
def test_number_of_a_tile(place, number):
    assert tile_number(*place) == number
    assert tile_place(number) == place


@given(st.integers(0, 20), st.data())
def test_every_tile_has_its_number(zoom, data):
    inside = st.integers(0, 2**zoom - 1)
    x, y = data.draw(inside), data.draw(inside)

    assert tile_place(tile_number(zoom, x, y)) == (zoom, x, y)


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"SQLite format 3" * 20, b"PMTiles\x03" + bytes(200)])
def test_what_is_no_archive_is_refused(tmp_path, content):
    (tmp_path / "tiles").write_bytes(content)

    with pytest.raises(BrokenArchive):
        read_archive(tmp_path / "tiles")
