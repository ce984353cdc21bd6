"""Which words of an address tell where it is?"""

from collections.abc import Sequence

from akkoord.engine.cleaning.numerals import ROMAN_UNITS, standard_number
from akkoord.engine.cleaning.text import standard_words, tokens_of, words_of

NOT_GIVEN = frozenset({"blank", "none", "null", "nan", "na", "0"})


def placing_words(words: Sequence[str], *, country: str = "") -> list[str]:
    """The words of an address in standard form, numbers arabic, without fillers such as `(blank)`."""
    return [
        word if word[0].isalpha() and word not in ROMAN_UNITS else standard_number(word) or word
        for word in standard_words(words, of="addresses", country=country)
        if word not in NOT_GIVEN
    ]


def address_words(address: str) -> list[str]:
    """The words of an address in standard form."""
    return placing_words(words_of(tokens_of(address)))
