from collections import Counter
from random import Random

import pytest

from akkoord.engine.sample.countries import countries
from akkoord.engine.sample.places import MOVED, invent_locations


@pytest.fixture(scope="module")
def places():
    return invent_locations(1500, random=Random(5))


def test_locations_of_a_family_share_name_or_address(places):
    families = {}
    for place in places:
        if place.family:
            families.setdefault(place.family, []).append(place)
    for members in families.values():
        assert len({p.country for p in members}) == 1
        assert len({p.name for p in members}) == 1 or len({(p.street, p.city) for p in members}) == 1


def test_all_kinds_of_kin_occur(places):
    assert set(Counter(place.kin for place in places)) == {"", "unit", "sister", "moved", "branch"}


def test_units_of_a_firm_have_different_numbers(places):
    units = Counter((p.family, p.unit) for p in places if p.kin == "unit")
    assert max(units.values()) == 1
    assert all(unit.latin for _, unit in units)


def test_moved_location_names_its_successor_in_the_same_town(places):
    by_id = {place.location_id: place for place in places}
    moved = [place for place in places if place.status == MOVED and place.moved_to]
    assert moved
    assert all(by_id[p.moved_to].city == p.city and by_id[p.moved_to].street != p.street for p in moved)


def test_locations_lie_near_their_town(places):
    towns = {(c.code, t.name): t for c in countries() for t in c.cities}
    far = [p for p in places if abs(p.lat - towns[p.country, p.city].lat) > 0.3]
    assert far == []


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_country_file_is_whole(country):
    random = Random(1)
    for city in country.cities:
        for _ in range(20):
            name, street = country.name(city, random=random), country.street(city, random=random)
            assert "{" not in f"{name} {street} {country.area(city, random=random)}"
            assert name.latin
            assert street.latin
        assert (city.lat, city.lng) != (0, 0)
