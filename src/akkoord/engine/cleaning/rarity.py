"""How much does it tell that two names, or two addresses, share a word?"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from akkoord.engine.cleaning.gazetteer import KnownPlace, gazetteer_of
from akkoord.engine.cleaning.vocabulary import reference

Of = Literal["names", "addresses"]

TELLING = 0.6
SHORTEST_TELLING = 3
LARGE_TOWN = 1_000_000
MIDDLE_TOWN = 100_000


def rarity(word: str, country: str, of: Of) -> float:
    """From near 0 for a word that stands everywhere to 1 for one that names a single firm or road.

    `word` is in its standard form, `country` ISO 3166-1 alpha-2 or "". It depends on the word and
    the country alone, never on the rows at hand.
    """
    return rarities(country, of).get(word, 1.0)


def is_telling(words: Iterable[str], country: str) -> bool:
    """Whether the words of a name tell one firm from another: more than its trade, its town or a number."""
    table = rarities(country, "names")
    return any(
        table.get(word, 1.0) >= TELLING and word.isalpha() and len(word) >= SHORTEST_TELLING for word in words
    )


@cache
def rarities(country: str, of: Of) -> Mapping[str, float]:
    """The rarity of every word of names or addresses in the country that tells less than most."""
    by_country = reference("common_words").get(f"{of} by country", {}).get(country, {})
    return {**_of_places(country, of), **_graded(of), **_by_grade(by_country)}


@cache
def _graded(of: Of) -> Mapping[str, float]:
    grades = reference("common_words")[of]
    return _by_grade({grade: " ".join(words.values()) for grade, words in grades.items()})


def _by_grade(words: Mapping[str, str]) -> dict[str, float]:
    """Word → rarity; a word in several grades tells as little as the first of them says."""
    table: dict[str, float] = {}
    for grade, told in reference("common_words")["grades"].items():
        for word in words.get(grade, "").split():
            table.setdefault(word, told)
    return table


def _of_places(country: str, of: Of) -> dict[str, float]:
    """The country's towns and provinces: each tells less the more people live there."""
    weights = reference("common_words")[f"{of} of places"]
    table: dict[str, float] = {}
    for found in gazetteer_of(country).places.values():
        for place in found:
            table[place.name] = min(weights[_size(place)], table.get(place.name, 1.0))
    return table


def _size(place: KnownPlace) -> str:
    if place.is_province:
        return "province"
    return "large" if place.people >= LARGE_TOWN else "middle" if place.people >= MIDDLE_TOWN else "small"
