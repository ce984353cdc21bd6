"""Why did the machine decide so? The findings of chosen pairs, the weightiest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.clusters.links import positions_of
from akkoord.engine.matching.comparing import MEASURES, measure_pairs
from akkoord.engine.matching.deciding.findings import OTHER_LOCATION, Compared, Finding, findings
from akkoord.engine.matching.deciding.scoring import NOWHERE
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.model import Model

REASONS = pa.list_(pa.string())


@dataclass(frozen=True, slots=True)
class Reasons:
    """Finds the reasons of pairs of `rows` from the same figures that the model used."""

    rows: Descriptions
    row_keys: pa.Array
    """The rows' keys, sorted."""
    model: Model
    bears: Array
    """An int code of the location that each row has now, NOWHERE for none."""

    def of(self, pairs: pa.Table) -> pa.Array:
        """list<string>: the coded findings of each pair (row keys `left`, `right`)."""
        ends = [positions_of(pairs[name].combine_chunks(), self.row_keys) for name in ("left", "right")]
        return pa.array(
            [[each.coded() for each in found] for found in self.at(np.column_stack(ends))], REASONS
        )

    def at(self, pairs: Array) -> list[list[Finding]]:
        """The findings of each pair of positions: what blocks first, then by the weight in the decision."""
        measures = measure_pairs(self.rows, pairs)
        added = self.model.contributions(measures)
        return [
            self._weighed(pair, measured, weights)
            for pair, measured, weights in zip(pairs.tolist(), measures, added, strict=True)
        ]

    def _weighed(self, pair: Sequence[int], measured: Array, weights: Array) -> list[Finding]:
        left, right = pair
        found = findings(
            Compared(self.rows, left, right, dict(zip(MEASURES, measured.tolist(), strict=True)))
        )
        ours, theirs = int(self.bears[left]), int(self.bears[right])
        if NOWHERE not in {ours, theirs} and ours != theirs:
            found.append(Finding(OTHER_LOCATION, ()))
        weight = dict(zip(MEASURES, weights.tolist(), strict=True))

        def order(finding: Finding) -> tuple[bool, float]:
            return not finding.is_blocking, -abs(sum(weight[name] for name in finding.measures))

        return sorted(found, key=order)
