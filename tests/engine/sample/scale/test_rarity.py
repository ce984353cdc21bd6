from collections import Counter
from random import Random

from akkoord.engine.sample.scale.rarity import lexicon, reshuffled, weighted, widened


def drawn_evenly(words, count):
    return Counter(words.draw(lambda turn=turn: turn / count) for turn in range(count))


def test_lexicon_draws_first_words_more_often():
    words = [f"w{rank}" for rank in range(100)]
    drawn = drawn_evenly(lexicon(words, slope=1.0, flatness=1.0), 5000)
    assert drawn["w0"] > drawn["w1"] > drawn["w10"] > drawn["w99"] > 0


def test_weighted_draws_by_weight():
    assert drawn_evenly(weighted({"often": 3.0, "seldom": 1.0}), 1000) == {"often": 750, "seldom": 250}


def test_widened_makes_words_in_the_manner_of_the_known():
    known = ["Zirabo", "Kathgora", "Baipail", "Konabari", "Mirer Bazar"]
    words = widened(known, 60, kept={"Bazar"}, random=Random(1))
    assert len(words) == len(set(words)) == 60
    assert set(known) <= set(words)
    assert {word.split()[-1] for word in words if " " in word} == {"Bazar"}
    assert set("".join(words).lower()) <= set("".join(known).lower())


def test_widened_leaves_words_without_telling_ones_as_they_are():
    assert sorted(widened(["A.R.K.", "Zone"], 50, kept={"Zone"}, random=Random(1))) == ["A.R.K.", "Zone"]


def test_reshuffled_keeps_the_syllables():
    words = reshuffled(["An Phú", "Long Đức", "Tân Phước"], 20, random=Random(1))
    assert {each for word in words for each in word.split()} == {"An", "Phú", "Long", "Đức", "Tân", "Phước"}
    assert len(words) == 20
