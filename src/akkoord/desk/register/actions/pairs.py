"""Keep the scored pairs of the last comparison; what is right already is not touched."""

from dataclasses import dataclass
from typing import Any

from akkoord.desk.register.models import ScoredPair
from akkoord.engine.matching import Consolidation

_BATCH = 500
_FACTS = ["probability", "decision", "reasons", "rank"]


@dataclass(slots=True)
class _Wanted:
    probability: float
    decision: str
    reasons: list[str]
    rank: int | None = None


def keep_pairs(found: Consolidation) -> int:
    """Make the kept pairs those of `found` and return how many are to be asked; inside a transaction."""
    wanted = {
        (row["left"], row["right"]): _Wanted(row["probability"], row["decision"], reasons)
        for row, reasons in zip(
            found.pairs.to_pylist(), found.reasons.of(found.pairs).to_pylist(), strict=True
        )
    }
    for rank, row in enumerate(found.review.to_pylist()):
        wanted[row["left"], row["right"]].rank = rank
    known = {(str(pair.left_id), str(pair.right_id)): pair for pair in ScoredPair.objects.all()}
    gone = [pair.pk for key, pair in known.items() if key not in wanted]
    for start in range(0, len(gone), _BATCH):
        ScoredPair.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    ScoredPair.objects.bulk_create(
        [
            ScoredPair(left_id=left, right_id=right, **_facts(pair))
            for (left, right), pair in wanted.items()
            if (left, right) not in known
        ],
        batch_size=_BATCH,
    )
    changed = [known[key] for key, pair in wanted.items() if key in known and _take(known[key], _facts(pair))]
    ScoredPair.objects.bulk_update(changed, _FACTS, batch_size=_BATCH)
    return int(found.review.num_rows)


def _facts(pair: _Wanted) -> dict[str, Any]:
    return {name: getattr(pair, name) for name in _FACTS}


def _take(pair: ScoredPair, facts: dict[str, Any]) -> bool:
    if all(getattr(pair, name) == value for name, value in facts.items()):
        return False
    for name, value in facts.items():
        setattr(pair, name, value)
    return True
