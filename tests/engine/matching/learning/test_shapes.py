import pytest

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.shapes import Shape, blank_model, shape_of


def test_every_measure_of_the_shipped_model_has_a_shape():
    model = shipped_model()

    assert list(blank_model(tuple(model.curves), version="", same=0.9, ask=0.1).curves) == list(model.curves)


@pytest.mark.parametrize(
    ("measure", "direction"), [("gate_same", 1.0), ("gate_differs", -1.0), ("gate_missing", -1.0)]
)
def test_shape_of_an_unlisted_measure_follows_its_name(measure, direction):
    assert shape_of(measure) == Shape(direction, (0.0, 1.0))


def test_shape_of_an_unlisted_measure_without_a_telling_name_is_asked_for():
    with pytest.raises(ValueError, match="gate needs a line"):
        shape_of("gate")
