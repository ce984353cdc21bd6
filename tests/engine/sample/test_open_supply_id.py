from random import Random

import pytest

from akkoord.engine.sample.open_supply_id import check_character, invent_open_supply_id


@pytest.mark.parametrize("published", ["BD2020021QK28YZ", "CN2021250D1DTN7", "AE20220878C91ZR"])
def test_check_character_of_published_identifiers(published):
    assert check_character(published[:14]) == published[14]


def test_invented_identifier_is_older_than_the_registry():
    identifier = invent_open_supply_id("TR", random=Random(1))
    assert (identifier[:6], len(identifier)) == ("TR1999", 15)
    assert check_character(identifier[:14]) == identifier[14]
