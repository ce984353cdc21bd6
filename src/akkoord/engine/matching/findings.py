"""What did the comparison of two places find? Each finding has a code, its facts and its measures."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from akkoord.engine.matching.measures import kilometres
from akkoord.engine.matching.places import Place, Words, compared

NUMBERED = ("unit", "building", "plot", "floor")
"""Kinds of numbers that never join of themselves when they differ (`locations.md` number guard)."""

BLOCKING = frozenset(
    {
        *(f"{kind}_number_differs" for kind in NUMBERED),
        "country_differs",
        "country_unknown",
        "identifier_differs",
    }
    | {"other_location", "address_missing", "trade_differs"}
)
"""Findings with which the machine never joins two rows, however alike they look; only a person does."""

SEPARATING = frozenset({"unit_number_differs"})
"""Findings that settle it: two units of one firm are two places, and nobody is asked."""

NEAR_ENOUGH = 0.8
"""Points at most one kilometre apart."""
EQUAL = 0.999
NEAR_EQUAL = 0.8


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `measures` say which weights of the model it stands for."""

    code: str
    measures: tuple[str, ...]
    params: dict[str, str] = field(default_factory=dict)

    def coded(self) -> str:
        """As it is kept beside a pair: the code, and its params as JSON when it has any."""
        return f"{self.code} {json.dumps(self.params, sort_keys=True)}" if self.params else self.code


def _values(numbers: frozenset[str]) -> str:
    return ", ".join(sorted(numbers, key=lambda value: (len(value), value))[:5])


def _lacking(words: Words, other: Words) -> str:
    """The rarest words of one side that the other has not, a dash for none."""
    lacking = [word for word in words.rarity if word not in other.rarity and word not in other.squashed]
    return " ".join(sorted(lacking, key=lambda word: (-words.rarity[word], word))[:3]) or "–"


NAME_MEASURES = ("name_likeness", "name_shared", "name_only_one", "name_only_both")
ADDRESS_MEASURES = (
    "address_likeness",
    "address_inside",
    "address_shared",
    "address_only_one",
    "address_only_both",
    "address_short",
)


def _name(left: Place, right: Place, measured: dict[str, float]) -> Iterator[Finding]:
    if measured["name_likeness"] >= EQUAL or left.name.squashed == right.name.squashed:
        yield Finding("same_name", NAME_MEASURES)
    elif measured["name_only_both"] == 0.0:
        yield Finding("same_name_words", NAME_MEASURES)
    elif measured["name_shared"] >= NEAR_EQUAL:
        yield Finding("like_name", NAME_MEASURES)
    else:
        lacking = {"left": _lacking(left.name, right.name), "right": _lacking(right.name, left.name)}
        yield Finding("name_differs", NAME_MEASURES, lacking)
    ours, theirs = (frozenset().union(*place.trades.values()) for place in (left, right))
    if ours and theirs and ours.isdisjoint(theirs):
        words = {"left": " ".join(left.trades), "right": " ".join(right.trades)}
        yield Finding("trade_differs", (), words)


def _address(left: Place, right: Place, measured: dict[str, float]) -> Iterator[Finding]:
    are_given = bool(left.address.rarity and right.address.rarity)
    if left.same_text == right.same_text or (are_given and left.address.squashed == right.address.squashed):
        yield Finding("same_address", ADDRESS_MEASURES)
    elif not are_given:
        if measured["near"] < NEAR_ENOUGH:  # else the point on the map stands for the address
            yield Finding("address_missing", ADDRESS_MEASURES)
    elif measured["address_only_one"] == 0.0:
        yield Finding("address_within_other", ADDRESS_MEASURES)
    elif measured["address_shared"] >= NEAR_EQUAL:
        yield Finding("like_address", ADDRESS_MEASURES)
    else:
        lacking = {
            "left": _lacking(left.address, right.address),
            "right": _lacking(right.address, left.address),
        }
        code = "address_partly_shared" if measured["address_shared"] >= NEAR_EQUAL / 2 else "address_differs"
        yield Finding(code, ADDRESS_MEASURES, lacking)


def _numbers(left: Place, right: Place, measured: dict[str, float]) -> Iterator[Finding]:
    for kind in NUMBERED:
        ours, theirs = getattr(left.numbers, kind), getattr(right.numbers, kind)
        measures = tuple(name for name in (f"{kind}_same", f"{kind}_differs") if name in measured)
        if ours and theirs and ours.isdisjoint(theirs):
            yield Finding(
                f"{kind}_number_differs", measures, {"left": _values(ours), "right": _values(theirs)}
            )
        elif ours and theirs:
            yield Finding(f"same_{kind}_number", measures, {"number": _values(ours & theirs)})
    if bool(left.numbers.unit) != bool(right.numbers.unit):
        given = _values(left.numbers.unit | right.numbers.unit)
        yield Finding("unit_number_on_one_side", ("unit_one_side",), {"number": given})
    shared = left.numbers.every & right.numbers.every
    measures = ("numbers_shared", "numbers_differ", "house_differs", "way_differs")
    if shared:
        yield Finding("numbers_shared", measures, {"numbers": _values(shared)})
    elif measured["numbers_differ"]:
        params = {"left": _values(left.numbers.every), "right": _values(right.numbers.every)}
        yield Finding("numbers_differ", measures, params)


def _elsewhere(left: Place, right: Place, measured: dict[str, float]) -> Iterator[Finding]:
    if measured["country_differs"]:
        yield Finding("country_differs", ("country_differs",), {"left": left.country, "right": right.country})
    elif measured["country_unknown"]:
        yield Finding("country_unknown", ("country_unknown",))
    for scheme in sorted(left.identifiers.keys() & right.identifiers.keys()):
        same = left.identifiers[scheme] == right.identifiers[scheme]
        code = "same_identifier" if same else "identifier_differs"
        yield Finding(code, ("identifier_same", "identifier_differs"), {"scheme": scheme})
    if left.point and right.point:
        distance = kilometres(left.point, right.point)
        if measured["near"] or measured["far"]:
            code = "points_near" if measured["near"] else "points_far"
            yield Finding(code, ("near", "far"), {"kilometres": f"{distance:.1f}"})


def findings(left: Place, right: Place, measured: dict[str, float]) -> list[Finding]:
    """All findings of a pair whose measures are given by name."""
    left, right = compared(left, right)
    return [
        finding for find in (_name, _address, _numbers, _elsewhere) for finding in find(left, right, measured)
    ]
