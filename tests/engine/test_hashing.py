"""A word's number is the same in every batch and in every release that says so."""

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.arrays import Ragged
from akkoord.engine.hashing import hash_letters

WORDS = st.lists(st.binary(max_size=12), min_size=1, max_size=8)


def keys_of_words(words: list[bytes]) -> list[int]:
    letters = Ragged.of([list(word) for word in words], "uint8")
    return [int(key) for key in hash_letters(letters.starts, letters.values)]


def test_keys_stay_what_they_were_when_indexes_were_written() -> None:
    assert keys_of_words([b"abc", b"", b"abd"]) == [
        3741276987793851837,
        17280346270528514342,
        5765713859621658876,
    ]


@given(WORDS)
def test_a_word_has_the_key_that_it_has_alone(words: list[bytes]) -> None:
    assert keys_of_words(words) == [keys_of_words([word])[0] for word in words]
