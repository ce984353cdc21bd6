from collections import Counter
from random import Random

from akkoord.engine.sample.scale.texts import plain
from akkoord.engine.sample.scale.towns import draw_town, town
from akkoord.engine.sample.scale.vocabulary import vocabulary


def test_words_of_a_town_return_in_its_addresses():
    place, random = town("TR", 3), Random(1)
    streets = ["".join(plain(part.text) for part in place.street(random)) for _ in range(300)]
    words = Counter(word for street in streets for word in set(street.split()) if len(word) > 5)
    assert words.most_common(1)[0][1] > 30
    assert not any(mark in street for street in streets for mark in "{}|~")


def test_most_sites_lie_in_towns_of_the_trade():
    random = Random(1)
    own = {city.name.latin for city in vocabulary("IN").country.cities}
    drawn = [draw_town("IN", random).words for _ in range(2000)]
    assert 0.5 < sum(name in own for name in drawn) / 2000 < 0.7
    assert len(set(drawn)) > 200


def test_town_is_the_same_whenever_asked():
    known = town("BD", 15)
    town.cache_clear()
    assert (town("BD", 15).areas, town("BD", 15).postcode) == (known.areas, known.postcode)
