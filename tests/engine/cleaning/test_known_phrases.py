import pytest
from tests.engine.cleaning.told import told


def test_standard_words_of_an_address():
    words = ["yunus", "emre", "neighbourhood", "dereboyu", "avenue"]

    assert told(address="Yunus Emre Mah. Dereboyu Cad.").address == words


def test_the_longest_phrase_counts():
    assert told(address="an industrial, Industrial Park").address == [
        "an",
        "industrial",
        "industrial",
        "zone",
    ]


@pytest.mark.parametrize(("country", "word"), [("CN", "road"), ("VN", "lu"), ("", "lu"), ("XX", "lu")])
def test_a_word_means_something_else_in_some_countries(country, word):
    assert told(address="Orum Lu", country=country).address == ["orum", word]
