import pytest

from akkoord.engine.cleaning.gazetteer import gazetteer_of, meant_places
from akkoord.engine.cleaning.text import tokens_of


def places(address, country):
    tokens = tokens_of(address)
    return meant_places(tokens, gazetteer_of(country).find(tokens))


@pytest.mark.parametrize(
    ("country", "address", "names"),
    [
        ("BD", "Dhaka-Mymensingh Highway, Gazipur", ["gazipur"]),
        ("IN", "Delhi Road, Meerut", ["meerut"]),
        ("MX", "Calle Monterrey 5, Toluca", ["toluca"]),
        ("BD", "Savar, Dhaka", ["dhaka", "savar"]),
        ("CN", "", []),
    ],
)
def test_a_way_to_a_town_is_no_place(country, address, names):
    assert sorted(place.name for place in places(address, country)) == names


def test_of_two_towns_with_one_name_the_one_near_the_others_is_meant():
    (town,) = (place for place in places("Suzhou, Jiangsu", "CN") if not place.is_province)

    assert (round(town.latitude), round(town.longitude)) == (31, 121)


def test_a_former_name_lies_where_the_town_lies():
    assert places("Saigon", "VN") == places("Ho Chi Minh City", "VN")
