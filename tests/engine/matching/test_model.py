import json
from importlib import resources

import numpy as np
import pytest

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.model import model_from, model_json

SHIPPED = json.loads(resources.files("akkoord.engine.matching").joinpath("model.json").read_text())


def test_every_curve_of_the_shipped_model_only_rises_or_only_falls():
    for name, curve in shipped_model().curves.items():
        steps = np.diff(curve.weight)
        assert (steps >= 0).all() or (steps <= 0).all(), name


def test_equal_name_and_address_count_for_more_than_anything_weaker():
    model = shipped_model()
    measures = dict.fromkeys(MEASURES, 0.0)
    equal = dict.fromkeys(("name_likeness", "name_shared", "address_shared", "address_inside"), 1.0)
    equal["names_told"] = 0.25
    weaker = {"name_likeness": 0.8, "name_only_one": 1.0, "address_shared": 0.5, "address_only_one": 1.0}
    lines = np.array([[{**measures, **each}[name] for name in MEASURES] for each in (equal, weaker)])
    strong, weak = model.probabilities(lines)

    assert strong > 0.9 > weak


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"curves": {}},
        {"curves": {**SHIPPED["curves"], "near": {"at": [0.0, 1.0], "weight": [0.0]}}},
        {"curves": {**SHIPPED["curves"], "near": {"at": [1.0, 0.0], "weight": [0.0, 1.0]}}},
    ],
)
def test_model_from_json_that_does_not_fit_is_refused(change):
    with pytest.raises(ValueError, match=r"model|curve|measures"):
        model_from({**SHIPPED, **change})


def test_a_model_written_and_read_is_the_same():
    model = shipped_model()

    assert model_from(json.loads(model_json(model))) == model
    assert len(model_json(model).splitlines()) < 20 + len(MEASURES)
