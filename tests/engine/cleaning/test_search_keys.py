"""Keys for the search index."""

import pytest

from akkoord.engine.cleaning.search_keys import search_key, telling_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("S.T. Screen", "st screen"),
        ("ST Screen", "st screen"),
        ("ÖRÜM TEKSTİL", "orum tekstil"),
        ("O'Neill & Co", "oneill co"),
        ("  ", ""),
    ],
)
def test_search_key_is_plain_words(text, key):
    assert search_key(text) == key


def test_telling_key_drops_the_legal_form():
    assert telling_key("Örüm Tekstil San. ve Tic. Ltd. Şti.") == "orum tekstil"


def test_telling_key_keeps_a_name_that_is_all_legal_form():
    assert telling_key("Ltd") == "ltd"
