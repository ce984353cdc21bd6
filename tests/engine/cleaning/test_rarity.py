import pytest

from akkoord.engine.cleaning.rarity import rarity


@pytest.mark.parametrize(
    ("rarer", "commoner", "country", "of"),
    [
        ("golden", "garment", "BD", "names"),
        ("mochiko", "golden", "BD", "names"),
        ("nguyen", "star", "VN", "names"),
        ("hosur", "bengaluru", "IN", "addresses"),
        ("tiruppur", "tamilnadu", "IN", "addresses"),
        ("hubin", "dongguan", "CN", "addresses"),
        ("dongguan", "road", "CN", "addresses"),
    ],
)
def test_rarer_words_tell_more(rarer, commoner, country, of):
    assert rarity(rarer, country, of) >= rarity(commoner, country, of)
    assert 0 < rarity(commoner, country, of) <= rarity(rarer, country, of) <= 1


def test_a_word_that_nothing_is_known_of_tells_most():
    assert rarity("xyloquartz", "CN", "names") == 1.0
