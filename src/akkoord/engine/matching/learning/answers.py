"""People's answers as examples: the measures of the two rows of each, and which answers hang together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.careful_lists import of_careful_lists
from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.judgements import Judgement, Verdict, pair_of, rule
from akkoord.engine.matching.learning.fitting import Examples
from akkoord.engine.matching.learning.folds import components


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
    judged = rows.filter(pc.is_in(rows["row_key"], named))
    described, row_keys = of_careful_lists(describe(judged)), judged["row_key"].to_pylist()
    position = {row_key: at for at, row_key in enumerate(row_keys)}
    pairs = sorted(pair for pair in verdicts if pair[0] in position and pair[1] in position)
    is_same = np.array([verdicts[pair] is Verdict.SAME for pair in pairs], dtype=np.float64)
    positions = np.array([[position[key] for key in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    return Answers(
        Examples.of(measure_pairs(described, positions), is_same),
        tuple(components(pairs, _equal_texts(row_keys, described.text.tolist()))),
    )


def _equal_texts(row_keys: Iterable[str], texts: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Neighbouring row keys among those of equal text, so that a copied row is one row for the folds."""
    keys = defaultdict(list)
    for row_key, text in zip(row_keys, texts, strict=True):
        keys[text].append(row_key)
    for equal in keys.values():
        yield from pairwise(equal)
