"""What did the comparison of two rows find? Each finding has a code, its facts and its measures."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.matching.comparing.points import kilometres
from akkoord.engine.matching.descriptions import NUMBER_KINDS, Descriptions

NUMBERED = ("unit", "building", "plot", "floor")
"""Kinds of numbers that never join of themselves when they differ (`locations.md` number guard)."""

BLOCKING = frozenset(
    {
        "unit_differs",
        "unit_beside",
        "building_differs",
        "plot_differs",
        "floor_differs",
        "country_differs",
        "country_unknown",
        "identifier_differs",
        "trade_differs",
    }
)
"""Measures with which the machine never joins two rows, however alike they look; only a person does."""

LEAVING_OPEN = frozenset({"name_not_enough", "unit_unplaced"})
"""Measures with which the machine does not join two rows for themselves; rows between them may."""

SEPARATING = frozenset({"unit_differs"})
"""Measures that settle it: two units of one firm are two places, and nobody is asked."""

OTHER_LOCATION = "other_location"
"""The finding that two rows bear different locations; it blocks too."""

EQUAL = 0.999
NEAR_EQUAL = 0.8
MOSTLY_ELSEWHERE = 0.75
SHOWN_NUMBERS = 5
SHOWN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `measures` say which weights of the model it stands for."""

    code: str
    measures: tuple[str, ...]
    params: dict[str, str] = field(default_factory=dict)

    @property
    def is_blocking(self) -> bool:
        """Whether the machine may not join two rows of which this was found."""
        return is_blocking(self.code)

    @property
    def forbids_joining(self) -> bool:
        """Whether the machine does not join two rows for themselves of which this was found."""
        return self.is_blocking or _measure_of(self.code) in LEAVING_OPEN

    @property
    def is_separating(self) -> bool:
        """Whether it settles that two rows are two places."""
        return _measure_of(self.code) in SEPARATING

    def coded(self) -> str:
        """As it is kept beside a pair: the code, and its params as JSON when it has any."""
        return f"{self.code} {json.dumps(self.params, sort_keys=True)}" if self.params else self.code


def is_blocking(code: str) -> bool:
    """Whether the machine may not join two rows of which a finding with this code was made."""
    return _measure_of(code) in BLOCKING or code == OTHER_LOCATION


def has_blocking(reasons: Iterable[str]) -> bool:
    """Whether one of the coded reasons kept beside a pair forbids the machine to join it."""
    return any(is_blocking(reason.partition(" ")[0]) for reason in reasons)


