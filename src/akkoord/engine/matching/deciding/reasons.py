"""Why did the machine decide so? The findings of a pair with what each added, and which one turned it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array
from akkoord.engine.matching.clusters.links import positions_of
from akkoord.engine.matching.comparing import MEASURES, measure_pairs
from akkoord.engine.matching.deciding.findings import OTHER_LOCATION, Compared, Finding, findings
from akkoord.engine.matching.deciding.scoring import NOWHERE, probabilities
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.judgements import Decision
from akkoord.engine.matching.model import Model

REASONS = pa.list_(pa.string())
MOST_TURNING = 2
"""So many findings are told without which the decision would have been another."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with what it added to the log-odds of being one place."""

    finding: Finding
    log_odds: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One pair as the machine saw it: the same figures that the model used."""

    probability: float
    decision: Decision
    findings: tuple[Weighed, ...]
    """What forbids joining first, then by weight."""
    turning: tuple[tuple[Decision, Finding], ...]
    """Findings without which the decision would have been the other one given."""

    def coded(self) -> list[str]:
        """As kept beside a pair, for `explain`: the findings, then what would have changed the decision."""
        found = [each.finding.coded() for each in self.findings]
        return found + [
            f"would_be_{decision} {json.dumps({'finding': finding.coded()})}"
            for decision, finding in self.turning
        ]


def decision_of(probability: float, found: Sequence[Finding], model: Model) -> Decision:
    """Same only when likely enough and nothing blocks it; a blocked pair that looks alike is asked."""
    if any(finding.is_separating for finding in found):
        return Decision.DIFFERENT
    if probability >= model.same and not any(finding.forbids_joining for finding in found):
        return Decision.SAME
    return Decision.ASK if probability >= model.ask else Decision.DIFFERENT


@dataclass(frozen=True, slots=True)
class Reasons:
    """Explains pairs of `rows`."""

    rows: Descriptions
    row_keys: pa.Array
    """The rows' keys, sorted."""
    model: Model
    bears: Array
    """An int code of the location that each row has now, NOWHERE for none."""

    def of(self, pairs: pa.Table) -> pa.Array:
        """list<string>: the coded reasons of each pair (row keys `left`, `right`)."""
        return pa.array([each.coded() for each in self.explained(pairs)], REASONS)

    def explained(self, pairs: pa.Table) -> list[Explanation]:
        """The explanation of each pair (row keys `left`, `right`)."""
        ends = [positions_of(pairs[name].combine_chunks(), self.row_keys) for name in ("left", "right")]
        at = np.column_stack(ends)
        measures = measure_pairs(self.rows, at)
        added = self.model.contributions(measures)
        likely = probabilities(self.model, measures)
        return [
            self._explanation(*line)
            for line in zip(at.tolist(), measures, added, likely.tolist(), strict=True)
        ]

    def _explanation(
        self, pair: Sequence[int], measured: Array, added: Array, probability: float
    ) -> Explanation:
        left, right = pair
        by_name = dict(zip(MEASURES, measured.tolist(), strict=True))
        found = findings(Compared(self.rows, left, right, by_name))
        ours, theirs = int(self.bears[left]), int(self.bears[right])
        if NOWHERE not in {ours, theirs} and ours != theirs:
            found.append(Finding(OTHER_LOCATION, ()))
        weight = dict(zip(MEASURES, added.tolist(), strict=True))
        weighed = [
            Weighed(finding, round(sum(weight[name] for name in finding.measures), 3)) for finding in found
        ]
        weighed.sort(key=lambda each: (not each.finding.forbids_joining, -abs(each.log_odds)))
        return Explanation(
            probability=probability,
            decision=decision_of(probability, found, self.model),
            findings=tuple(weighed),
            turning=tuple(self._turning(weighed, probability))[:MOST_TURNING],
        )

    def _turning(self, weighed: list[Weighed], probability: float) -> Iterator[tuple[Decision, Finding]]:
        """Each finding without which the decision is another, with that decision.

        A question could fall away for many reasons; what would have spared it by joining is told.
        """
        found = [each.finding for each in weighed]
        decision = decision_of(probability, found, self.model)
        odds = np.log(probability / (1.0 - probability)) if 0.0 < probability < 1.0 else 0.0
        for each in weighed:
            others = [finding for finding in found if finding is not each.finding]
            without = 1.0 / (1.0 + np.exp(each.log_odds - odds))
            other = decision_of(float(without), others, self.model)
            if other not in {decision, Decision.DIFFERENT if decision is Decision.ASK else decision}:
                yield other, each.finding
