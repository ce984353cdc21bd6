"""A model for one register without labels: how many of its candidate pairs are one place shifts all probabilities.

The idea: log-odds of pairs of one place and of two places spread alike in every register, only their shares differ.
So the share is re-estimated on a sample of the register's own candidates by expectation-maximisation
(M. Saerens et al., "Adjusting the outputs of a classifier to new a priori probabilities", 2002), leaning on the model.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.model import Model

Array = npt.NDArray[np.float64]

LEAST_ROWS = 20_000
"""Registers with fewer rows keep the model as it is: too few pairs to tell a share from chance."""
TRAINED_SHARE = 0.5
"""Share of pairs of one place under which the shipped model was trained."""
PRIOR_PAIRS = 1000.0
"""The share in which the model was trained counts like this many pairs."""
MOST_SHIFT = 2.0
"""Log-odds by which the intercept moves at most."""
MOST_ROUNDS = 200
ENOUGH = 1e-9


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a sample of candidates says of a register."""

    share: float
    """Estimated share of pairs of one place among the candidates."""
    shift: float
    """By how much the intercept moves, in log-odds."""


def calibration(
    log_odds: Array, *, trained_share: float = TRAINED_SHARE, prior_pairs: float = PRIOR_PAIRS
) -> Calibration:
    """The share and the shift that the log-odds of a sample of candidates give; the order changes nothing."""
    log_odds = np.sort(log_odds)
    share = trained_share
    for _ in range(MOST_ROUNDS):
        likely = 1.0 / (1.0 + np.exp(-(log_odds + _shift(share, trained_share))))
        found = float((likely.sum() + prior_pairs * trained_share) / (len(likely) + prior_pairs))
        moved, share = abs(found - share), found
        if moved < ENOUGH:
            break
    return Calibration(share, _shift(share, trained_share))


def _shift(share: float, trained_share: float) -> float:
    shift = np.log(share / (1.0 - share)) - np.log(trained_share / (1.0 - trained_share))
    return float(np.clip(shift, -MOST_SHIFT, MOST_SHIFT))


def recalibrated(model: Model, log_odds: Array, *, rows: int) -> Model:
    """`model` for a register of so many rows, from the model's log-odds of a sample of its candidates.

    Made once, with the register's index, and kept: a pair is then scored by its two rows and this model alone.
    """
    if rows < LEAST_ROWS or not len(log_odds):
        return model
    shift = round(calibration(log_odds).shift, 3)
    return replace(model, intercept=round(model.intercept + shift, 3), version=f"{model.version}~{shift:+}")
