"""Links of few rows for the tests of matching."""

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from akkoord.engine.matching.clusters import ASK, DIFFERENT, SAME, Answers, Links

SURE = (970_000, SAME, False)
LIKELY = (800_000, SAME, False)
HALF = (550_000, ASK, False)
WEAK = (100_000, DIFFERENT, False)
BLOCKED = (970_000, ASK, True)
COUNT = 7
PAIRS = list(combinations(range(COUNT), 2))

links_of_few = st.dictionaries(
    st.sampled_from(PAIRS), st.sampled_from([SURE, SURE, LIKELY, HALF, WEAK, BLOCKED])
)


def links(given):
    """(left, right) → (probability, decision, is_blocked) as Links."""
    pairs = sorted(given)
    columns = list(zip(*(given[pair] for pair in pairs), strict=True)) or [(), (), ()]
    return Links(
        left=np.array([left for left, _ in pairs], dtype=np.int32),
        right=np.array([right for _, right in pairs], dtype=np.int32),
        probability=np.array(columns[0], dtype=np.int32),
        decision=np.array(columns[1], dtype=np.int8),
        is_blocked=np.array(columns[2], dtype=bool),
    )


def answers(together, apart):
    """Answers from the smallest row of each row, and pairs."""
    pairs = np.array(sorted(apart), dtype=np.int32).reshape(-1, 2)
    return Answers(np.array(together, dtype=np.int32), pairs)
