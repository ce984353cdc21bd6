"""How alike are two places? Plain figures from 0 to 1; the model weighs them and the findings name them."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from akkoord.engine.matching.places import COMMON_RARITY, Place, Words, compared

LIKE_WORD = 80.0
"""From this likeness (Levenshtein ratio in per cent) on, two words count as spellings of one."""
SHORTEST_INSIDE = 4
"""A word this long found inside the other text run together counts as shared (`wei li` in `weili`)."""
EARTH_RADIUS_KM = 6371.0
WORTH_THREADS = 2000
"""From this many pairs on, threads save more than they cost."""

MEASURES = (
    "name_likeness",
    "name_shared",
    "name_only_one",
    "name_only_both",
    "address_likeness",
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
    "numbers_shared",
    "numbers_differ",
    "house_differs",
    "way_differs",
    "unit_one_side",
    "unit_same",
    "unit_differs",
    "building_differs",
    "plot_same",
    "plot_differs",
    "floor_differs",
    "country_differs",
    "country_unknown",
    "identifier_same",
    "identifier_differs",
    "near",
    "far",
)
"""The columns of the matrix of measures, in order."""


def _credit(word: str, other: Words, choices: Sequence[str]) -> float:
    """How much of a word that is none of the other's stands there: 1 inside it, less for a near spelling."""
    if len(word) < SHORTEST_INSIDE:
        return 0.0
    if word in other.squashed:
        return 1.0
    best = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=LIKE_WORD)
    return 0.0 if best is None else best[1] / 100.0


def _one_side(words: Words, other: Words, beside: Words | None) -> tuple[float, float, float]:
    """Shared weight, total weight, and the rarity of the rarest word that the other side lacks.

    A lacking word that stands `beside` says little: a firm's name with its town, which the other
    row gives in its address.
    """
    choices = list(other.rarity)
    shared = total = rarest = 0.0
    for word, weight in words.rarity.items():
        if word in other.rarity:
            shared += weight
            total += weight
            continue
        credit = _credit(word, other, choices)
        is_beside = not credit and beside is not None and word in beside.rarity
        rarity = min(weight, COMMON_RARITY) if is_beside else weight
        shared += credit * rarity
        total += rarity
        rarest = max(rarest, rarity * (1.0 - credit))
    return shared, total, rarest


def word_measures(
    left: Words, right: Words, beside: tuple[Words | None, Words | None] = (None, None)
) -> tuple[float, float, float]:
    """Shared part of the weight; rarest word lacking on the side that lacks less, and on the other."""
    shared_left, total_left, rarest_left = _one_side(left, right, beside[1])
    shared_right, total_right, rarest_right = _one_side(right, left, beside[0])
    total = total_left + total_right
    shared = (shared_left + shared_right) / total if total else 0.0
    return shared, min(rarest_left, rarest_right), max(rarest_left, rarest_right)


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle distance between two points (latitude, longitude in degrees)."""
    lat1, lng1, lat2, lng2 = map(math.radians, (*left, *right))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def _differ(left: frozenset[str], right: frozenset[str]) -> float:
    return float(bool(left) and bool(right) and left.isdisjoint(right))


def _same(left: frozenset[str], right: frozenset[str]) -> float:
    return float(not left.isdisjoint(right))


def _identifiers(left: Mapping[str, str], right: Mapping[str, str]) -> tuple[float, float]:
    common = left.keys() & right.keys()
    same = any(left[scheme] == right[scheme] for scheme in common)
    return float(same), float(bool(common) and not same)


def _distance(left: Place, right: Place) -> tuple[float, float]:
    """Nearness (1 at the same point, 0 from 5 km on) and farness (0 up to 5 km, 1 from 100 km on)."""
    if left.point is None or right.point is None:
        return 0.0, 0.0
    distance = kilometres(left.point, right.point)
    return max(0.0, 1.0 - distance / 5.0), min(1.0, max(0.0, (distance - 5.0) / 95.0))


def _pair_measures(left: Place, right: Place) -> tuple[float, ...]:
    a, b = left.numbers, right.numbers
    fewer = min(len(a.every), len(b.every))
    return (
        *word_measures(left.name, right.name, (left.address, right.address)),
        *word_measures(left.address, right.address),
        1.0 / (1.0 + min(len(left.address.rarity), len(right.address.rarity))),
        len(a.every & b.every) / fewer if fewer else 0.0,
        _differ(a.every, b.every),
        _differ(a.house | a.plot, b.house | b.plot),
        _differ(a.way, b.way),
        float(bool(a.unit) != bool(b.unit)),
        _same(a.unit, b.unit),
        _differ(a.unit, b.unit),
        _differ(a.building, b.building),
        _same(a.plot, b.plot),
        _differ(a.plot, b.plot),
        _differ(a.floor, b.floor),
        float(bool(left.country) and bool(right.country) and left.country != right.country),
        float(not left.country or not right.country),
        *_identifiers(left.identifiers, right.identifiers),
        *_distance(left, right),
    )


def _likeness(left: list[str], right: list[str], scorer: Any) -> npt.NDArray[np.float64]:  # noqa: ANN401 - rapidfuzz
    workers = -1 if len(left) >= WORTH_THREADS else 1
    return np.asarray(process.cpdist(left, right, scorer=scorer, dtype=np.float64, workers=workers))


def measure_pairs(
    places: Sequence[Place], left: Sequence[int], right: Sequence[int]
) -> npt.NDArray[np.float64]:
    """Matrix pairs × MEASURES for the places at the positions `left` and `right`."""
    pairs = [compared(places[a], places[b]) for a, b in zip(left, right, strict=True)]
    lefts, rights = [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def both(text: str, part: str) -> tuple[list[str], list[str]]:
        return (
            [getattr(getattr(place, text), part) for place in lefts],
            [getattr(getattr(place, text), part) for place in rights],
        )

    name = np.maximum(
        _likeness(*both("name", "ordered"), scorer=Levenshtein.normalized_similarity),
        _likeness(*both("name", "squashed"), scorer=Levenshtein.normalized_similarity),
    )
    address = _likeness(*both("address", "ordered"), scorer=fuzz.ratio) / 100.0
    inside = _likeness(*both("address", "squashed"), scorer=fuzz.partial_ratio) / 100.0
    rest = np.array([_pair_measures(a, b) for a, b in zip(lefts, rights, strict=True)], dtype=np.float64)
    rest = rest.reshape(len(lefts), len(MEASURES) - 3)
    return np.column_stack([name, rest[:, :3], address, inside, rest[:, 3:]])
