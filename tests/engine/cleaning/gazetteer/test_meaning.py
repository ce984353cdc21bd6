import pytest
from tests.engine.cleaning.gazetteer.rows import row_of

from akkoord.engine.cleaning.gazetteer import meant_places, place_name, places, without_ways


def meant(address, country):
    """The places that an address, its tokens parted by blanks, lies in."""
    row = row_of(address.split(), country)
    found = without_ways(row.starts, row.tokens, row.found, row.lexicon.words)
    return meant_places(found, places())[1].tolist()


@pytest.mark.parametrize(
    ("country", "address", "names"),
    [
        ("BD", "dhaka - mymensingh highway , gazipur", ["gazipur"]),
        ("IN", "delhi road , meerut", ["meerut"]),
        ("MX", "calle monterrey 5 , toluca", ["toluca"]),
        ("BD", "savar , dhaka", ["dhaka", "savar"]),
        ("CN", "", []),
    ],
)
def test_a_way_to_a_town_is_no_place(country, address, names):
    assert sorted(map(place_name, meant(address, country))) == names


def test_of_two_towns_with_one_name_the_one_near_the_others_is_meant():
    known = places()
    (town,) = (place for place in meant("suzhou , jiangsu", "CN") if not known.is_province[place])

    assert (round(known.latitude[town]), round(known.longitude[town])) == (31, 121)


def test_a_former_name_lies_where_the_town_lies():
    assert meant("saigon", "VN") == meant("ho chi minh city", "VN") != []


def test_places_stand_in_their_order_each_once():
    found = meant("hanoi , saigon , ho chi minh city , hanoi", "VN")

    assert found == sorted(set(found))
    assert sorted(map(place_name, found)) == ["hanoi", "hochiminhcity"]
