"""How likely are two places the same? A readable table of weights: each measure has a curve of log-odds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.comparing.measures import MEASURES
from akkoord.engine.matching.curves import Knots, knots_of, sums_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Curve:
    """Log-odds of a measure at some of its values, straight lines between."""

    at: tuple[float, ...]
    weight: tuple[float, ...]

    def of(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.asarray(np.interp(values, self.at, self.weight), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Model:
    """The shipped model or one trained on an installation's own judgements."""

    version: str
    intercept: float
    curves: Mapping[str, Curve]
    """In the order of MEASURES."""
    same: float
    """From this probability on, two rows without contradiction are joined without asking."""
    ask: float
    """From this probability on, a person is asked."""
    trained_on: str = ""
    """In words, which pairs the curves were learned from."""

    def contributions(self, measures: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Log-odds that each measure adds, pairs × MEASURES."""
        columns = [curve.of(measures[:, at]) for at, curve in enumerate(self.curves.values())]
        return np.column_stack(columns)

    def log_odds(self, measures: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Log-odds of being the same place for each line of measures."""
        return self.intercept + sums_of(measures, self.knots)

    @property
    def knots(self) -> Knots:
        """Where all curves bend, as the kernels take it."""
        return knots_of([(curve.at, curve.weight) for curve in self.curves.values()])

    def most_from(self, names: Iterable[str]) -> float:
        """The log-odds that these measures can add at most, beyond what they add when they are 0."""
        curves = [self.curves[name] for name in names]
        return sum(max(curve.weight) - float(np.interp(0.0, curve.at, curve.weight)) for curve in curves)

    def probabilities(self, measures: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Probability of being the same place for each line of measures."""
        return as_probabilities(self.log_odds(measures))


def as_probabilities(log_odds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The probabilities of these log-odds, in whole parts per million."""
    return np.asarray(np.round(1.0 / (1.0 + np.exp(-log_odds)), 6))


def model_from(data: Mapping[str, Any]) -> Model:
    """A model from its JSON; refuses another format, other measures, and curves that do not fit."""
    if data.get("format") != FORMAT:
        raise ValueError(f"This is no matching model of format {FORMAT}.")
    given = data["curves"]
    if given.keys() != set(MEASURES):
        raise ValueError(f"The model's measures differ: {sorted(given.keys() ^ set(MEASURES))}.")
    curves = {name: Curve(tuple(given[name]["at"]), tuple(given[name]["weight"])) for name in MEASURES}
    for name, curve in curves.items():
        if len(curve.at) != len(curve.weight) or list(curve.at) != sorted(set(curve.at)):
            raise ValueError(f"The curve of {name} does not fit together.")
    thresholds = data["thresholds"]
    return Model(
        version=str(data["version"]),
        intercept=float(data["intercept"]),
        curves=curves,
        same=float(thresholds["same"]),
        ask=float(thresholds["ask"]),
        trained_on=str(data.get("trained_on", "")),
    )


def model_json(model: Model) -> str:
    """The model as readable JSON, one line a curve; `model_from` reads it."""
    curves = ",\n".join(
        f"    {json.dumps(name)}: " + json.dumps({"at": list(curve.at), "weight": list(curve.weight)})
        for name, curve in model.curves.items()
    )
    head = {
        "format": FORMAT,
        "version": model.version,
        "trained_on": model.trained_on,
        "thresholds": {"same": model.same, "ask": model.ask},
        "intercept": model.intercept,
    }
    lines = json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{lines},\n  "curves": {{\n{curves}\n  }}\n}}\n'


def read_model(path: Path) -> Model:
    """The model in a JSON file."""
    return model_from(json.loads(path.read_text(encoding="utf-8")))


@cache
def shipped_model() -> Model:
    """The model that comes with Akkoord (`model.json`; how it was trained stands in it)."""
    text = resources.files("akkoord.engine.matching").joinpath("model.json").read_text(encoding="utf-8")
    return model_from(json.loads(text))
