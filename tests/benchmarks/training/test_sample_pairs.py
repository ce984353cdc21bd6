"""Do pairs of generated lists bear the truth of the sample, and are those left out that teach nothing?"""

import importlib
from pathlib import Path

import numpy as np
import pytest

from akkoord.engine.matching.comparing import MEASURES
from akkoord.engine.matching.model import shipped_model

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"
NAME_LIKENESS = MEASURES.index("name_likeness")


@pytest.fixture
def sample_pairs(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("training.sample_pairs")


def test_pairs_of_one_location_are_more_alike(sample_pairs):
    found = sample_pairs.sample_pairs(rows=400)
    names = found.measures[:, NAME_LIKENESS]
    assert set(np.unique(found.is_same)) == {0.0, 1.0}
    assert names[found.is_same > 0].mean() > names[found.is_same == 0].mean()


def test_pairs_that_a_model_rules_out_are_left_out(sample_pairs):
    candidates = sample_pairs.sample_pairs(rows=400)
    kept = sample_pairs.not_ruled_out(candidates, shipped_model())
    likely = shipped_model().probabilities(candidates.measures)
    assert len(kept.is_same) == int((likely >= sample_pairs.LIKELY).sum()) < len(candidates.is_same)
