"""The model as the kernel takes it, and what its measures say beside their weight."""

import numpy as np

from akkoord.engine.matching.comparing.measures import MEASURES
from akkoord.engine.matching.comparing.weighing import IS_SAME_TEXT, Scale
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
IS_BLOCKED, IS_OPEN, IS_SEPARATED = (IS_SAME_TEXT << at for at in (1, 2, 3))
"""Bits of a pair's flags."""


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
