import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.known_words import known_words
from akkoord.engine.cleaning.lexicon import NO_NUMBER, Lexicon, number_of, passing_lexicon


def test_the_words_of_the_vocabulary_come_first_in_every_lexicon():
    lexicon = Lexicon()

    assert [lexicon.word(at) for at in range(len(lexicon))] == list(known_words())


@given(st.lists(st.text("abc?019", min_size=1, max_size=6)))
def test_a_word_has_one_number_and_keeps_it(words):
    lexicon = Lexicon()
    numbers = [lexicon.at(word) for word in words]

    assert [lexicon.at(word) for word in words] == numbers
    assert [lexicon.word(at) for at in numbers] == words


def test_words_stay_when_there_are_many():
    lexicon = Lexicon()
    numbers = [lexicon.at(f"word{at}") for at in range(20_000)]

    assert [lexicon.word(at) for at in numbers] == [f"word{at}" for at in range(20_000)]
    assert [lexicon.at(f"word{at}") for at in range(20_000)] == numbers


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("iv", "4"),
        ("fourth", "4"),
        ("4th", "4"),
        ("4ta", "4"),
        ("004", "4"),
        ("000", "0"),
        ("c05", "c5"),
        ("a00", "a0"),
        ("orum", None),
        ("?", None),
    ],
)
def test_number_of_a_word(word, number):
    lexicon = Lexicon()
    found = number_of(lexicon.words, lexicon.at(word))

    assert (None if found == NO_NUMBER else lexicon.word(found)) == number


@pytest.mark.parametrize(
    ("word", "flag", "has_it"),
    [
        ("orum", flags.IS_ALPHA, True),
        ("or?m", flags.IS_ALPHA, False),
        ("or?m", flags.IS_ALNUM, False),
        ("b5", flags.IS_ALNUM, True),
        ("b5", flags.HAS_DIGIT, True),
        ("35", flags.IS_DIGITS, True),
        ("b", flags.IS_LETTER, True),
        ("?", flags.IS_SIGN, True),
        ("??", flags.IS_SIGN, False),
        ("2nd", flags.IS_ORDINAL, True),
        ("nd", flags.IS_ORDINAL, False),
        ("road", flags.IS_GLUED, True),
    ],
)
def test_what_is_known_of_a_word(word, flag, has_it):
    lexicon = Lexicon()

    assert bool(lexicon.words.flags[lexicon.at(word)] & flag) is has_it


def test_passing_words_are_forgotten():
    with passing_lexicon(100) as lexicon:
        known = len(lexicon)
        first = lexicon.at("typed")
        start = lexicon.words.starts[first]
        number_of(lexicon.words, lexicon.at("05"))
    with passing_lexicon(100) as again:
        assert len(again) == known
        assert not again.words.letters[start : start + 7].any()
        assert again.word(again.at("other")) == "other"


def test_a_lexicon_has_room_for_a_very_long_text():
    lexicon = Lexicon()
    letters = len(lexicon.words.keys)

    assert not lexicon.has_room(letters)
    lexicon.begin_anew(letters)
    assert lexicon.has_room(letters)
