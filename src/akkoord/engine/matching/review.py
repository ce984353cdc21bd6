"""Which pairs does a person look at first? Those whose answer changes most."""

from collections import Counter
from collections.abc import Iterable, Mapping

from akkoord.engine.matching.judgements import Decision, Ruling
from akkoord.engine.matching.scoring import ScoredPair


def _value(pair: ScoredPair, assignments: Mapping[str, str], rows: Counter[str]) -> float:
    """Uncertainty (1 at even chances) times the rows that would move."""
    uncertainty = 1.0 - abs(2.0 * pair.probability - 1.0)
    moved = min(rows[assignments[pair.left]], rows[assignments[pair.right]])
    return round((0.1 + uncertainty) * moved, 6)


def to_review(
    pairs: Iterable[ScoredPair], assignments: Mapping[str, str], ruling: Ruling
) -> list[ScoredPair]:
    """The pairs to ask, most valuable first: between two places, not yet judged, one pair for two places."""
    rows = Counter(assignments.values())
    asked = [
        pair
        for pair in pairs
        if pair.decision in {Decision.ASK, Decision.SAME}
        and assignments[pair.left] != assignments[pair.right]
        and not ruling.answers(pair.left, pair.right)
    ]
    asked.sort(key=lambda pair: (-_value(pair, assignments, rows), -pair.probability, pair.left, pair.right))
    first: dict[frozenset[str], ScoredPair] = {}
    for pair in asked:
        first.setdefault(frozenset((assignments[pair.left], assignments[pair.right])), pair)
    return list(first.values())
