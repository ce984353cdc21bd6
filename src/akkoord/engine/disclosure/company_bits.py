"""Sets of companies as whole numbers, one bit for each company: what is asked of every row takes one step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_

import numpy as np

from akkoord.engine.arrays import Array

Bits = int
"""A set of companies: bit n is the nth company of a crowd."""
NO_ONE: Bits = 0


class Crowd:
    """The companies that any edition is about, in alphabetical order."""

    def __init__(self, companies: Iterable[str]) -> None:
        self._names = sorted(companies)
        self._bits = {name: 1 << at for at, name in enumerate(self._names)}
        self.everyone: Bits = (1 << len(self._names)) - 1

    def bits(self, companies: Iterable[str]) -> Bits:
        """The set of these companies; those that are not of the crowd are left out."""
        return union_of(self._bits.get(company, NO_ONE) for company in companies)

    def companies(self, bits: Bits) -> frozenset[str]:
        """The companies of a set."""
        return frozenset(self._names[at] for at in _positions(bits))


def union_of(sets: Iterable[Bits]) -> Bits:
    """Whoever is in any of them."""
    return reduce(or_, sets, NO_ONE)


def common_to(sets: Iterable[Bits], among: Bits = -1) -> Bits:
    """Of `among`, whoever is in all of them."""
    return reduce(and_, sets, among)


def too_few(sets: Sequence[Bits], among: Bits, *, k: int) -> Iterator[Bits]:
    """The groups of fewer than `k` of `among` that some choice of the sets leaves, where it leaves anybody.

    Of all groups with a company in it the smallest is left by choosing every set that it is in. When k are in
    all sets, every choice leaves them.
    """
    if common_to(sets, among).bit_count() >= k:
        return
    sets = [among, *sets]
    for choice, number in _choices(sets).items():
        if number < k:
            left = common_to(each for at, each in enumerate(sets) if choice >> at & 1)
            if left.bit_count() < k:
                yield left


def _choices(sets: Sequence[Bits]) -> Mapping[int, int]:
    """The sets that a company of the first one is in (bit n is the nth set) → how many are in just these."""
    table = _unpacked(sets)
    chosen = np.packbits(table[:, np.flatnonzero(table[0])], axis=0, bitorder="little").T
    whole = np.ascontiguousarray(chosen).view(f"V{chosen.shape[1]}")
    counted = Counter(whole.ravel().tolist())
    return {int.from_bytes(each, "little"): number for each, number in counted.items()}


def _positions(bits: Bits) -> list[int]:
    return np.flatnonzero(_unpacked([bits])[0]).tolist()


def _unpacked(sets: Sequence[Bits]) -> Array:
    """A row of zeros and ones for each set."""
    size = max(1, -(-max(map(int.bit_length, sets)) // 8))
    packed = np.frombuffer(b"".join(each.to_bytes(size, "little") for each in sets), dtype=np.uint8)
    return np.unpackbits(packed.reshape(len(sets), size), axis=1, bitorder="little")
