"""Do two rows give the same numbers? Small ascending lists of words."""

from numba import njit

from akkoord.engine.matching.arrays import Array


@njit(cache=True, nogil=True)
def common(left: Array, right: Array) -> int:
    """How many numbers stand in both."""
    found = ours = theirs = 0
    while ours < len(left) and theirs < len(right):
        if left[ours] == right[theirs]:
            found += 1
            ours += 1
            theirs += 1
        elif left[ours] < right[theirs]:
            ours += 1
        else:
            theirs += 1
    return found


@njit(cache=True, nogil=True)
def differ(left: Array, right: Array) -> float:
    """1 when both give numbers and none is common."""
    return 1.0 if len(left) and len(right) and common(left, right) == 0 else 0.0
