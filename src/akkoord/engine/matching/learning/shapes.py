"""Which way may the curve of a measure go, and where may it bend? Read from `shapes.yaml`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.engine.matching.model import Curve, Model
from akkoord.engine.yaml_data import yaml_data

FOR_ENDING = "same"
AGAINST_ENDINGS = ("differs", "differ", "missing")


@dataclass(frozen=True, slots=True)
class Shape:
    """Direction (1 speaks for one place, -1 against) and knots of a measure's curve."""

    direction: float
    at: tuple[float, ...]


@cache
def _listed() -> dict[str, Shape]:
    data = yaml_data("akkoord.engine.matching.learning", "shapes.yaml")
    knots = {name: tuple(at) for name, at in data["knots"].items()}
    directions = ((1.0, data["for"]), (-1.0, data["against"]))
    return {
        measure: Shape(direction, knots[kind])
        for direction, measures in directions
        for measure, kind in measures.items()
    }


def shape_of(measure: str) -> Shape:
    """The shape of a measure; raises ValueError when neither the list nor its name tells."""
    if measure in _listed():
        return _listed()[measure]
    if measure.endswith(FOR_ENDING):
        return Shape(1.0, (0.0, 1.0))
    if measure.endswith(AGAINST_ENDINGS):
        return Shape(-1.0, (0.0, 1.0))
    raise ValueError(f"The measure {measure} needs a line in learning/shapes.yaml.")


def blank_model(measures: Sequence[str], *, version: str, same: float, ask: float) -> Model:
    """A model that says nothing yet: every curve is flat, every pair as likely as not."""
    curves = {
        name: Curve(at, (0.0,) * len(at)) for name, at in ((name, shape_of(name).at) for name in measures)
    }
    return Model(version=version, intercept=0.0, curves=curves, same=same, ask=ask)
