"""The loops over pieces of three letters."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.finding.letters import EDGE, LETTERS
from akkoord.engine.kernels import inner_kernel, kernel_part


@kernel_part
def _gram(codes: Array, at: int) -> int:
    return int((np.int64(codes[at]) * LETTERS + codes[at + 1]) * LETTERS + codes[at + 2])


@inner_kernel
def count_grams(starts: Array, codes: Array, seen: Array, counts: Array) -> None:
    """Count behind each piece's place in `counts` the texts that have it; `seen` starts with -1."""
    for text in range(len(starts) - 1):
        for at in range(starts[text], starts[text + 1] - 2):
            gram = _gram(codes, at)
            if codes[at + 1] != EDGE and seen[gram] != text:
                seen[gram] = text
                counts[gram + 1] += 1


@inner_kernel
def put_grams(starts: Array, codes: Array, seen: Array, ends: Array, texts: Array) -> None:
    """Write the texts of each piece from `ends` on, which move along; `seen` starts with -1."""
    for text in range(len(starts) - 1):
        for at in range(starts[text], starts[text + 1] - 2):
            gram = _gram(codes, at)
            if codes[at + 1] != EDGE and seen[gram] != text:
                seen[gram] = text
                texts[ends[gram]] = text
                ends[gram] += 1


@inner_kernel
def raise_scores(starts: Array, texts: Array, grams: Array, weights: Array, scores: Array) -> None:
    """Add the weight of each piece to the scores of the texts that have it."""
    for which in range(len(grams)):
        gram, weight = grams[which], weights[which]
        for at in range(starts[gram], starts[gram + 1]):
            scores[texts[at]] += weight


@inner_kernel
def count_scores(scores: Array, counts: Array) -> None:
    """Count how many texts have each score."""
    for at in range(len(scores)):
        counts[scores[at]] += 1


@inner_kernel
def put_best(scores: Array, least: int, out: Array) -> int:
    """Write the first texts that score at least so much, until `out` is full; how many."""
    count = 0
    for at in range(len(scores)):
        if scores[at] >= least:
            if count == len(out):
                break
            out[count] = at
            count += 1
    return count
