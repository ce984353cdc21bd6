"""What became of each row: a new place, the same as a known one, or a question to a person?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from akkoord.engine.matching.judgements import Decision, Ruling
from akkoord.engine.matching.scoring import ScoredPair

ASSIGNMENTS_SCHEMA = pa.schema(
    [
        pa.field("row_key", pa.string(), nullable=False),
        pa.field("location_id", pa.string(), nullable=False),
        pa.field("decision", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
    ]
)


class _Nearest:
    """The highest probability of a row with one of its own place, one to be asked about, and any."""

    def __init__(self, pairs: Iterable[ScoredPair], places: Mapping[str, str], ruling: Ruling) -> None:
        self.within: dict[str, float] = defaultdict(float)
        self.asked: dict[str, float] = defaultdict(float)
        self.any: dict[str, float] = defaultdict(float)
        for pair in pairs:
            for row_key in (pair.left, pair.right):
                self._note(self.any, row_key, pair)
                if places[pair.left] == places[pair.right]:
                    self._note(self.within, row_key, pair)
                elif pair.decision is not Decision.DIFFERENT and not ruling.answers(pair.left, pair.right):
                    self._note(self.asked, row_key, pair)

    @staticmethod
    def _note(table: dict[str, float], row_key: str, pair: ScoredPair) -> None:
        table[row_key] = max(table[row_key], pair.probability)


def assignments_table(
    row_keys: Sequence[str],
    places: Mapping[str, str],
    current: Mapping[str, str | None],
    pairs: Iterable[ScoredPair],
    ruling: Ruling,
) -> pa.Table:
    """One line a row in the given order; `probability` is that of being the same place as its nearest row.

    `same`: its place was known before or another row of the place stands above it; `ask`: it
    stands alone and a person is asked; `new`: the first mention of a place.
    """
    nearest = _Nearest(pairs, places, ruling)
    size = Counter(places.values())
    known = {location_id for location_id in current.values() if location_id}
    first: dict[str, str] = {}
    for row_key in row_keys:
        first.setdefault(places[row_key], row_key)
    lines = []
    for row_key in row_keys:
        location_id = places[row_key]
        if size[location_id] > 1:
            is_first = location_id not in known and first[location_id] == row_key
            decision = Decision.NEW if is_first else Decision.SAME
            probability = nearest.within[row_key]
        elif row_key in nearest.asked:
            decision, probability = Decision.ASK, nearest.asked[row_key]
        else:
            decision = Decision.SAME if current.get(row_key) == location_id else Decision.NEW
            probability = nearest.any[row_key]
        lines.append((row_key, location_id, str(decision), probability))
    return pa.table(
        [list(column) for column in zip(*lines, strict=True)] or [[], [], [], []], schema=ASSIGNMENTS_SCHEMA
    )
