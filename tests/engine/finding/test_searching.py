"""Finding locations in an index made for the test."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.finding.reading import open_index
from akkoord.engine.finding.searching import find
from akkoord.engine.finding.writing import Findable, write_index

PLACES = ("dhaka mirpur road", "istanbul bagcilar", "tirupur palladam road")
NAMES = (("st screen printing", "st print house"), ("orum tekstil",), ("star knit",))


def location(names, place, region="here"):
    return Findable(names, place.split()[0], place, " ".join(names) + " ltd", "bd 123", {"region": (region,)})


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    path = tmp_path_factory.mktemp("finding") / "search.index"
    write_index(path, map(location, NAMES, PLACES))
    return open_index(path)


@pytest.mark.parametrize(
    ("key", "exact", "similar"),
    [
        ("screen", [0], []),
        ("sta kni", [2], []),
        ("road", [0, 2], []),
        ("ltd", [0, 1, 2], []),
        ("screen road printing", [0], []),
        ("stscreen", [], [0]),
        ("oerum textil", [], [1]),
        ("scren printng", [], [0]),
        ("zzz", [], []),
        ("", [0, 1, 2], []),
    ],
)
def test_find(index, key, exact, similar):
    found = find(index, key)

    assert (found.exact.tolist(), found.similar) == (exact, similar)


def test_best_first_puts_names_before_places_and_short_ones_first(tmp_path):
    names = ("palladam garment works", "dyeing", "palladam")
    places = ("here", "palladam", "there")
    path = tmp_path / "search.index"
    write_index(path, (location((name,), place) for name, place in zip(names, places, strict=True)))
    found = find(open_index(path), "palladam")

    assert found.best_first(found.exact, 3) == [2, 0, 1]
    assert found.best_first(found.exact, 1) == [2]


def test_values_of_a_trait(index):
    assert index.traits["region"].having("here").tolist() == [0, 1, 2]
    assert index.traits["region"].having("there").tolist() == []
    assert index.traits["region"].beginning_with("he") == range(1)


def test_the_same_list_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_index(tmp_path / name, map(location, NAMES, PLACES))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_empty_list_finds_nothing(tmp_path):
    write_index(tmp_path / "none", [])

    assert find(open_index(tmp_path / "none"), "orum").exact.tolist() == []


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789 ", max_size=300))
def test_find_never_fails(key):
    find(_known(), key)


_KNOWN = []


def _known():
    import tempfile  # noqa: PLC0415 - only for the property test
    from pathlib import Path  # noqa: PLC0415 - only for the property test

    if not _KNOWN:
        path = Path(tempfile.mkdtemp()) / "search.index"
        write_index(path, map(location, NAMES, PLACES))
        _KNOWN.append(open_index(path))
    return _KNOWN[0]
