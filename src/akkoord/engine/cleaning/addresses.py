"""Which words of an address tell where it is?"""

from collections.abc import Sequence

from akkoord.engine.cleaning.text import standard_words, tokens_of, words_of

NOT_GIVEN = frozenset({"blank", "none", "null", "nan", "0"})


def placing_words(tokens: Sequence[str]) -> list[str]:
    """The words of an address's tokens in standard form, without fillers such as `(blank)` and `N/A`."""
    return [word for word in standard_words(words_of(tokens), of="addresses") if word not in NOT_GIVEN]


def address_words(address: str) -> list[str]:
    """The words of an address in standard form."""
    return placing_words(tokens_of(address.replace("N/A", " ").replace("n/a", " ")))
