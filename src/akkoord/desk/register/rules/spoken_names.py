"""How is a location found that a text speaks of? By the first words of its name, whatever their spelling."""

from collections.abc import Iterable

from akkoord.engine.cleaning.search_keys import search_key

LONGEST_NAME = 8
"""Words; of a longer name the first ones are looked for."""
LONGEST_NAME_KEY = 200
"""Characters that are kept; what is found by them is compared whole."""


def spoken_name(name: str) -> str:
    """The words by which a text would speak of a location; "" where its name has none."""
    return " ".join(search_key(name).split()[:LONGEST_NAME])


def name_key(name: str) -> str:
    """The same, as far as it is kept."""
    return spoken_name(name)[:LONGEST_NAME_KEY]


def what_is_spoken(texts: Iterable[str]) -> set[str]:
    """Every run of words in the texts that could be a name."""
    return {
        " ".join(words[at : at + length])
        for words in (search_key(text).split() for text in texts)
        for at in range(len(words))
        for length in range(1, LONGEST_NAME + 1)
    }
