from random import Random

import pytest

from akkoord.engine.sample.places import invent_locations
from akkoord.engine.sample.sourcing import ImpossibleSize, deal_out, list_lengths

SIZES = {"a": "micro", "b": "small", "c": "medium", "d": "large", "e": "large", "f": "large", "g": "small"}


def test_list_lengths_add_up_and_follow_size():
    lengths = list_lengths(SIZES, 700, random=Random(2))
    assert sum(lengths.values()) == 700
    assert lengths["a"] < lengths["c"] < max(lengths["d"], lengths["e"])


def test_every_location_is_dealt_and_never_twice_to_one_company():
    places = invent_locations(500, random=Random(3))
    dealt = deal_out(places, list_lengths(SIZES, 700, random=Random(2)), random=Random(4))
    assert sum(len(mine) for mine in dealt.values()) == 700
    assert {p.location_id for mine in dealt.values() for p in mine} == {p.location_id for p in places}
    for mine in dealt.values():
        assert len({p.location_id for p in mine}) == len(mine)


@pytest.mark.parametrize("rows", [9, 60])
def test_impossible_numbers_are_refused(rows):
    places = invent_locations(20, random=Random(3))
    with pytest.raises(ImpossibleSize, match="rows"):
        deal_out(places, {"a": rows - 4, "b": 2, "c": 2}, random=Random(4))
