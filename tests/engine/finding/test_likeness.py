"""How like a location is to what was typed."""

import pytest

from akkoord.engine.finding.likeness import Keys, Likeness, likenesses

SCREEN = Keys(names=["st screen printing", "st print house"], place=["mirpur", "road", "dhaka"])


@pytest.mark.parametrize(
    ("wanted", "least", "most"),
    [
        ("st screen printing", 1.0, 1.0),
        ("st print house", 1.0, 1.0),
        ("printing screen st", 0.97, 0.97),
        ("stscreen", 0.9, 0.95),
        ("screen dhaka", 0.95, 0.95),
        ("scr mirp", 0.95, 0.95),
        ("st screen printing formerly moon wash", 0.9, 0.95),
        ("st scren prnting", 0.9, 0.99),
        ("orum tekstil", 0.0, 0.6),
        ("", 0.0, 0.0),
    ],
)
def test_likenesses_of_one_location(wanted, least, most):
    assert least <= round(likenesses(wanted, {7: SCREEN})[7].score, 2) <= most


def test_likenesses_of_none():
    assert likenesses("screen", {}) == {}


def test_likenesses_tells_which_name_it_is():
    assert likenesses("st print house", {7: SCREEN}) == {7: Likeness(score=1.0, name=1)}
