"""Labelled pairs that need no judgement: register rows rewritten, and rows that are surely other places."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from real_lists import row, table

from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.measures import MEASURES, measure_pairs
from akkoord.engine.matching.places import places_of
from training.corruption import Text, another_number, rewritten, with_unit

SAME_PLACES = 2500
NEIGHBOURS = 2500
TENANTS = 1000
CROSSED = 2400
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts in one country, and whether they are one place."""

    left: Text
    right: Text
    country: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """Measures of pairs and their labels."""

    measures: npt.NDArray[np.float64]
    is_same: npt.NDArray[np.float64]


class Generator:
    """Draws pairs from `register` (ROW_SCHEMA); the same seed gives the same pairs."""

    def __init__(self, register: pa.Table, *, seed: int) -> None:
        self._register = register
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._texts = [
            Text(*pair)
            for pair in zip(*(register[name].to_pylist() for name in ("name", "address")), strict=True)
        ]
        self._countries = register["country"].to_pylist()
        self._in_country = defaultdict(list)
        for at, country in enumerate(self._countries):
            self._in_country[country].append(at)

    def pairs(self) -> list[Pair]:
        """All generated pairs."""
        order = list(range(len(self._texts)))
        self._chance.shuffle(order)
        neighbours, tenants = self._look_alikes()
        same = [self._same_place(at) for at in order[:SAME_PLACES]]
        return [*same, *neighbours, *tenants, *self._crossed(order)]

    def _maybe_rewritten(self, text: Text) -> Text:
        return rewritten(text, self._chance) if self._chance.random() < 0.5 else text

    def _unit(self, number: int) -> str:
        return self._chance.choice(
            [f"(Unit {number})", f"Unit-{number}", f"- Factory {number}", f"Unit {ROMAN[number]}"]
        )

    def _same_place(self, at: int) -> Pair:
        left, right = self._maybe_rewritten(self._texts[at]), rewritten(self._texts[at], self._chance)
        number, draw = self._chance.randrange(1, 9), self._chance.random()
        if draw < 0.08:
            right = with_unit(right, self._unit(number))
        elif draw < 0.14:
            left, right = with_unit(left, self._unit(number)), with_unit(right, self._unit(number))
        return Pair(left, right, self._countries[at], is_same=True)

    def _look_alikes(self) -> tuple[list[Pair], list[Pair]]:
        """Different rows of the register that look alike, and firms of like names at one address."""
        places = places_of(self._register)
        candidates = candidate_pairs(places)
        measures = measure_pairs(places, candidates[:, 0].tolist(), candidates[:, 1].tolist())
        by_name = {name: measures[:, at] for at, name in enumerate(MEASURES)}
        may_be_one = (by_name["name_shared"] > 0.85) & (by_name["address_shared"] > 0.7)
        sure = candidates[self._some(np.flatnonzero(~may_be_one), NEIGHBOURS)].tolist()
        other_firms = (by_name["name_only_one"] > 0.9) & (by_name["name_shared"] > 0.2)
        tenants = candidates[self._some(np.flatnonzero(other_firms), TENANTS)].tolist()
        return (
            [self._pair(self._texts[left], self._texts[right], left) for left, right in sure],
            [self._pair(self._texts[left], self._moved(right, left), left) for left, right in tenants],
        )

    def _some(self, positions: npt.NDArray[np.int64], most: int) -> list[int]:
        shuffled = positions.tolist()
        self._chance.shuffle(shuffled)
        return shuffled[:most]

    def _moved(self, firm: int, address: int) -> Text:
        return Text(self._texts[firm].name, self._texts[address].address)

    def _pair(self, left: Text, right: Text, at: int) -> Pair:
        texts = self._maybe_rewritten(left), self._maybe_rewritten(right)
        return Pair(*texts, self._countries[at], is_same=False)

    def _crossed(self, order: Sequence[int]) -> Iterator[Pair]:
        """The same firm elsewhere or at another number, another firm at its address, another of its units."""
        made = 0
        for at in order:
            other = self._chance.choice(self._in_country[self._countries[at]])
            if other == at or made == CROSSED:
                continue
            left, right = self._crossing(at, other, kind=made % 6)
            if left != right:
                made += 1
                yield Pair(
                    rewritten(left, self._chance),
                    rewritten(right, self._chance),
                    self._countries[at],
                    is_same=False,
                )

    def _crossing(self, at: int, other: int, *, kind: int) -> tuple[Text, Text]:
        here = self._texts[at]
        if kind == 0:
            return here, self._moved(other, at)
        if kind == 1:
            one, two = self._chance.sample(range(1, len(ROMAN)), 2)
            return with_unit(here, self._unit(one)), with_unit(here, self._unit(two))
        if kind in {2, 3}:
            return here, Text(here.name, another_number(here.address, self._chance))
        return here, self._moved(at, other)


def measured(pairs: Sequence[Pair]) -> Labelled:
    """The measures of `pairs`, as matching takes them."""
    rows = []
    for at, pair in enumerate(pairs):
        for side, text in (("left", pair.left), ("right", pair.right)):
            rows.append(row(f"{at}:{side}", name=text.name, address=text.address, country=pair.country))
    places = places_of(table(rows))
    lefts = range(0, len(rows), 2)
    measures = measure_pairs(places, list(lefts), [at + 1 for at in lefts])
    return Labelled(measures, np.array([pair.is_same for pair in pairs], dtype=np.float64))
