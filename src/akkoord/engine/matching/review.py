"""Which pairs does a person look at first? Those whose answer is worth most.

A question is about two places, and one answer settles all pairs of rows between them; they are apart until
somebody answers. So it is worth what is learned (the entropy of its probability) and what it is likely to
put right (the probability), both times the pairs of rows that it settles. Of equals comes first the one
that lets most others follow: two questions about a third place become one when the answer is `same`.
"""

from dataclasses import dataclass

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import kernel
from akkoord.engine.matching.clusters import DIFFERENT, Answers, Links
from akkoord.engine.matching.clusters.links import MILLION

SURE_OF_INTERVAL = 1.96
"""Standard deviations to each side that hold 95 of 100 outcomes."""


@dataclass(frozen=True, slots=True)
class ErrorLeft:
    """How many pairs of rows that were compared are decided wrongly, if the probabilities are right."""

    expected: float
    low: float
    high: float
    """95 of 100 times the number lies between."""


def _pairs_of(places: Array, left: Array, right: Array) -> Array:
    """int64, one number for two places in any order."""
    one, other = places[left].astype(np.int64), places[right].astype(np.int64)
    return np.asarray(np.minimum(one, other) * (places.max(initial=0) + 1) + np.maximum(one, other))


def is_open(place: Array, links: Links, answers: Answers) -> Array:
    """bool: which links are between two places of which nobody has said, nor settled, what they are."""
    said = _pairs_of(place, answers.apart[:, 0], answers.apart[:, 1])
    found = np.flatnonzero((place[links.left] != place[links.right]) & (links.decision != DIFFERENT))
    found = found[~np.isin(_pairs_of(place, links.left[found], links.right[found]), said)]
    is_asked = np.zeros(len(links), dtype=bool)
    is_asked[found] = True
    return is_asked


def to_review(place: Array, links: Links, answers: Answers) -> Array:
    """Positions of the links to ask, most valuable first: for two places the likeliest pair of rows."""
    asked = np.flatnonzero(is_open(place, links, answers))
    asked = asked[np.argsort(-links.probability[asked], kind="stable")]
    pairs = _pairs_of(place, links.left[asked], links.right[asked])
    asked = asked[np.sort(np.unique(pairs, return_index=True)[1])]
    size = np.bincount(place)
    ours, theirs = place[links.left[asked]], place[links.right[asked]]
    likely = links.probability[asked]
    worth = (entropy(likely) + likely / MILLION) * size[ours] * size[theirs]
    thirds = _thirds(len(size), ours, theirs)
    return asked[np.lexsort((asked, -thirds, -np.round(worth, 6)))]


def entropy(probability: Array) -> Array:
    """float64, in bits: 1 at even chances, 0 where nothing is left to learn; from parts per million."""
    likely = np.clip(probability / MILLION, 1e-9, 1 - 1e-9)
    return np.asarray(-likely * np.log2(likely) - (1 - likely) * np.log2(1 - likely))


def _thirds(count: int, left: Array, right: Array) -> Array:
    """float64 by question: how many third places are asked about with both of its places."""
    ends, others = np.concatenate([left, right]), np.concatenate([right, left])
    starts = np.searchsorted(np.sort(ends), np.arange(count + 1)).astype(np.int64)
    return _shared(starts, others[np.argsort(ends, kind="stable")].astype(np.int32), left, right)


@kernel
def _shared(starts: Array, others: Array, left: Array, right: Array) -> Array:
    shared = np.zeros(len(left), dtype=np.float64)
    seen = np.full(len(starts), -1, dtype=np.int64)
    for question in range(len(left)):
        for at in range(starts[left[question]], starts[left[question] + 1]):
            seen[others[at]] = question
        for at in range(starts[right[question]], starts[right[question] + 1]):
            shared[question] += seen[others[at]] == question
    return shared


def expected_questions(place: Array, links: Links, questions: Array) -> float:
    """How many of `questions` (from `to_review`, in that order) must be put: the others follow from answers.

    What two places are to each other follows when one of them turned out to be the same as a third one.
    """
    chance = links.probability[questions] / MILLION
    earlier: dict[int, dict[int, float]] = {}
    expected = 0.0
    ends = zip(place[links.left[questions]].tolist(), place[links.right[questions]].tolist(), strict=True)
    for (one, other), likely in zip(ends, chance.tolist(), strict=True):
        ours, theirs = earlier.setdefault(one, {}), earlier.setdefault(other, {})
        must = 1.0
        for third in ours.keys() & theirs.keys():
            must *= (1.0 - ours[third]) * (1.0 - theirs[third])
        expected += must
        ours[other] = theirs[one] = likely
    return expected


def error_left(place: Array, links: Links, answers: Answers, *, answered: Array | None = None) -> ErrorLeft:
    """What stays wrong when nobody is asked any more, but for the questions `answered` (from `to_review`).

    A pair that is together counts with the chance that it is two places, one that is apart with the chance
    that it is one. Pairs that people settled count nothing, nor do those that a rule keeps apart unasked.
    """
    is_apart = place[links.left] != place[links.right]
    by_rule = is_apart & links.is_blocked & (links.decision == DIFFERENT)
    is_settled = answers.together[links.left] == answers.together[links.right]
    said = [_pairs_of(place, answers.apart[:, 0], answers.apart[:, 1])]
    if answered is not None:
        said.append(_pairs_of(place, links.left[answered], links.right[answered]))
    is_settled |= is_apart & np.isin(_pairs_of(place, links.left, links.right), np.concatenate(said))
    likely = links.probability[~(by_rule | is_settled)] / MILLION
    wrong = np.where(is_apart[~(by_rule | is_settled)], likely, 1.0 - likely)
    expected, spread = float(wrong.sum()), SURE_OF_INTERVAL * float(np.sqrt((wrong * (1.0 - wrong)).sum()))
    return ErrorLeft(expected, max(0.0, expected - spread), expected + spread)
