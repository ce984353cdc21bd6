"""How like are locations to what somebody typed? A number from 0 to 1 for each, to rank hits with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SHORTEST_PART = 5
"""Letters; a shorter text stands in too many names to count as a part of one."""
SHORTEST_WHOLE = 8
"""Letters; a longer name may stand inside what was typed, among other words."""
SHORTEST_BEGINNING = 3
"""Letters; a shorter beginning of a word says little."""

WordScores = list[tuple[int, dict[str, float]]]
"""For each word that was typed: its length, and how like it is to every word of the candidates."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a location is found by: the telling keys of its names, the words of its place."""

    names: Sequence[str]
    place: Sequence[str]


def likenesses(wanted: str, candidates: Mapping[int, Keys]) -> dict[int, float]:
    """For each candidate the best of: a name as a whole, a name without blanks, each word somewhere.

    `wanted` is a telling key (`akkoord.engine.cleaning.search_keys`).
    """
    scores = _word_scores(wanted.split(), candidates.values())
    return {
        number: max((_like_name(wanted, name, keys.place, scores) for name in keys.names), default=0.0)
        for number, keys in candidates.items()
    }


def _like_name(wanted: str, name: str, place: Sequence[str], word_scores: WordScores) -> float:
    joined, joined_name = wanted.replace(" ", ""), name.replace(" ", "")
    scores = [
        fuzz.ratio(wanted, name),
        fuzz.ratio(joined, joined_name),
        0.97 * fuzz.token_sort_ratio(wanted, name),
        0.95 * _words_found([*name.split(), *place], word_scores),
    ]
    is_part = SHORTEST_PART <= len(joined) < len(joined_name)
    is_whole = SHORTEST_WHOLE <= len(joined_name) < len(joined)
    if is_part or is_whole:
        scores.append(0.93 * fuzz.partial_ratio(joined, joined_name))
    return max(scores) / 100


def _word_scores(wanted: Sequence[str], candidates: Iterable[Keys]) -> WordScores:
    words = sorted(
        {word for keys in candidates for text in (*keys.names, *keys.place) for word in text.split()}
    )
    if not wanted or not words:
        return []
    rows = process.cdist(wanted, words, scorer=fuzz.ratio).tolist()
    return [
        (len(typed), _with_beginnings(typed, words, row)) for typed, row in zip(wanted, rows, strict=True)
    ]


def _with_beginnings(typed: str, words: Sequence[str], row: Sequence[float]) -> dict[str, float]:
    """A word that begins as typed counts as found."""
    is_long = len(typed) >= SHORTEST_BEGINNING
    return {
        word: 100.0 if is_long and word.startswith(typed) else score
        for word, score in zip(words, row, strict=True)
    }


def _words_found(words: Sequence[str], word_scores: WordScores) -> float:
    """How well each word that was typed is matched by its nearest word; long words weigh more."""
    letters = sum(length for length, _ in word_scores)
    if not letters or not words:
        return 0.0
    return sum(length * max(map(scores.__getitem__, words)) for length, scores in word_scores) / letters
