from akkoord.engine.cleaning.country_numbers import country_number
from akkoord.engine.cleaning.gazetteer import place_name, places


def test_kept_towns_have_all_facts_of_the_gazetteer():
    known = places()
    first, last = known.country_starts[country_number("TR") :][:2]
    (bursa,) = (place for place in range(first, last) if place_name(place) == "bursa")

    assert not known.is_province[bursa]
    assert (round(known.latitude[bursa]), round(known.longitude[bursa])) == (40, 29)
    assert known.people[bursa] > 1_000_000


def test_places_of_a_country_ascend_by_their_number():
    known = places()
    first, last = known.country_starts[country_number("BD") :][:2]

    assert last - first > 100
    assert (known.id[first : last - 1] < known.id[first + 1 : last]).all()
