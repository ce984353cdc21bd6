"""How like are locations to what somebody typed? A number from 0 to 1 for each, to rank hits with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from akkoord.engine.arrays import Array

Scorer = Callable[..., float]

SHORTEST_PART = 5
"""Letters; a shorter text stands in too many names to count as a part of one."""
SHORTEST_WHOLE = 8
"""Letters; a longer name may stand inside what was typed, among other words."""
SHORTEST_BEGINNING = 3
"""Letters; a shorter beginning of a word says little."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a location is found by: the telling keys of its names, the words of its place."""

    names: Sequence[str]
    place: Sequence[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a location is."""

    score: float
    name: int
    """Which of its names is the likest."""


def likenesses(wanted: str, candidates: Mapping[int, Keys]) -> dict[int, Likeness]:
    """For each candidate the best of: a name as a whole, a name without blanks, each word somewhere.

    `wanted` is a telling key (`akkoord.engine.cleaning.search_keys`).
    """
    named = [
        (number, at, name, [*name.split(), *keys.place])
        for number, keys in candidates.items()
        for at, name in enumerate(keys.names)
    ]
    if not named or not wanted:
        return {number: Likeness(0.0, 0) for number in candidates}
    names = [name for _, _, name, _ in named]
    scores = np.maximum(_as_whole(wanted, names), 0.95 * _words_found(wanted, [words for *_, words in named]))
    found: dict[int, Likeness] = {}
    for (number, at, _, _), score in zip(named, (scores / 100).tolist(), strict=True):
        if number not in found or score > found[number].score:
            found[number] = Likeness(score, at)
    return found


def _as_whole(wanted: str, names: Sequence[str]) -> Array:
    joined, joined_names = wanted.replace(" ", ""), [name.replace(" ", "") for name in names]
    lengths = np.array([len(name) for name in joined_names])
    part = (len(joined) >= SHORTEST_PART) & (lengths > len(joined))
    whole = (lengths >= SHORTEST_WHOLE) & (lengths < len(joined))
    within = np.zeros(len(names))
    inner = np.flatnonzero(part | whole)
    if len(inner):
        within[inner] = 0.93 * _compared(joined, [joined_names[at] for at in inner], fuzz.partial_ratio)
    return np.asarray(
        np.maximum.reduce(
            [
                _compared(wanted, names, fuzz.ratio),
                _compared(joined, joined_names, fuzz.ratio),
                0.97 * _compared(wanted, names, fuzz.token_sort_ratio),
                within,
            ]
        )
    )


def _compared(wanted: str, texts: Sequence[str], scorer: Scorer) -> Array:
    return np.asarray(process.cdist([wanted], texts, scorer=scorer)[0], dtype=np.float64)


def _words_found(wanted: str, texts: Sequence[Sequence[str]]) -> Array:
    """How well each word that was typed is matched by the nearest word of each text; long ones weigh more."""
    typed = wanted.split()
    known = {word: at for at, word in enumerate(dict.fromkeys(word for words in texts for word in words))}
    if not known:
        return np.zeros(len(texts))
    scores = process.cdist(typed, list(known), scorer=fuzz.ratio).astype(np.float64)
    for row, word in zip(scores, typed, strict=True):
        if len(word) >= SHORTEST_BEGINNING:
            row[[at for other, at in known.items() if other.startswith(word)]] = 100.0
    lengths = np.array([len(word) for word in typed])
    nearest = np.array(
        [
            scores[:, [known[word] for word in words]].max(axis=1) if words else scores[:, 0] * 0
            for words in texts
        ]
    )
    return np.asarray(nearest @ lengths / lengths.sum())
