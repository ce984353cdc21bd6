"""The shipped model: curves learned from generated and judged pairs, and a few weights set by policy."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.deciding.findings import SEPARATING
from akkoord.engine.matching.learning.fitting import Examples, fitted
from akkoord.engine.matching.learning.shapes import blank_model
from akkoord.engine.matching.model import Curve, Model

SET_WEIGHTS = {
    "unit_differs": -2.0,
    "unit_beside": 0.0,
    "building_differs": -1.5,
    "floor_differs": -1.0,
    "country_differs": -2.0,
    "country_unknown": -0.7,
    "identifier_same": 4.0,
    "identifier_differs": -2.5,
    "same_text": 2.0,
}
"""Log-odds by policy, for what the generated pairs do not show or a rule settles."""
JUDGED_WEIGHT = 30.0
"""A judged pair counts like so many generated ones: some hundred of them as much as all of these."""
THRESHOLDS = {"same": 0.68, "ask": 0.22}
"""Right where a wrong merge costs some three questions and a missed match four and a half.

With these, 98 of 100 joined pairs of real rows are right where models saw none of their locations."""
STIFFNESS = 1.0


def balanced(is_same: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weights under which pairs of one place and of two places count equally."""
    same = is_same.mean()
    return np.where(is_same > 0, 0.5 / same, 0.5 / (1.0 - same))


def blank() -> Model:
    """A model that knows nothing but the weights set by policy."""
    model = blank_model(MEASURES, version="", **THRESHOLDS)
    curves = {
        name: Curve(curve.at, tuple((SET_WEIGHTS[name] * np.array(curve.at)).tolist()))
        if name in SET_WEIGHTS
        else curve
        for name, curve in model.curves.items()
    }
    return replace(model, curves=curves)


def fit(generated: Examples, judged: Examples, in_lists: Examples) -> Model:
    """The model that the examples give.

    Both labels of the generated ones count equally; those `in_lists` weigh as much in all as the generated.
    """
    generated, judged, in_lists = map(_not_settled, (generated, judged, in_lists))
    told_anew = balanced(generated.is_same) * generated.weight
    beside = in_lists.weight * (told_anew.sum() / max(1.0, in_lists.weight.sum()))
    given = (generated, judged, in_lists)
    examples = Examples(
        np.concatenate([each.measures for each in given]),
        np.concatenate([each.is_same for each in given]),
        np.concatenate([told_anew, JUDGED_WEIGHT * judged.weight, beside]),
    )
    return fitted(blank(), examples, prior_pairs=0.0, stiffness=STIFFNESS, held=frozenset(SET_WEIGHTS))


def _not_settled(examples: Examples) -> Examples:
    """Without the pairs that a rule keeps apart, whatever the model says."""
    settled = [at for at, name in enumerate(MEASURES) if name in SEPARATING]
    return examples.taken((examples.measures[:, settled] == 0.0).all(axis=1))
