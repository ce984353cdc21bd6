"""People's answers as examples: the measures of the two rows of each, and which answers hang together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.judgements import Judgement, Verdict, pair_of, rule
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.learning.folds import components
from akkoord.engine.matching.measures import measure_pairs
from akkoord.engine.matching.places import Place, places_of


@dataclass(frozen=True, slots=True)
class Answers:
    """Judged pairs, ordered by their row keys."""

    examples: Examples
    component: tuple[str, ...]
    """Pairs that share a row, even through other pairs or through rows of equal text, have one component."""


def answers_of(rows: pa.Table, judgements: Iterable[Judgement]) -> Answers:
    """The answers about `rows` (ROW_SCHEMA), without those that name no row or that later ones contradict."""
    judgements = list(judgements)
    set_aside = set(rule(judgements).set_aside)
    verdicts = {pair_of(each.left, each.right): each.verdict for each in judgements if each not in set_aside}
    named = pa.array(sorted({row for pair in verdicts for row in pair}), pa.string())
    places = places_of(rows.filter(pc.is_in(rows["row_key"], named)))
    position = {place.row_key: at for at, place in enumerate(places)}
    pairs = sorted(pair for pair in verdicts if pair[0] in position and pair[1] in position)
    is_same = np.array([verdicts[pair] is Verdict.SAME for pair in pairs], dtype=np.float64)
    return Answers(
        Examples.of(measured(places, np.array([[position[key] for key in pair] for pair in pairs])), is_same),
        tuple(components(pairs, _equal_texts(places))),
    )


def measured(places: list[Place], pairs: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The measures of pairs of positions."""
    pairs = pairs.reshape(-1, 2)
    return measure_pairs(places, pairs[:, 0].tolist(), pairs[:, 1].tolist())


def _equal_texts(places: Iterable[Place]) -> Iterator[tuple[str, str]]:
    """Neighbouring row keys among those of equal text, so that a copied row is one row for the folds."""
    keys = defaultdict(list)
    for place in places:
        keys[place.same_text].append(place.row_key)
    for equal in keys.values():
        yield from pairwise(equal)
