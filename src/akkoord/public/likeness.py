"""How like is a location to what somebody typed? A number from 0 to 1 to rank hits with."""

from rapidfuzz import fuzz, process

SHORTEST_PART = 5
"""Letters; a shorter text stands in too many names to count as a part of one."""
SHORTEST_WHOLE = 8
"""Letters; a longer name may stand inside what was typed, among other words."""
SHORTEST_BEGINNING = 3
"""Letters; a shorter beginning of a word says little."""


def likeness(wanted: str, names: list[str], place: list[str]) -> float:
    """The best of: a name as a whole, a name without blanks, each word somewhere in name or place.

    `wanted` and `names` are telling keys, `place` the words of town, region and address
    (`akkoord.engine.cleaning.search_keys`).
    """
    return max((_like_name(wanted, name, place) for name in names), default=0.0)


def _like_name(wanted: str, name: str, place: list[str]) -> float:
    joined, joined_name = wanted.replace(" ", ""), name.replace(" ", "")
    scores = [
        fuzz.ratio(wanted, name),
        fuzz.ratio(joined, joined_name),
        0.97 * fuzz.token_sort_ratio(wanted, name),
        0.95 * _words_found(wanted.split(), [*name.split(), *place]),
    ]
    is_part = SHORTEST_PART <= len(joined) < len(joined_name)
    is_whole = SHORTEST_WHOLE <= len(joined_name) < len(joined)
    if is_part or is_whole:
        scores.append(0.93 * fuzz.partial_ratio(joined, joined_name))
    return max(scores) / 100


def _words_found(wanted: list[str], words: list[str]) -> float:
    """How well each wanted word is matched by its nearest word; long words weigh more."""
    if not wanted or not words:
        return 0.0
    best = [_best_score(word, words) for word in wanted]
    weights = [len(word) for word in wanted]
    return sum(score * weight for score, weight in zip(best, weights, strict=True)) / sum(weights)


def _best_score(wanted: str, words: list[str]) -> float:
    if len(wanted) >= SHORTEST_BEGINNING and any(word.startswith(wanted) for word in words):
        return 100.0
    return process.extractOne(wanted, words, scorer=fuzz.ratio)[1]
