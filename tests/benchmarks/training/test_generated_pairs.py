"""May a measurement trust that a generated pair does not come from a hidden place?"""

import importlib
from pathlib import Path

import numpy as np
import pytest

from akkoord.engine.matching.learning.fitting import Examples

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture
def training(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return lambda module: importlib.import_module(f"training.{module}")


def test_pairs_made_of_hidden_place_are_left_out(training):
    examples = Examples.of(np.array([[0.1], [0.2], [0.3]]), np.array([1.0, 0.0, 1.0]))
    generated = training("generated_pairs").Generated(examples, np.array([[0, 1], [2, 0], [1, 1]]))
    kept = generated.without(np.array([False, False, True]))
    assert kept.measures.tolist() == [[0.1], [0.3]]
    assert kept.is_same.tolist() == [1.0, 1.0]


def test_generator_names_the_places_that_a_pair_is_made_of(training):
    place = training("places").Place
    places = [place(f"Weaver {at}", f"{at} Mill Road, Ketu", "BD") for at in range(3)]
    generator = training("generated_pairs").Generator(places, seed=1)
    pairs = list(generator._made(training("kinds").ONE_PLACE, 20, is_same=True))
    assert {pair.origins[0] for pair in pairs} == {0, 1, 2}
    plain = [pair for pair in pairs if pair.kind == "unit_on_both_sides"]
    assert all(str(pair.origins[0]) in pair.left.name for pair in plain)