def _measure_of(code: str) -> str:
    return code.replace("_number_differs", "_differs")


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rows of `rows` at the positions `left` and `right`, with their measures by name."""

    rows: Descriptions
    left: int
    right: int
    measured: Mapping[str, float]

    def words(self, at: Array) -> list[str]:
        """The words at these positions of the vocabulary."""
        return [self.rows.vocabulary.word(each) for each in at.tolist()]

    def numbers(self, row: int, kind: str) -> list[str]:
        """The numbers of one kind, the shortest first."""
        found = self.rows.numbers[row * len(NUMBER_KINDS) + NUMBER_KINDS.index(kind)]
        return sorted(self.words(found), key=lambda value: (len(value), value))

    def lacking(self, of: str, row: int, other: int) -> str:
        """The rarest words of one side that the other has not, a dash for none."""
        lists = getattr(self.rows, of)
        rarity = getattr(self.rows, f"{of}_rarity")[lists.starts[row] : lists.starts[row + 1]]
        theirs = self.words(lists[other])
        squashed = "".join(theirs)
        found = {
            word: weight
            for word, weight in zip(self.words(lists[row]), rarity.tolist(), strict=True)
            if word not in theirs and word not in squashed
        }
        return " ".join(sorted(found, key=lambda word: (-found[word], word))[:SHOWN_WORDS]) or "–"


NAME_MEASURES = (
    "name_likeness",
    "name_shared",
    "name_only_one",
    "name_only_both",
    "names_told",
    "names_told_alone",
    "telling_likeness_alone",
    "acronym",
)
OTHER_NAME_MEASURES = ("alias_shared", "parent_shared")
ADDRESS_MEASURES = (
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
    "address_told",
    "address_elsewhere",
    "address_missing",
    "same_text",
)

OF_ONE_UNIT = ("unit_one_side", "unit_unplaced", "unit_beside")
POINT_MEASURES = ("near", "near_told", "near_unaddressed", "far")


def _lacking_on_both(pair: Compared, of: str) -> dict[str, str]:
    return {
        "left": pair.lacking(of, pair.left, pair.right),
        "right": pair.lacking(of, pair.right, pair.left),
    }


def _name(pair: Compared) -> Iterator[Finding]:
    measured = pair.measured
    if measured["name_likeness"] >= EQUAL:
        yield Finding("same_name", NAME_MEASURES)
    elif measured["name_only_both"] == 0.0:
        yield Finding("same_name_words", NAME_MEASURES)
    elif measured["name_shared"] >= NEAR_EQUAL:
        yield Finding("like_name", NAME_MEASURES)
    elif measured["acronym"]:
        yield Finding("acronym", NAME_MEASURES)
    else:
        yield Finding("name_differs", NAME_MEASURES, _lacking_on_both(pair, "name"))
    if measured["alias_shared"] >= NEAR_EQUAL:
        yield Finding("other_name_shared", OTHER_NAME_MEASURES)
    elif measured["parent_shared"] >= NEAR_EQUAL:
        yield Finding("parent_shared", OTHER_NAME_MEASURES)
    if measured["parents_differ"]:
        yield Finding("parents_differ", ("parents_differ",))
    if measured["trade_differs"]:
        yield Finding(
            "trade_differs",
            ("trade_differs",),
            {"left": _trading(pair, pair.left), "right": _trading(pair, pair.right)},
        )


def _trading(pair: Compared, row: int) -> str:
    words = pair.rows.name[row]
    return " ".join(pair.words(words[pair.rows.vocabulary.trades[words] > 0]))


def _address(pair: Compared) -> Iterator[Finding]:
    measured = pair.measured
    if measured["same_text"]:
        yield Finding("same_address", ADDRESS_MEASURES)
    elif not (len(pair.rows.address[pair.left]) and len(pair.rows.address[pair.right])):
        if measured["address_missing"]:  # else the point on the map stands for the address
            yield Finding("address_missing", ADDRESS_MEASURES)
        if measured["name_not_enough"]:
            yield Finding("name_not_enough", ("name_not_enough",))
    elif np.array_equal(pair.rows.address[pair.left], pair.rows.address[pair.right]):
        yield Finding("same_address", ADDRESS_MEASURES)
    elif measured["address_only_one"] == 0.0:
        yield Finding("address_within_other", ADDRESS_MEASURES)
    elif measured["address_shared"] >= NEAR_EQUAL:
        yield Finding("like_address", ADDRESS_MEASURES)
    else:
        yield Finding(_unlike_addresses(measured), ADDRESS_MEASURES, _lacking_on_both(pair, "address"))


def _unlike_addresses(measured: Mapping[str, float]) -> str:
    """The code for addresses that are neither within each other nor much alike."""
    if measured["address_elsewhere"] >= MOSTLY_ELSEWHERE:
        return "address_elsewhere"
    return "address_partly_shared" if measured["address_shared"] >= NEAR_EQUAL / 2 else "address_differs"


def _shown(numbers: list[str]) -> str:
    """The numbers in words, without those that only run two of them together (`101/2` as `1012`)."""
    glued = {one + other for one in numbers for other in numbers}
    return ", ".join([number for number in numbers if number not in glued][:SHOWN_NUMBERS])


def _of_one_side(pair: Compared) -> str:
    """What it means that one row alone names a unit."""
    if pair.measured["unit_beside"]:
        return "unit_beside"
    return "unit_unplaced" if pair.measured["unit_unplaced"] else "unit_number_on_one_side"


def _numbers(pair: Compared) -> Iterator[Finding]:
    for kind in NUMBERED:
        ours, theirs = pair.numbers(pair.left, kind), pair.numbers(pair.right, kind)
        if kind == "unit":
            ours, theirs = _with_codes(pair, ours, theirs)
        both = [number for number in ours if number in theirs]
        measures = tuple(name for name in (f"{kind}_same", f"{kind}_differs") if name in pair.measured)
        if both:
            yield Finding(f"same_{kind}_number", measures, {"number": _shown(both)})
        elif ours and theirs and pair.measured[f"{kind}_differs"]:
            yield Finding(f"{kind}_number_differs", measures, {"left": _shown(ours), "right": _shown(theirs)})
        elif kind == "unit" and (ours or theirs):
            yield Finding(_of_one_side(pair), OF_ONE_UNIT, {"number": _shown(ours or theirs)})
    yield from _all_numbers(pair)


def _with_codes(pair: Compared, ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Units, with the codes that are the same on the other side, or stand against other codes."""
    our_codes, their_codes = (pair.numbers(row, "code") for row in (pair.left, pair.right))
    all_ours, all_theirs = [*ours, *our_codes], [*theirs, *their_codes]
    if set(all_ours) & set(all_theirs) or (our_codes and their_codes):
        return all_ours, all_theirs
    return ours, theirs


def _all_numbers(pair: Compared) -> Iterator[Finding]:
    ours, theirs = pair.numbers(pair.left, "every"), pair.numbers(pair.right, "every")
    both = [number for number in ours if number in theirs]
    measures = ("numbers_shared", "numbers_differ", "house_differs", "way_differs")
    if both:
        yield Finding("numbers_shared", measures, {"numbers": _shown(both)})
    elif ours and theirs:
        yield Finding("numbers_differ", measures, {"left": _shown(ours), "right": _shown(theirs)})


def _country(code: int) -> str:
    return chr(code // 256) + chr(code % 256) if code else ""


def _elsewhere(pair: Compared) -> Iterator[Finding]:
    measured, rows = pair.measured, pair.rows
    if measured["country_differs"]:
        params = {
            "left": _country(int(rows.country[pair.left])),
            "right": _country(int(rows.country[pair.right])),
        }
        yield Finding("country_differs", ("country_differs",), params)
    elif measured["country_unknown"]:
        yield Finding("country_unknown", ("country_unknown",))
    for code in ("town_same", "towns_apart", "postcode_same", "postcode_differs"):
        if measured[code]:
            yield Finding(code, (code,))
    if measured["identifier_same"]:
        yield Finding("same_identifier", ("identifier_same",))
    elif measured["identifier_differs"]:
        yield Finding("identifier_differs", ("identifier_differs",))
    if measured["near"] or measured["far"]:
        distance = kilometres(*rows.point[pair.left], *rows.point[pair.right])
        code = "points_near" if measured["near"] else "points_far"
        yield Finding(code, POINT_MEASURES, {"kilometres": f"{distance:.1f}"})


def findings(pair: Compared) -> list[Finding]:
    """All findings of a pair."""
    return [finding for find in (_name, _address, _numbers, _elsewhere) for finding in find(pair)]
