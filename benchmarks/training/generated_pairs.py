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
from training.corruption import Text, rewritten, with_unit

SAME_PLACES = 2500
NEIGHBOURS = 2500
CROSSED = 1600
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
        return [
            *(self._same_place(at) for at in order[:SAME_PLACES]),
            *self._neighbours(),
            *self._crossed(order),
        ]

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

    def _neighbours(self) -> Iterator[Pair]:
        """Different rows of the register that look alike, without those that may be one place after all."""
        places = places_of(self._register)
        candidates = candidate_pairs(places)
        measures = measure_pairs(places, candidates[:, 0].tolist(), candidates[:, 1].tolist())
        name, address = (measures[:, MEASURES.index(each)] for each in ("name_shared", "address_shared"))
        sure = np.flatnonzero(~((name > 0.85) & (address > 0.7))).tolist()
        self._chance.shuffle(sure)
        for at in sure[:NEIGHBOURS]:
            left, right = candidates[at]
            texts = (self._maybe_rewritten(self._texts[each]) for each in (left, right))
            yield Pair(*texts, self._countries[left], is_same=False)

    def _crossed(self, order: Sequence[int]) -> Iterator[Pair]:
        """The same firm elsewhere, another firm at the same address, another unit of the same firm."""
        made = 0
        for at in order:
            other = self._chance.choice(self._in_country[self._countries[at]])
            if other == at or made == CROSSED:
                continue
            here, there = self._texts[at], self._texts[other]
            if made % 4 == 1:
                left, right = here, Text(there.name, here.address)
            elif made % 4 == 2:
                one, two = self._chance.sample(range(1, len(ROMAN)), 2)
                left, right = with_unit(here, self._unit(one)), with_unit(here, self._unit(two))
            else:
                left, right = here, Text(here.name, there.address)
            made += 1
            yield Pair(
                rewritten(left, self._chance),
                rewritten(right, self._chance),
                self._countries[at],
                is_same=False,
            )


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
