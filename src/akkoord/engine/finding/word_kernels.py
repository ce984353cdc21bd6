"""The loops over the locations of words.

A location's state packs four numbers: the turn of the word that found it last, how many words found it, the
points of all, and the points of that last word, of which the best counts.
"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel

TURN, FOUND, TOTAL = np.uint32(28), np.uint32(24), np.uint32(8)
FEW, LAST = np.uint32(15), np.uint32(255)
MOST_TOTAL = np.uint32(0xFFFF)
MOST_WORDS = 14
"""Turns count from 1 and fit into four bits."""


@inner_kernel
def find_word(
    states: Array, places: Array, begins: Array, ends: Array, by_place: Array, by_name: Array, turn: int
) -> None:
    """Give points for one word that was typed to every location that has one of its spans.

    `places` holds twice the number of a location, and one more where the word stands in a name.
    """
    mine = np.uint32(turn)
    for span in range(len(begins)):
        for at in range(begins[span], ends[span]):
            location = places[at] >> np.uint32(1)
            points = by_name[span] if places[at] & np.uint32(1) else by_place[span]
            state = states[location]
            found = (state >> FOUND) & FEW
            total = (state >> TOTAL) & MOST_TOTAL
            if state >> TURN != mine:
                found += np.uint32(1)
                total += points
            elif points > state & LAST:
                total += points - (state & LAST)
            else:
                continue
            states[location] = (mine << TURN) | (found << FOUND) | (total << TOTAL) | points


@inner_kernel
def put_found(states: Array, least: int, out: Array) -> int:
    """Write the locations that at least so many words found; how many there are."""
    count = 0
    for location in range(len(states)):
        if (states[location] >> FOUND) & FEW >= np.uint32(least):
            out[count] = location
            count += 1
    return count


@inner_kernel
def count_wanted(starts: Array, locations: Array, is_wanted: Array, counts: Array) -> None:
    """Count the wanted ones in each list, of which `at` is `locations[starts[at]:starts[at + 1]]`."""
    for which in range(len(counts)):
        for at in range(starts[which], starts[which + 1]):
            counts[which] += is_wanted[locations[at]]
