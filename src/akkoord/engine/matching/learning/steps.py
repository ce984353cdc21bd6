"""Curves as numbers to be fitted: how far each rises, or falls, on each stretch between two knots."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.learning.shapes import shape_of
from akkoord.engine.matching.model import Curve, Model

Array = npt.NDArray[np.float64]

DECIMALS = 3
"""Digits of a weight in a model's file, so that it stays readable."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """The stretches of all curves of a model, in the order of its measures."""

    names: tuple[str, ...]
    column: npt.NDArray[np.int64]
    """Of each stretch, the position of its measure."""
    start: Array
    end: Array
    direction: Array

    @classmethod
    def of(cls, model: Model) -> Self:
        """The stretches between the knots of the model's curves."""
        lines = [
            (column, start, end, shape_of(name).direction)
            for column, (name, curve) in enumerate(model.curves.items())
            for start, end in pairwise(curve.at)
        ]
        column, start, end, direction = (np.array(each) for each in zip(*lines, strict=True))
        return cls(tuple(model.curves), column, start, end, direction)

    def travelled(self, measures: Array) -> Array:
        """How far each pair has come on each stretch, from 0 to 1, with the sign of its effect."""
        share = (measures[:, self.column] - self.start) / (self.end - self.start)
        return np.asarray(np.clip(share, 0.0, 1.0) * self.direction)

    def sizes(self, model: Model) -> Array:
        """What each stretch of the model's curves adds, counted in its direction; never below zero."""
        rises = [np.diff(curve.weight) for curve in model.curves.values()]
        return np.asarray(np.maximum(np.concatenate(rises) * self.direction, 0.0))

    def held(self, measures: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Which stretches belong to one of these measures."""
        return np.array([self.names[column] in measures for column in self.column.tolist()])

    def applied(self, model: Model, intercept: float, sizes: Array) -> Model:
        """`model` with this intercept and these sizes."""
        rises = sizes * self.direction
        curves = {}
        for column, (name, curve) in enumerate(model.curves.items()):
            weight = curve.weight[0] + np.concatenate([[0.0], np.cumsum(rises[self.column == column])])
            curves[name] = Curve(curve.at, tuple((np.round(weight, DECIMALS) + 0.0).tolist()))
        return replace(model, intercept=round(intercept, DECIMALS), curves=curves)
