"""A model for one register without labels: its own candidate pairs say where one place and two places part.

The idea: the log-odds of candidates lie in two heaps. Expectation-maximisation finds the share and the middle
of each (two normal curves of one width); the honest log-odds are then a straight line in those of the model.
The model's own line counts as much as the one found, because the heaps are no normal curves.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.steps import DECIMALS
from akkoord.engine.matching.model import Curve, Model

Array = npt.NDArray[np.float64]

LEAST_ROWS = 20_000
"""Registers with fewer rows keep the model as it is."""
LEAST_PAIRS = 1000
TRUST = 0.5
"""How far the result lies on the way from the model's own line to the one found."""
SCALES = (0.5, 2.0)
MOST_MOVED = 3.0
"""Log-odds by which the even point moves at most."""
MOST_ROUNDS = 300
ENOUGH = 1e-9


@dataclass(frozen=True, slots=True)
class Calibration:
    """Honest log-odds are `scale` × (the model's log-odds - `even`)."""

    share: float
    """Share of pairs of one place among the candidates."""
    even: float
    """Log-odds of the model at which one place is as likely as two."""
    scale: float


def calibration(log_odds: Array) -> Calibration:
    """What the model's log-odds of a sample of candidates say; their order changes nothing."""
    log_odds = np.sort(log_odds)
    likely, share = 1.0 / (1.0 + np.exp(-log_odds)), 0.5
    even, scale = 0.0, 1.0
    for _ in range(MOST_ROUNDS):
        found = float(np.clip(likely.mean(), 1e-6, 1.0 - 1e-6))
        middles = [float(np.average(log_odds, weights=each)) for each in (likely, 1.0 - likely)]
        away = likely * (log_odds - middles[0]) ** 2 + (1.0 - likely) * (log_odds - middles[1]) ** 2
        scale = (middles[0] - middles[1]) / max(float(away.mean()), 1e-3)
        even = sum(middles) / 2.0 - np.log(found / (1.0 - found)) / max(scale, 1e-3)
        moved, share = abs(found - share), found
        if moved < ENOUGH:
            break
        likely = 1.0 / (1.0 + np.exp(-np.clip(scale * (log_odds - even), -30.0, 30.0)))
    return Calibration(share, *_trusted(float(even), float(scale)))


def _trusted(even: float, scale: float) -> tuple[float, float]:
    """Half of the way to the line found, within bounds."""
    within = float(np.clip(scale, *SCALES))
    return TRUST * float(np.clip(even, -MOST_MOVED, MOST_MOVED)), float(within**TRUST)


def recalibrated(model: Model, log_odds: Array, *, rows: int) -> Model:
    """`model` for a register of so many rows, from its log-odds of a sample of the register's candidates.

    Made once, with the register's index, and kept: a pair is then scored by its rows and this model alone.
    """
    if rows < LEAST_ROWS or len(log_odds) < LEAST_PAIRS:
        return model
    found = calibration(log_odds)
    curves = {
        name: Curve(
            curve.at, tuple((np.round(found.scale * np.array(curve.weight), DECIMALS) + 0.0).tolist())
        )
        for name, curve in model.curves.items()
    }
    return replace(
        model,
        intercept=round(found.scale * (model.intercept - found.even), DECIMALS),
        curves=curves,
        version=f"{model.version}~{found.even:+.2f}x{found.scale:.2f}",
    )


def _scaled(curve: Curve, scale: float) -> Curve:
    weight = np.round(scale * np.array(curve.weight), DECIMALS) + 0.0
    return Curve(curve.at, tuple(weight.tolist()))
