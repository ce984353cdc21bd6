"""People's answers as examples: their measures, the places they speak of, and other pairs beside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.careful_lists import of_careful_lists
from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.judgements import Groups, Judgement, Verdict, pair_of, rule
from akkoord.engine.matching.learning.fitting import Examples

MOST_ROWS = 20_000
"""So many rows are searched for other pairs; of more, some."""
MOST_OTHERS = 4_000


@dataclass(frozen=True, slots=True)
class Answers:
    """Judged pairs, ordered by their row keys, and pairs that nobody judged."""

    examples: Examples
    places: tuple[tuple[str, str], ...]
    """Of each judged pair the places of its two rows, as far as answers and equal texts tell."""
    others: npt.NDArray[np.float64]
    """Measures of pairs of the same rows that would be compared: there the model will be used."""


def answers_of(rows: pa.Table, judgements: Iterable[Judgement]) -> Answers:
    """The answers about `rows` (ROW_SCHEMA), without those that name no row or that later ones contradict."""
    judgements = list(judgements)
    set_aside = set(rule(judgements).set_aside)
    verdicts = {pair_of(each.left, each.right): each.verdict for each in judgements if each not in set_aside}
    rows = _some(rows, {row for pair in verdicts for row in pair})
    described, row_keys = of_careful_lists(describe(rows)), rows["row_key"].to_pylist()
    position = {row_key: at for at, row_key in enumerate(row_keys)}
    pairs = sorted(pair for pair in verdicts if pair[0] in position and pair[1] in position)
    is_same = np.array([verdicts[pair] is Verdict.SAME for pair in pairs], dtype=np.float64)
    positions = np.array([[position[key] for key in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    joined = (pair for pair in pairs if verdicts[pair] is Verdict.SAME)
    return Answers(
        Examples.of(measure_pairs(described, positions), is_same),
        places_of(pairs, (*joined, *_equal_texts(row_keys, described.text.tolist()))),
        _others(described),
    )


def places_of(
    pairs: Sequence[tuple[str, str]], same: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Of each pair the places of its two rows, when these `same` pairs are one place each."""
    groups = Groups()
    for left, right in same:
        groups.join(left, right)
    return tuple((groups.of(left), groups.of(right)) for left, right in pairs)


def _some(rows: pa.Table, named: set[str]) -> pa.Table:
    """The rows named, and as many others as are searched, evenly from all; ascending by row key."""
    rows = rows.sort_by("row_key")
    is_wanted = np.array(pc.is_in(rows["row_key"], value_set=pa.array(sorted(named), pa.string())))
    is_wanted[_evenly(len(rows), MOST_ROWS)] = True
    return rows.filter(pa.array(is_wanted)).combine_chunks()


def _others(described: Descriptions) -> npt.NDArray[np.float64]:
    pairs = candidate_pairs(described)
    return np.asarray(measure_pairs(described, pairs[_evenly(len(pairs), MOST_OTHERS)]), dtype=np.float64)


def _evenly(count: int, most: int) -> npt.NDArray[np.int64]:
    """At most so many of `count` positions, at even distances."""
    return np.unique(np.linspace(0, max(0, count - 1), min(count, most)).astype(np.int64))


def _equal_texts(row_keys: Iterable[str], texts: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Neighbouring row keys among those of equal text, so that a copied row is one row for the folds."""
    keys = defaultdict(list)
    for row_key, text in zip(row_keys, texts, strict=True):
        keys[text].append(row_key)
    for equal in keys.values():
        yield from pairwise(equal)
