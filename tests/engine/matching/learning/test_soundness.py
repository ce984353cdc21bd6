from dataclasses import replace

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.soundness import faults_of
from akkoord.engine.matching.model import Curve


def with_curves(**curves):
    model = shipped_model()
    return replace(model, curves={**model.curves, **curves})


def test_the_shipped_model_is_sound():
    assert faults_of(shipped_model()) == []


def test_a_curve_that_turns_is_found():
    assert faults_of(with_curves(unit_differs=Curve((0.0, 1.0), (0.0, 1.0)))) == [
        "the curve of unit_differs turns against its direction"
    ]


def test_a_model_for_which_an_equal_name_says_nothing_is_found():
    flat = Curve((0.0, 1.0), (0.0, 0.2))

    assert faults_of(with_curves(name_likeness=flat, name_shared=flat)) == [
        "an equal name says hardly more than an unlike one"
    ]


def test_weights_that_are_no_numbers_are_found():
    assert faults_of(with_curves(near=Curve((0.0, 1.0), (0.0, float("nan"))))) == [
        "its curves are not numbers"
    ]
