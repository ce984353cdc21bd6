"""Which traits of a company may stand beside a pseudonym: only what at least k companies share.

Whoever reads a set without names may know the public list of participants: who takes part, as what, of
which size, since when. A row must therefore fit at least k companies of that list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Company = TypeVar("Company")
Value = TypeVar("Value")
NOT_TOLD = ""
"""Stands for a trait that is not told of a company; all that are not told look alike."""


def told_traits(
    traits: Mapping[Company, Sequence[str]], *, k: int, always_seen: int = 0
) -> dict[Company, tuple[str, ...]]:
    """Company → its traits as they may be told; at least `k` companies have the very same.

    The first `always_seen` traits cannot be kept back, because other rows show them: a company that
    shares them with too few is left out, and is not in the answer. Of the other traits, the most
    important first, a value is told where `k` companies share it with everything told before; the rest
    is not told, together with as many more as it takes to make `k`.
    """
    groups: dict[tuple[str, ...], list[Company]] = defaultdict(list)
    for company, values in traits.items():
        groups[tuple(values[:always_seen])].append(company)
    told: dict[Company, tuple[str, ...]] = {}
    for seen, members in groups.items():
        if len(members) >= k:
            told |= _narrowed(seen, members, traits, k)
    return told


def _narrowed(
    told: tuple[str, ...], members: Sequence[Company], traits: Mapping[Company, Sequence[str]], k: int
) -> dict[Company, tuple[str, ...]]:
    place = len(told)
    if place == len(traits[members[0]]):
        return dict.fromkeys(members, told)
    found: dict[Company, tuple[str, ...]] = {}
    for value, those in _parts(members, {each: traits[each][place] for each in members}, k):
        found |= _narrowed((*told, value), those, traits, k)
    return found


def _parts(
    members: Iterable[Company], values: Mapping[Company, str], k: int
) -> Iterable[tuple[str, list[Company]]]:
    """The members by value; whose value too few share stand together without it."""
    by_value: dict[str, list[Company]] = defaultdict(list)
    for each in members:
        by_value[values[each]].append(each)
    rest = by_value.pop(NOT_TOLD, [])
    large = sorted((those for those in by_value.values() if len(those) >= k), key=len, reverse=True)
    rest += [each for those in by_value.values() if len(those) < k for each in those]
    while rest and len(rest) < k:
        rest += large.pop()
    return [*((values[those[0]], those) for those in large), *([(NOT_TOLD, rest)] if rest else [])]


def shared_by_enough(uses: Iterable[tuple[Value, Company]], *, k: int) -> frozenset[Value]:
    """The values that at least `k` different companies use."""
    users: dict[Value, set[Company]] = defaultdict(set)
    for value, company in uses:
        users[value].add(company)
    return frozenset(value for value, those in users.items() if len(those) >= k)
