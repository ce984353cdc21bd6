"""Which marks stand on the map, and what they say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.engine.map_tiles import DEEPEST_ZOOM, LAYER, Feature, MapPoint, map_tiles, read_tile
from akkoord.engine.map_tiles.levels import CELL_BITS, levels, places

DHAKA = MapPoint("BD1", "One Ltd.", 23.71, 90.41)
SAME_TOWN = replace(DHAKA, location_id="BD2", name="Two Ltd.")
NEAR = MapPoint("BD3", "Three Ltd.", 23.811, 90.411)
FAR = MapPoint("TR1", "ÖRÜM TEKSTİL", 41.01, 28.95)

POINTS = st.lists(
    st.builds(
        MapPoint,
        st.integers(0, 10**6).map(str),
        st.text(max_size=8),
        st.floats(-90, 90).map(lambda degrees: round(degrees, 2)),
        st.floats(-180, 180).map(lambda degrees: round(degrees, 2)),
    ),
    max_size=40,
)


def marks(points):
    """Zoom → the properties of all its marks."""
    found = {}
    for zoom, _, _, content in map_tiles(points):
        for layer, features in read_tile(content):
            assert layer == LAYER
            found.setdefault(zoom, []).extend(dict(each.properties) for each in features)
    return found


def test_no_point_has_no_tile():
    assert list(map_tiles([])) == []


def test_one_point_stands_alone_at_every_zoom():
    assert marks([FAR]) == {zoom: [{"id": "TR1", "name": "ÖRÜM TEKSTİL"}] for zoom in range(DEEPEST_ZOOM + 1)}


def test_points_of_one_town_never_come_apart():
    assert marks([DHAKA, SAME_TOWN]) == {
        zoom: [{"n": 2, "at": "90.41,23.71"}] for zoom in range(DEEPEST_ZOOM + 1)
    }


def test_a_mark_tells_at_which_zoom_it_comes_apart():
    found = marks([DHAKA, SAME_TOWN, NEAR])
    (together,) = found[0]

    assert together["n"] == 3
    assert len(found[together["to"] - 1]) == 1
    assert found[together["to"]] == [{"id": "BD3", "name": "Three Ltd."}, {"n": 2, "at": "90.41,23.71"}]


def test_the_order_of_the_list_does_not_matter():
    assert marks([FAR, NEAR, DHAKA]) == marks([DHAKA, FAR, NEAR])


@given(POINTS)
@settings(max_examples=60, deadline=None)
def test_every_zoom_counts_every_location(points):
    found = marks(points)

    assert {zoom: sum(mark.get("n", 1) for mark in level) for zoom, level in found.items()} == dict.fromkeys(
        range(DEEPEST_ZOOM + 1) if points else (), len(points)
    )


@given(POINTS.filter(bool))
@settings(max_examples=60, deadline=None)
def test_a_mark_comes_apart_when_it_says_so(points):
    on_map = places(np.array([each.lat for each in points]), np.array([each.lng for each in points]))
    by_zoom = {level.zoom: level for level in levels(on_map)}
    for level in by_zoom.values():
        for first, count, apart in zip(level.first, level.count, level.apart, strict=True):
            inside = by_zoom[int(apart)].first if apart else []
            assert (apart == 0) == (len(set(on_map.code[first : first + count])) == 1)
            assert apart == 0 or any(first < each < first + count for each in inside)


@pytest.mark.parametrize("lat", [-90.0, 90.0])
@pytest.mark.parametrize("lng", [-180.0, 180.0])
def test_the_ends_of_the_world_are_on_the_map(lat, lng):
    on_map = places(np.array([lat]), np.array([lng]))

    assert all(0 <= int(each) < 1 << 26 for each in (on_map.x[0], on_map.y[0]))


def test_a_mark_stands_in_the_cell_of_its_points():
    on_map = places(np.array([23.71, 23.811]), np.array([90.41, 90.411]))
    for level in levels(on_map):
        shift = 26 - level.zoom - CELL_BITS
        assert {int(each) >> shift for each in level.x} == {int(each) >> shift for each in on_map.x}


def test_a_feature_has_only_what_a_point_can_say():
    ((_, _, _, content), *_) = map_tiles([FAR])

    assert list(read_tile(content)) == [(LAYER, [Feature(2377, 1535, {"id": "TR1", "name": "ÖRÜM TEKSTİL"})])]


def test_tiles_are_the_same_however_many_are_made_together(monkeypatch):
    points = [MapPoint(f"BD{at}", f"Mill {at}", 20 + at % 13 / 7, 80 + at % 17 / 5) for at in range(400)]
    together = list(map_tiles(points))

    for many in (1, 7):
        monkeypatch.setattr("akkoord.engine.map_tiles.tiles.TILES_AT_A_TIME", many)
        assert list(map_tiles(points)) == together
