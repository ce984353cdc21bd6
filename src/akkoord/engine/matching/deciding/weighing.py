"""What does the model say of many pairs? Compared step by step, as far as a pair can still be kept."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel
from akkoord.engine.matching.comparing.addresses import compare_addresses
from akkoord.engine.matching.comparing.comparable import Comparable
from akkoord.engine.matching.comparing.measures import FAR, IDENTIFIER_DIFFERS, MEASURES, SAME_TEXT
from akkoord.engine.matching.comparing.pairs import (
    Room,
    compare_all_names,
    compare_what_costs_little,
)
from akkoord.engine.matching.curves import Knots, sum_of
from akkoord.engine.matching.deciding.findings import BLOCKING, LEAVING_OPEN, SEPARATING
from akkoord.engine.matching.model import Model

OF_ADDRESSES = (
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
    "address_told",
)
ROUNDING = 1e-6
"""What the rounding of probabilities may hide."""
IS_SAME_TEXT, IS_BLOCKED, IS_OPEN, IS_SEPARATED = 1, 2, 4, 8
"""Bits of a pair's flags. The text counts as the same where nothing else speaks against it."""


class Scale(NamedTuple):
    """The model as the kernel takes it."""

    intercept: float
    knots: Knots
    flags: Array
    """uint8 by measure: the flags that it sets when it is not 0."""
    least: float
    """Log-odds from which on a pair is kept."""
    most_of_addresses: float
    """What the words of addresses may add to the log-odds of a pair without them."""


def scale_of(model: Model, keep_from: float) -> Scale:
    """The model, for pairs that are kept from this probability on."""
    least = keep_from - ROUNDING
    flags = np.zeros(len(MEASURES), dtype=np.uint8)
    for names, flag in ((BLOCKING, IS_BLOCKED), (LEAVING_OPEN, IS_OPEN), (SEPARATING, IS_SEPARATED)):
        flags[[at for at, name in enumerate(MEASURES) if name in names]] |= flag
    return Scale(
        model.intercept,
        model.knots,
        flags,
        float(np.log(least / (1.0 - least))) if least > 0.0 else -np.inf,
        model.most_from(OF_ADDRESSES),
    )


@inner_kernel
def weigh(rows: Comparable, pairs: Array, scale: Scale, room: Room, log_odds: Array, flags: Array) -> None:
    """Fill in the log-odds and the flags of pairs of positions; what cannot be kept has at most these."""
    line = room.line
    for at in range(len(pairs)):
        left, right = pairs[at, 0], pairs[at, 1]
        line[:] = 0.0
        compare_what_costs_little(rows, left, right, line)
        compare_all_names(rows, left, right, room, line)
        log_odds[at] = scale.intercept + sum_of(line, scale.knots)
        if log_odds[at] + scale.most_of_addresses >= scale.least or line[SAME_TEXT] > 0:
            compare_addresses(rows, left, right, room.credits, line)
            log_odds[at] = scale.intercept + sum_of(line, scale.knots)
            flags[at] = _flags_of(line, scale.flags)


@inner_kernel
def _flags_of(line: Array, flags: Array) -> int:
    found = 0
    for at in range(len(line)):
        if line[at] > 0:
            found |= flags[at]
    if line[SAME_TEXT] > 0 and line[IDENTIFIER_DIFFERS] + line[FAR] == 0:
        found |= IS_SAME_TEXT
    return found
