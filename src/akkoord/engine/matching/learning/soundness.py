"""Is a model sane, whatever it was learned from? Some things hold for every list."""

from collections.abc import Iterator

import numpy as np

from akkoord.engine.matching.learning.shapes import shape_of
from akkoord.engine.matching.model import Model
from akkoord.engine.text import gettext_noop

NAME = ("name_likeness", "name_shared")
LEAST_OF_A_NAME = 1.0
"""Log-odds that an equal name must add: a model for which names say less has learned something else."""

TURNS = gettext_noop("the curve of %(measure)s turns against its direction")
NAMES_SAY_LITTLE = gettext_noop("an equal name says hardly more than an unlike one")
ALL_ALIKE = gettext_noop("its curves are not numbers")


def faults_of(model: Model) -> list[str]:
    """What is wrong with the model, in words; nothing for a sound one.

    Curves that never turn are what keeps an exact name from counting for less than a weak one.
    """
    return list(_faults(model))


def _faults(model: Model) -> Iterator[str]:
    weights = [model.intercept, *(each for curve in model.curves.values() for each in curve.weight)]
    if not np.isfinite(weights).all():
        yield ALL_ALIKE
        return
    for name, curve in model.curves.items():
        if (np.diff(curve.weight) * shape_of(name).direction < 0.0).any():
            yield TURNS % {"measure": name}
    told = sum(curve.weight[-1] - curve.weight[0] for name, curve in model.curves.items() if name in NAME)
    if told < LEAST_OF_A_NAME:
        yield NAMES_SAY_LITTLE
