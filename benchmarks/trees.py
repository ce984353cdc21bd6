"""Monotone gradient-boosted trees, to see what the curves leave unsaid; scikit-learn is no dependency."""

from importlib.util import find_spec

import numpy as np
import numpy.typing as npt
from judged_rows import TEST, JudgedRows
from training.fitting import JUDGED_WEIGHT, balanced
from training.sources import sources

from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.learning.shapes import shape_of

Array = npt.NDArray[np.float64]


def trees_at_hand(judged: JudgedRows, fold: npt.NDArray[np.int64]) -> Array | None:
    """Probabilities by trees that saw no row of a pair's component; None without scikit-learn."""
    if find_spec("sklearn") is None:
        return None
    generated = sources().generated.examples
    likely = np.zeros(len(judged))
    for at in np.unique(fold).tolist():
        seen = judged.examples.taken((fold != at) & (judged.part != TEST))
        likely[fold == at] = _fitted(generated, seen, judged.examples.measures[fold == at])
    return likely


def _fitted(generated: Examples, judged: Examples, asked: Array) -> Array:
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - only where it is installed

    trees = HistGradientBoostingClassifier(
        monotonic_cst=[int(shape_of(name).direction) for name in MEASURES],
        learning_rate=0.08,
        max_iter=150,
        max_leaf_nodes=8,
        min_samples_leaf=30,
        l2_regularization=5.0,
        early_stopping=False,
        random_state=0,
    )
    weight = [balanced(generated.is_same), np.full(len(judged.is_same), JUDGED_WEIGHT)]
    trees.fit(
        np.vstack([generated.measures, judged.measures]),
        np.concatenate([generated.is_same, judged.is_same]),
        sample_weight=np.concatenate(weight),
    )
    return np.asarray(trees.predict_proba(asked)[:, 1])
