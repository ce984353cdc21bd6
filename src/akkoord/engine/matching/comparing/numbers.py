"""Do two rows give the same numbers? Short lists of words, each number once."""

from akkoord.engine.matching.arrays import Array
from akkoord.engine.matching.kernels import kernel


@kernel
def common(left: Array, right: Array) -> int:
    """How many numbers stand in both."""
    found = 0
    for ours in left:
        for theirs in right:
            if ours == theirs:
                found += 1
    return found


@kernel
def differ(left: Array, right: Array) -> float:
    """1 when both give numbers and none is common."""
    return 1.0 if len(left) and len(right) and common(left, right) == 0 else 0.0
