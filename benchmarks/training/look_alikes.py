"""Different rows of a register that look alike: they share a rare word of the name or some of the address."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from akkoord.engine.cleaning.text import text_key
from akkoord.engine.matching.comparing import MEASURES, measure_pairs
from akkoord.engine.matching.describing import describe
from training.places import Place, rows_of

MOST_ROWS = 25
"""Words with more rows behind them, in one country, make no pairs."""
SHARED_IN_ADDRESS = 3


def _sharing(places: Sequence[Place], part: str) -> Counter[tuple[int, int]]:
    """How many rare words two places of one country share in a part of their text."""
    behind = defaultdict(list)
    for at, place in enumerate(places):
        for word in set(re.findall(r"[a-z0-9]{3,}", text_key(getattr(place, part)))):
            behind[place.country, word].append(at)
    return Counter(
        pair for rows in behind.values() if 1 < len(rows) <= MOST_ROWS for pair in combinations(rows, 2)
    )


def look_alikes(places: Sequence[Place]) -> list[tuple[int, int]]:
    """Pairs of positions that are surely two places, sorted: names or addresses alike, but not both."""
    pairs = set(_sharing(places, "name"))
    pairs |= {pair for pair, shared in _sharing(places, "address").items() if shared >= SHARED_IN_ADDRESS}
    ordered = sorted(pairs)
    return [ordered[at] for at in _surely_two(places, ordered)]


def _surely_two(places: Sequence[Place], pairs: Sequence[tuple[int, int]]) -> Iterable[int]:
    measures = measure_pairs(describe(rows_of(places)), np.array(pairs, dtype=np.int32))
    of = {name: measures[:, at] for at, name in enumerate(MEASURES)}
    may_be_one = (of["name_shared"] > 0.8) & ((of["address_shared"] > 0.6) | (of["near"] > 0.6))
    return np.flatnonzero(~may_be_one).tolist()
