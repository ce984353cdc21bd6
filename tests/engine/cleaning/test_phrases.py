from akkoord.engine.cleaning.phrases import phrase_at, phrases_of


def test_the_longest_phrase_counts():
    phrases = phrases_of([(("industrial",), 1), (("industrial", "zone"), 2), (("zone",), 3)])

    assert [phrase_at(["an", "industrial", "zone"], at, phrases) for at in range(3)] == [None, (2, 2), (1, 3)]
