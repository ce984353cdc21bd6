"""Which trades can a word of a name stand for?"""

from collections.abc import Mapping

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning.lexicon import positions_of_known
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.cleaning.vocabulary import trades


def trades_of(words: Array) -> Array:
    """uint32 for each word of a lexicon: a bit for each trade that it can stand for in a name."""
    known = _TRADES["bits"]
    return np.where(words < len(known), known[np.minimum(words, len(known) - 1)], 0).astype(np.uint32)


def _bits() -> Mapping[str, Array]:
    table = trades()
    every = sorted({trade for meant in table.values() for trade in meant})
    bit = {trade: 1 << at for at, trade in enumerate(every)}
    known = [sum(bit[trade] for trade in table.get(word, ())) for word in positions_of_known()]
    return {"bits": np.array(known, dtype=np.uint32)}


_TRADES = PreparedArrays(_bits)
