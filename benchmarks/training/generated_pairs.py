"""Labelled pairs that need no judgement: register rows told anew, and rows that are surely other places."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from akkoord.engine.matching.comparing import MEASURES, measure_pairs
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.learning.fitting import Examples
from training.kinds import (
    OF_UNITS,
    ONE_PLACE,
    TOLD_BY_ADDRESS,
    TOLD_BY_NAME,
    TWO_PLACES,
    Draw,
    Kind,
    has_unit,
    namesakes,
    other_number,
    other_units,
)
from training.look_alikes import look_alikes
from training.places import Pair, Place, rows_of
from training.retelling import geocoded, retold, town_only, without_address, without_point
from training.sectors import other_trade, trade_words

SAME = 12000
DIFFERENT = 9500
NEIGHBOURS = 5000
OTHER_SECTOR = 0.3
"""Share of places that are moved to a sector outside apparel."""
WITHOUT_ADDRESS = 0.08
"""Share of pairs of which neither row has an address; as many have one on one side only."""
NAME_ALONE = 0.6
"""Share of pairs of common names of which one row has no address."""
TOWN_ON_ONE_SIDE = 0.05
TOWNS_ONLY = 0.08
WITH_POINTS = 0.3
TELLING = 0.5
"""Rarity from which on a word that one side lacks tells the two apart."""
LIKE = 0.8
"""Shared weight from which on two texts are alike."""
KEPT_WITHOUT_ADDRESS = 0.15
"""Share of the pairs that only the address tells apart, when it goes: two places of one name are rare."""


class Generator:
    """Draws pairs from the places of a register; the same seed gives the same pairs."""

    def __init__(self, places: Sequence[Place], *, seed: int) -> None:
        self._places = list(places)
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._in_country: dict[str, list[int]] = defaultdict(list)
        for at, place in enumerate(self._places):
            self._in_country[place.country].append(at)

    def pairs(self) -> list[Pair]:
        """All generated pairs."""
        return [
            *self._made(ONE_PLACE, SAME, is_same=True),
            *self._made(TWO_PLACES, DIFFERENT, is_same=False),
            *self._neighbours(),
        ]

    def _made(self, kinds: Mapping[Kind, float], count: int, *, is_same: bool) -> Iterator[Pair]:
        made = 0
        while made < count:
            kind = self._chance.choices(list(kinds), weights=list(kinds.values()))[0]
            draw, origins = self._draw()
            if kind in OF_UNITS and has_unit(draw.here):
                continue
            left, right = kind(draw)
            if not is_same and (left.name, left.address) == (right.name, right.address):
                continue
            if kind in TOLD_BY_NAME and self._chance.random() < NAME_ALONE:
                left = without_address(left)
            sides = self._as_given(left, right, is_told_by_address=kind in TOLD_BY_ADDRESS)
            if sides is not None:
                made += 1
                yield Pair(*sides, is_same=is_same, kind=kind.__name__, origins=origins)

    def _neighbours(self) -> Iterator[Pair]:
        pairs = look_alikes(self._places)
        self._chance.shuffle(pairs)
        for left, right in pairs[:NEIGHBOURS]:
            sides = self._as_given(self._places[left], self._places[right], is_told_by_address=False)
            if sides is not None:
                yield Pair(*sides, is_same=False, kind="neighbours", origins=(left, right))

    def _draw(self) -> tuple[Draw, tuple[int, int]]:
        """What a pair is made from, and the positions of its two places."""
        at = self._chance.randrange(len(self._places))
        other = self._chance.choice(self._in_country[self._places[at].country])
        here, there = self._places[at], self._places[other]
        if self._chance.random() < OTHER_SECTOR:
            sector = self._chance.choice(sorted(trade_words()))
            here, there = (
                replace(place, name=other_trade(place.name, sector, self._chance)) for place in (here, there)
            )
        return Draw(here, there, self._chance), (at, other)

    def _as_given(self, left: Place, right: Place, *, is_told_by_address: bool) -> tuple[Place, Place] | None:
        """The two rows as two lists give them, in either order; None for a pair that nothing tells apart."""
        left, right = self._told(left), retold(right, self._chance)
        if self._chance.random() < WITH_POINTS:
            left, right = geocoded(left, self._chance), geocoded(right, self._chance)
        else:
            left, right = without_point(left), without_point(right)
        if self._chance.random() < 0.5:
            left, right = right, left
        draw = self._chance.random()
        if draw < 2 * WITHOUT_ADDRESS and is_told_by_address and self._chance.random() > KEPT_WITHOUT_ADDRESS:
            return None
        if draw < WITHOUT_ADDRESS:
            return without_address(left), without_address(right)
        if draw < 2 * WITHOUT_ADDRESS:
            return left, without_address(right)
        if draw < 2 * WITHOUT_ADDRESS + TOWN_ON_ONE_SIDE:
            return left, town_only(right)
        if draw < 2 * WITHOUT_ADDRESS + TOWN_ON_ONE_SIDE + TOWNS_ONLY:
            return town_only(left), town_only(right)
        return left, right

    def _told(self, place: Place) -> Place:
        return retold(place, self._chance) if self._chance.random() < 0.5 else place


@dataclass(frozen=True, slots=True)
class Generated:
    """Generated pairs with their measures, and for each the positions of the places it was made of."""

    examples: Examples
    origins: npt.NDArray[np.int64]

    def without(self, is_hidden: npt.NDArray[np.bool_]) -> Examples:
        """Those that no hidden place went into; `is_hidden` is by place."""
        return self.examples.taken(~is_hidden[self.origins].any(axis=1))


def measured(pairs: Sequence[Pair]) -> Generated:
    """The measures of `pairs`, as matching takes them, without two places that nothing tells apart."""
    rows = rows_of([place for pair in pairs for place in (pair.left, pair.right)])
    positions = np.arange(2 * len(pairs), dtype=np.int32).reshape(-1, 2)
    is_same = np.array([pair.is_same for pair in pairs], dtype=np.float64)
    examples = Examples.of(measure_pairs(describe(rows), positions), is_same)
    kept = (is_same > 0) | _differ([pair.kind for pair in pairs], examples.measures)
    origins = np.array([pair.origins for pair in pairs], dtype=np.int64)
    return Generated(examples.taken(kept), origins[kept])


def _differ(kinds: Sequence[str], measures: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Whether anything tells two rows apart: damage may have lost the number or the town that did."""
    of = {name: measures[:, at] for at, name in enumerate(MEASURES)}
    name = (of["name_only_both"] > TELLING) | (of["name_shared"] < LIKE)
    is_given = of["address_missing"] == 0.0
    address = is_given & ((of["address_only_one"] > TELLING) | (of["address_shared"] < LIKE))
    number = of["numbers_differ"] + of["house_differs"] + of["plot_differs"] + of["way_differs"] > 0.0
    kind = np.array(kinds)
    return np.select(
        [kind == other_units.__name__, kind == other_number.__name__],
        [of["unit_differs"] > 0.0, is_given & number],
        name | address | number | (of["far"] > 0.0) | (kind == namesakes.__name__),
    )
