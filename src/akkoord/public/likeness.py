"""How like is a location to what somebody typed? A number from 0 to 1 to rank hits with."""

from rapidfuzz import fuzz, process

from akkoord.engine.cleaning.search_keys import search_key, telling_key
from akkoord.engine.disclosure import PublicLocation

SHORTEST_PART = 5
"""Letters; a shorter text stands in too many names to count as a part of one."""


def likeness(wanted: str, location: PublicLocation) -> float:
    """The best of: the name as a whole, the name without blanks, each word somewhere in name or place."""
    names = [
        telling_key(name) for name in (location.name, location.local_name, *location.other_names) if name
    ]
    place = search_key(f"{location.town} {location.region} {location.address}").split()
    return max(_like_name(wanted, name, place) for name in names) if names else 0.0


def _like_name(wanted: str, name: str, place: list[str]) -> float:
    joined, joined_name = wanted.replace(" ", ""), name.replace(" ", "")
    scores = [
        fuzz.ratio(wanted, name),
        fuzz.ratio(joined, joined_name),
        0.97 * fuzz.token_sort_ratio(wanted, name),
        0.95 * _words_found(wanted.split(), [*name.split(), *place]),
    ]
    if SHORTEST_PART <= len(joined) < len(joined_name):
        scores.append(0.93 * fuzz.partial_ratio(joined, joined_name))
    return max(scores) / 100


def _words_found(wanted: list[str], words: list[str]) -> float:
    """How well each wanted word is matched by its nearest word; long words weigh more."""
    if not wanted or not words:
        return 0.0
    best = [process.extractOne(word, words, scorer=fuzz.ratio)[1] for word in wanted]
    weights = [len(word) for word in wanted]
    return sum(score * weight for score, weight in zip(best, weights, strict=True)) / sum(weights)
