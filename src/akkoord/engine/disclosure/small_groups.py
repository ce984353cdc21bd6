"""Which numbers of a table may be shown: no small group, no dominant member, nothing that totals give away.

A table is a tree: a total with the parts it falls into, which may fall apart again. The reader of a table is
taken to know its total and every number that is shown, and to reckon with them (handbook, disclosure 5.7).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

SMALLEST_GROUP = 5
"""Companies behind a number that may be shown."""
LARGEST_PART = Fraction(1, 2)
"""Of a number that may come from one company."""
MARGIN = Fraction(3, 2)
"""What can be reckoned about a hidden number must reach at least so far above it."""
FINE_SHARES_FROM = 25
"""A share of fewer is a whole per cent."""


class Hidden(StrEnum):
    """Why a number is not shown."""

    SMALL = "small"
    DOMINANT = "dominant"
    COMPUTABLE = "computable"
    """With it another hidden number could be computed."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A number, how much of it comes from whom, and the parts it falls into, which never overlap.

    `parts` together are the number. Keys are unique in the whole table.
    """

    key: str
    value: int
    contributions: Mapping[str, int] = field(default_factory=dict)
    parts: tuple["Breakdown", ...] = ()

    def __post_init__(self) -> None:
        if self.value < 0 or (self.parts and sum(part.value for part in self.parts) != self.value):
            raise ValueError(f"The parts of {self.key!r} are not {self.value}.")

    def all(self) -> Iterator["Breakdown"]:
        """It and every part, the whole before its parts."""
        yield self
        for part in self.parts:
            yield from part.all()


def hidden_numbers(table: Breakdown) -> dict[str, Hidden]:
    """Key → why that number of the table is not shown; a number that is not there may be shown.

    Nobody who knows the total and what is shown can compute a hidden number, or the sum of hidden numbers
    of fewer than `SMALLEST_GROUP` companies. Raises `ValueError` when two numbers have the same key.
    """
    numbers = list(table.all())
    if len({each.key for each in numbers}) < len(numbers):
        raise ValueError("Two numbers of a table have the same key.")
    if reason := _unsafe([table]):
        return {each.key: reason for each in numbers}
    hidden = {each.key: reason for each in numbers if (reason := _unsafe([each]))}
    while (also := _next_to_hide(table, hidden)) is not None:
        hidden[also.key] = Hidden.COMPUTABLE
    return hidden


def shown_share(part: int, whole: int) -> Decimal:
    """Per cent; a whole number where `whole` is small, else with one decimal."""
    exact = Decimal(100 * part) / whole
    step = Decimal(1) if whole < FINE_SHARES_FROM else Decimal("0.1")
    return exact.quantize(step, ROUND_HALF_UP)


def companies(key: str, names: Iterable[str], *, parts: tuple[Breakdown, ...] = ()) -> Breakdown:
    """A number of companies, each of which counts once."""
    counted = dict.fromkeys(sorted(names), 1)
    return Breakdown(key, len(counted), counted, parts)


def amounts(key: str, owners: Iterable[object], *, parts: tuple[Breakdown, ...] = ()) -> Breakdown:
    """A number of things; `owners` are the companies to which they belong, one for each thing."""
    counted = Counter(map(str, owners))
    return Breakdown(key, counted.total(), dict(counted), parts)


def anonymous(key: str, number: int) -> Breakdown:
    """A number of companies of which only the number is known."""
    return companies(key, (f"{key} {each}" for each in range(number)))


def _unsafe(numbers: Iterable[Breakdown]) -> Hidden | None:
    """Why the sum of these numbers says too much, if it does."""
    total, by_company = 0, dict[str, int]()
    for each in numbers:
        total += each.value
        for company, amount in each.contributions.items():
            by_company[company] = by_company.get(company, 0) + amount
    if total == 0:
        return None
    if len(by_company) < SMALLEST_GROUP:
        return Hidden.SMALL
    return Hidden.DOMINANT if max(by_company.values()) > LARGEST_PART * total else None


def _next_to_hide(table: Breakdown, hidden: Mapping[str, Hidden]) -> Breakdown | None:
    """One more number to hide, where what is hidden can be reckoned; None when all is well."""
    for whole in table.all():
        if whole is not table and whole.key in hidden:
            continue
        leaves, known = _below(whole, hidden)
        if _gives_away(whole, leaves, hidden):
            candidates = sorted(known, key=lambda each: (each.value == 0, each.value, each.key))
            if candidates:
                return candidates[0]
            if whole is not table:
                return whole
    return None


def _below(whole: Breakdown, hidden: Mapping[str, Hidden]) -> tuple[list[Breakdown], list[Breakdown]]:
    """What makes up a known number: the hidden leaves below it, and the nearest known numbers."""
    leaves, known = list[Breakdown](), list[Breakdown]()
    for part in whole.parts:
        if part.key not in hidden:
            known.append(part)
        elif not part.parts:
            leaves.append(part)
        else:
            further = _below(part, hidden)
            leaves += further[0]
            known += further[1]
    return leaves, known


def _gives_away(whole: Breakdown, leaves: list[Breakdown], hidden: Mapping[str, Hidden]) -> bool:
    """Can a hidden number below a known one be reckoned from what is shown?"""
    inner = list(_hidden_inner(whole, hidden))
    if not leaves:
        return bool(inner)
    rest = sum(each.value for each in leaves)
    if len(leaves) == 1 or _unsafe(leaves) or rest == 0:
        return True
    if any(hidden[each.key] is not Hidden.COMPUTABLE and rest < MARGIN * each.value for each in leaves):
        return True
    names = {each.key for each in leaves}
    return any(
        not 0 < len(names & {leaf.key for leaf in _below(each, hidden)[0]}) < len(names) for each in inner
    )


def _hidden_inner(whole: Breakdown, hidden: Mapping[str, Hidden]) -> Iterator[Breakdown]:
    for part in whole.parts:
        if part.key in hidden and part.parts:
            yield part
            yield from _hidden_inner(part, hidden)
