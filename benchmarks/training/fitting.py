"""A monotone additive model: a measure's curve only rises or only falls, so that every reason is honest."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from akkoord.engine.matching.measures import MEASURES
from akkoord.engine.matching.model import FORMAT
from training.generated_pairs import Labelled

Array = npt.NDArray[np.float64]

AGAINST = {"name_only_one", "name_only_both", "address_only_one", "address_only_both", "address_short"}
AGAINST |= {"unit_one_side", "far", "country_unknown"}
"""Measures that speak against the same place beside all that end in `differ` or `differs`."""
YES_OR_NO = {
    "unit_same",
    "plot_same",
    "unit_one_side",
    "identifier_same",
    "country_unknown",
    "numbers_differ",
}
NAME_KNOTS = (0.0, 0.4, 0.6, 0.75, 0.85, 0.93, 1.0)
TEXT_KNOTS = (0.0, 0.4, 0.6, 0.75, 0.9, 1.0)
OTHER_KNOTS = (0.0, 0.25, 0.5, 0.75, 0.9, 1.0)
SET_WEIGHTS = {
    "building_differs": -1.5,
    "floor_differs": -1.0,
    "country_differs": -2.0,
    "country_unknown": -0.7,
    "identifier_same": 4.0,
    "identifier_differs": -2.5,
}
"""Weights by policy, for what the generated pairs do not show."""
SET_CURVES = {
    "near": ((0.0, 0.6, 0.9, 1.0), (0.0, 0.5, 3.0, 3.5)),
    "far": ((0.0, 0.15, 1.0), (0.0, -0.8, -2.0)),
}
"""The same for measures of degree: points within half a kilometre tell much; geocoders often err."""
THRESHOLDS = {"same": 0.75, "ask": 0.4}
SMOOTHING = 1.0


def _knots(name: str) -> tuple[float, ...]:
    if name.endswith("differs") or name in YES_OR_NO:
        return (0.0, 1.0)
    if name in {"name_likeness", "name_shared"}:
        return NAME_KNOTS
    return TEXT_KNOTS if name in {"address_likeness", "address_inside"} else OTHER_KNOTS


def _sign(name: str) -> float:
    return -1.0 if name in AGAINST or "differ" in name else 1.0


def _steps(measures: Array) -> Array:
    """How far each measure has come on each stretch between two knots, with the sign of its effect."""
    return np.column_stack(
        [
            np.clip((measures[:, at] - start) / (end - start), 0.0, 1.0) * _sign(name)
            for at, name in enumerate(MEASURES)
            for start, end in zip(_knots(name), _knots(name)[1:], strict=False)
        ]
    )


def balanced(is_same: Array) -> Array:
    """Weights under which pairs of one place and of two places count equally."""
    same = is_same.mean()
    return np.where(is_same > 0, 0.5 / same, 0.5 / (1.0 - same))


def fit(
    labelled: Labelled, *, weights: Array | None = None, smoothing: float = SMOOTHING
) -> tuple[float, Array]:
    """Intercept and size of each step (never negative), by penalised logistic regression."""
    steps, is_same = _steps(labelled.measures), labelled.is_same
    weight = balanced(is_same) if weights is None else weights

    def loss(params: Array) -> tuple[float, Array]:
        log_odds = params[0] + steps @ params[1:]
        misses = weight * np.logaddexp(0.0, np.where(is_same > 0, -log_odds, log_odds))
        slope = weight * (1.0 / (1.0 + np.exp(-log_odds)) - is_same)
        gradient = np.concatenate([[slope.sum()], steps.T @ slope + 2 * smoothing * params[1:]])
        return float(misses.sum() + smoothing * (params[1:] ** 2).sum()), gradient

    start = np.full(steps.shape[1] + 1, 0.1)
    bounds = [(None, None), *[(0.0, None)] * steps.shape[1]]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    return float(found.x[0]), found.x[1:]


def as_model(intercept: float, sizes: Array, *, version: str, trained_on: str) -> dict[str, Any]:
    """The model's JSON."""
    curves, at = {}, 0
    for name in MEASURES:
        knots = _knots(name)
        stretch = sizes[at : at + len(knots) - 1] * _sign(name)
        at += len(knots) - 1
        weight = [0.0, *np.cumsum(stretch).tolist()]
        if name in SET_WEIGHTS:
            knots, weight = (0.0, 1.0), [0.0, SET_WEIGHTS[name]]
        if name in SET_CURVES:
            knots, weight = SET_CURVES[name][0], list(SET_CURVES[name][1])
        curves[name] = {"at": list(knots), "weight": [round(each, 3) + 0.0 for each in weight]}
    return {
        "format": FORMAT,
        "version": version,
        "trained_on": trained_on,
        "thresholds": THRESHOLDS,
        "intercept": round(intercept, 3),
        "curves": curves,
    }
