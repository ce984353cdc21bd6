from random import Random

import pytest

from akkoord.engine.sample.scale.slips import renumbered, respaced, respelled, turned


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Industrial Area Phase II", "Industrial Area Phase 2"),
        ("Phase 4, Sector", "Phase IV, Sector"),
        ("2nd Cross", "2 Cross"),
        ("First Street", "1st Street"),
        ("Mill Road 1234", "Mill Road 1234"),
    ],
)
def test_renumbered_writes_small_numbers_another_way(text, expect):
    assert renumbered(text, random=Random(1)) == expect


def test_respaced_changes_blanks_only():
    results = {respaced("Golden Thread Garments", random=Random(seed)) for seed in range(30)}
    assert {result.replace(" ", "") for result in results} == {"GoldenThreadGarments"}
    assert {result.count(" ") for result in results} == {1, 3}


def test_respelled_changes_one_sound():
    results = {respelled("Trapeang Thloeung", random=Random(seed)) for seed in range(30)}
    assert len(results) > 3
    assert all(result.split()[0][0] == "T" for result in results)


def test_respelled_leaves_short_words():
    assert respelled("No 12 A", random=Random(1)) == "No 12 A"


def test_turned_swaps_neighbours():
    assert turned(["a", "b"], random=Random(1)) == ["b", "a"]
    assert turned(["a"], random=Random(1)) == ["a"]
