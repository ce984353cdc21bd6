"""How many rows, locations and lists a sample has, and how it is cut into chunks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from akkoord.engine.sample.scale.rarity import Lexicon, lexicon

CHUNK = 25_000
ROWS_A_LOCATION = 3.15
SHARE_OF_KNOWN = 0.7
"""How many rows of a list beside a register are about a location that the register has."""
FEWEST_LISTS = 12
MOST_MENTIONS = 40
MOST_ROWS_A_LOCATION = 15.0
SEARCH_STEPS = 50


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows that are written together; no location is in two chunks.

    `registered` locations stand in the register; a chunk without them has as many locations as its rows need.
    """

    number: int
    rows: int
    first_row: int
    first_location: int
    registered: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be generated; the same plan gives the same bytes.

    `rows` of lists, `register` locations that a register has, `mentions` rows a location on average.
    """

    seed: int
    rows: int
    lists: int
    register: int = 0
    mentions: float = ROWS_A_LOCATION

    def chunks(self) -> Iterator[Chunk]:
        """The chunks with registered locations, then those with new ones."""
        known = round(self.rows * SHARE_OF_KNOWN) if self.register else 0
        number = 0
        for first in range(0, self.register, CHUNK):
            locations = min(CHUNK, self.register - first)
            before, after = (known * at // self.register for at in (first, first + locations))
            yield Chunk(number, after - before, before, first, locations)
            number += 1
        for first in range(known, self.rows, CHUNK):
            yield Chunk(number, min(CHUNK, self.rows - first), first, self.register + first)
            number += 1


def plan_for(
    rows: int, *, seed: int, lists: int | None = None, locations: int | None = None, register: int = 0
) -> Plan:
    """The plan for so many rows; without `lists` as many as an agreement of that size would have.

    `locations` is about how many different ones the rows are about, a third of the rows when not given.
    """
    mentions = min(rows / locations, MOST_ROWS_A_LOCATION) if locations else ROWS_A_LOCATION
    return Plan(seed, rows, lists or max(FEWEST_LISTS, round(rows**0.62)), register, mentions)


@lru_cache(maxsize=8)
def list_sizes(count: int) -> Lexicon:
    """Numbers of lists by their share of the rows: some are long, most are short."""
    return lexicon([str(number) for number in range(count)], slope=0.8, flatness=10.0)


@lru_cache(maxsize=8)
def mention_counts(mean: float) -> Lexicon:
    """How often a location is mentioned: mostly once or twice, seldom many times, `mean` on average."""
    counts = range(1, MOST_MENTIONS + 1)
    low, high = 0.0, 6.0
    for _ in range(SEARCH_STEPS):
        slope = (low + high) / 2
        weights = [count**-slope for count in counts]
        average = sum(c * w for c, w in zip(counts, weights, strict=True)) / sum(weights)
        low, high = (slope, high) if average > mean else (low, slope)
    return lexicon([str(count) for count in counts], slope=slope, flatness=1.0)
