from collections import Counter
from random import Random

import pytest

from akkoord.engine.sample.countries import countries
from akkoord.engine.sample.scale.texts import filled, joined, plain
from akkoord.engine.sample.scale.vocabulary import vocabularies, vocabulary

CODES = [country.code for country in countries()]


def names(code, count, seed=1):
    random = Random(seed)
    known = vocabulary(code)
    slots = {"city": "Town", "region": "Region"}
    draw = known.drawing(random)
    return [
        plain(joined(filled(known.pattern_of_a_name(random), draw, dict(slots), domain="name", country=code)))
        for _ in range(count)
    ]


def test_every_country_has_a_vocabulary():
    assert list(vocabularies()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_names_are_many_and_without_gaps(code):
    drawn = names(code, 400)
    assert len(set(drawn)) > 250
    assert not any(mark in name for name in drawn for mark in "{}|~")


def test_few_words_of_names_are_common_and_most_are_rare():
    words = Counter(word for name in names("BD", 3000) for word in name.split())
    assert sum(count for _, count in words.most_common(10)) > 0.1 * words.total()
    assert sum(count == 1 for count in words.values()) > 0.4 * len(words)
