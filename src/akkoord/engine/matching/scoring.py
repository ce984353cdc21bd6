"""What does the machine say of each candidate pair? Probability, decision and reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from akkoord.engine.matching.candidates import Pairs
from akkoord.engine.matching.findings import BLOCKING, SEPARATING, Finding, findings
from akkoord.engine.matching.judgements import Decision
from akkoord.engine.matching.measures import MEASURES, measure_pairs
from akkoord.engine.matching.model import Model
from akkoord.engine.matching.places import Place

Matrix = npt.NDArray[Any]

KEPT_FROM = 0.05
"""Pairs less likely than this are not kept, unless their rows may land in one cluster."""
CERTAIN = 0.999
"""Rows whose country, name and address differ in case and punctuation at most are this likely the same."""

PAIRS_SCHEMA = pa.schema(
    [
        pa.field("left", pa.string(), nullable=False),
        pa.field("right", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
        pa.field("decision", pa.string(), nullable=False),
        pa.field("reasons", pa.list_(pa.string()), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """One pair as the machine sees it; row keys in order."""

    left: str
    right: str
    probability: float
    decision: Decision
    reasons: tuple[str, ...]


def pairs_table(pairs: Iterable[ScoredPair]) -> pa.Table:
    """Pairs as a table, in their order."""
    lines = [
        {
            **{name: getattr(pair, name) for name in ("left", "right", "probability")},
            "decision": str(pair.decision),
            "reasons": list(pair.reasons),
        }
        for pair in pairs
    ]
    return pa.Table.from_pylist(lines, schema=PAIRS_SCHEMA)


def decide(probability: float, found: Sequence[Finding], model: Model) -> Decision:
    """Same only when likely enough and nothing blocks it; a blocked pair that looks alike is asked.

    Two units are two places without a question.
    """
    if any(finding.code in SEPARATING for finding in found):
        return Decision.DIFFERENT
    if probability >= model.same and not any(finding.code in BLOCKING for finding in found):
        return Decision.SAME
    return Decision.ASK if probability >= model.ask else Decision.DIFFERENT


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores pairs of `places`; `current` holds the identifiers that rows bear now."""

    places: Sequence[Place]
    model: Model
    current: Mapping[str, str | None]

    def score(self, pairs: Pairs, *, keep_from: float = KEPT_FROM) -> list[ScoredPair]:
        """The pairs (positions in `places`) from the probability `keep_from` on."""
        if not len(pairs):
            return []
        measures = measure_pairs(self.places, pairs[:, 0].tolist(), pairs[:, 1].tolist())
        likely = self._probabilities(pairs, measures)
        kept = np.flatnonzero(likely >= keep_from)
        added = self.model.contributions(measures[kept])
        return [
            self._scored(pairs[at], float(likely[at]), measures[at], added[line])
            for line, at in enumerate(kept)
        ]

    def _probabilities(self, pairs: Pairs, measures: Matrix) -> Matrix:
        """The model's probabilities; equal texts are certain unless something else speaks against them."""
        likely = self.model.probabilities(measures)
        equal = np.array([self.places[a].same_text == self.places[b].same_text for a, b in pairs], dtype=bool)
        against = measures[:, [MEASURES.index("identifier_differs"), MEASURES.index("far")]].sum(axis=1) > 0
        return np.where(equal & ~against, np.maximum(likely, CERTAIN), likely)

    def _scored(self, pair: Matrix, probability: float, measured: Matrix, added: Matrix) -> ScoredPair:
        left, right = sorted((self.places[pair[0]], self.places[pair[1]]), key=lambda place: place.row_key)
        found = findings(left, right, dict(zip(MEASURES, measured.tolist(), strict=True)))
        ours, theirs = self.current.get(left.row_key), self.current.get(right.row_key)
        if ours and theirs and ours != theirs:
            found.append(Finding("other_location", ()))
        weight = dict(zip(MEASURES, added.tolist(), strict=True))
        found.sort(
            key=lambda finding: (
                finding.code not in BLOCKING,
                -abs(sum(weight[name] for name in finding.measures)),
            )
        )
        return ScoredPair(
            left=left.row_key,
            right=right.row_key,
            probability=probability,
            decision=decide(probability, found, self.model),
            reasons=tuple(finding.coded() for finding in found),
        )
