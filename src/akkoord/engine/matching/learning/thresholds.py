"""From which probability on is joining cheaper than asking, and asking cheaper than keeping apart?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

PRIOR_PAIRS = 50.0
"""The model's own scale counts like this many pairs when it is compared with the answers."""
ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Costs:
    """What mistakes cost, in questions put to a person."""

    wrong_merge: float = 50.0
    """Two places joined as one without asking."""
    missed: float = 5.0
    """Two rows of one place kept apart without asking."""
    question: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 < self.question < min(self.wrong_merge, self.missed):
            raise ValueError("A question must cost something, and less than a mistake.")

    @property
    def same(self) -> float:
        """The chance of one place from which on joining costs less than asking."""
        return 1.0 - self.question / self.wrong_merge

    @property
    def ask(self) -> float:
        """The chance of one place from which on asking costs less than keeping apart."""
        return self.question / self.missed


def thresholds(log_odds: Array, is_same: Array, costs: Costs) -> tuple[float, float]:
    """The model's probabilities `same` and `ask` at which the chances are those that the costs ask for.

    `log_odds` come from models that have not seen the pairs. A model that is too sure of itself gets higher
    thresholds, a timid one lower ones.
    """
    shift, scale = _straightened(log_odds, is_same)

    def on_scale(chance: float) -> float:
        needed = (np.log(chance / (1.0 - chance)) - shift) / scale
        return round(float(1.0 / (1.0 + np.exp(-needed))), 3)

    same = min(on_scale(costs.same), 0.999)
    return same, min(max(on_scale(costs.ask), 0.001), same)


def _straightened(log_odds: Array, is_same: Array) -> tuple[float, float]:
    """Shift and scale that make log-odds honest, held near 0 and 1 by the prior."""
    columns = np.column_stack([np.ones(len(log_odds)), log_odds])
    opinion = 1.0 / (1.0 + np.exp(-log_odds))
    share = PRIOR_PAIRS / max(1, len(log_odds))
    target = (is_same + share * opinion) / (1.0 + share)
    at = np.array([0.0, 1.0])
    for _ in range(ROUNDS):
        likely = 1.0 / (1.0 + np.exp(-columns @ at))
        slope = columns.T @ (likely - target)
        matrix = (columns * np.maximum(likely * (1 - likely), 1e-6)[:, None]).T @ columns
        step = np.linalg.solve(matrix + 1e-6 * np.eye(2), slope)
        at = at - np.clip(step, -1.0, 1.0)
        at[1] = min(max(at[1], 0.2), 5.0)
        if np.abs(step).max() < 1e-8:  # noqa: PLR2004 - as good as standing still
            break
    return float(at[0]), float(at[1])
