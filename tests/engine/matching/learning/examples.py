"""Invented pairs whose answer follows a known rule."""

import numpy as np

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.learning.answers import Answers
from akkoord.engine.matching.learning.fitting import Examples

MEASURES = tuple(shipped_model().curves)


def measures_of(**columns):
    """Lines of measures; those not named are 0."""
    count = len(next(iter(columns.values())))
    return np.column_stack([columns.get(name, np.zeros(count)) for name in MEASURES]).astype(np.float64)


def invented(count, *, seed=0, rule=lambda name, address: name + address > 1.2, wrong=0.05):
    """Pairs of which `rule` says whether they are one place; the share `wrong` is the other way round."""
    chance = np.random.default_rng(seed)
    name, address = chance.random(count), chance.random(count)
    is_same = np.where(chance.random(count) < wrong, ~rule(name, address), rule(name, address))
    measures = measures_of(name_likeness=name, name_shared=name, address_shared=address)
    return Examples.of(measures, is_same.astype(np.float64))


def answers(count, *, others=0, **rule):
    """The same as answers, each about two places of its own, beside pairs that nobody judged."""
    places = tuple((f"row-{at}", f"other-{at}") for at in range(count))
    return Answers(invented(count, **rule), places, invented(others, seed=99).measures)
