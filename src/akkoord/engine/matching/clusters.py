"""Which rows are one place, all pairs considered? Average link, so that a chain of weak links joins nothing.

Rows that a person called the same are together from the start, rows that a person called different
never come together, not even through a third. Pairs that the machine may not join keep their groups
apart, except from a group that a person made: who calls unit 2 and unit 3 the same overrules the numbers.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.engine.matching.findings import BLOCKING
from akkoord.engine.matching.judgements import Decision, Groups, Ruling, pair_of

AVERAGE_LINK = 0.6
"""Two groups join when the mean probability of their pairs of rows reaches this and one pair is `same`."""


@dataclass(frozen=True, slots=True)
class Link:
    """What the machine says of one pair of rows."""

    probability: float
    decision: Decision
    is_blocked: bool


UNLIKELY = Link(0.0, Decision.DIFFERENT, is_blocked=False)


def is_blocked(reasons: Iterable[str]) -> bool:
    """Whether one of a pair's coded reasons forbids the machine to join it."""
    return any(reason.partition(" ")[0] in BLOCKING for reason in reasons)


@dataclass(slots=True)
class _Between:
    """All pairs of rows between two groups."""

    total: float = 0.0
    has_same: bool = False
    is_apart: bool = False
    overruled: int = 0
    """Pairs that the machine would keep apart but for a person; they count neither way."""

    def add(self, other: "_Between") -> None:
        self.total += other.total
        self.has_same |= other.has_same
        self.is_apart |= other.is_apart
        self.overruled += other.overruled


class _Agglomeration:
    """Groups of one component, joined best pair first; ties go to the groups with the smallest row keys."""

    def __init__(self, members: dict[str, list[str]]) -> None:
        self.members = members
        self._between: dict[str, dict[str, _Between]] = {group: {} for group in members}
        self._heap: list[tuple[float, str, str]] = []

    def note(self, left: str, right: str, between: _Between) -> None:
        known = self._between[left].get(right)
        if known is None:
            known = _Between()
            self._between[left][right] = self._between[right][left] = known
        known.add(between)

    def _offer(self, left: str, right: str) -> None:
        between = self._between[left][right]
        if between.is_apart or not between.has_same:
            return
        average = self._average(left, right)
        if average >= AVERAGE_LINK:
            heapq.heappush(self._heap, (-average, *pair_of(left, right)))

    def _average(self, left: str, right: str) -> float:
        between = self._between[left][right]
        pairs = len(self.members[left]) * len(self.members[right]) - between.overruled
        return round(between.total / pairs, 9) if pairs else 0.0

    def run(self) -> list[list[str]]:
        for left, others in self._between.items():
            for right in others:
                if left < right:
                    self._offer(left, right)
        while self._heap:
            average, left, right = heapq.heappop(self._heap)
            if self._still_holds(left, right, -average):
                self._join(left, right)
        return list(self.members.values())

    def _still_holds(self, left: str, right: str, average: float) -> bool:
        if left not in self.members or right not in self.members:
            return False
        return not self._between[left][right].is_apart and average == self._average(left, right)

    def _join(self, left: str, right: str) -> None:
        """Take `right` into `left`, the smaller key."""
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        for other, between in self._between.pop(right).items():
            del self._between[other][right]
            if other != left:
                self.note(left, other, between)
        for other in list(self._between[left]):
            self._offer(left, other)


def cluster(
    row_keys: Iterable[str], links: Mapping[tuple[str, str], Link], ruling: Ruling
) -> list[list[str]]:
    """Sorted groups of sorted row keys; every row in exactly one."""
    together: dict[str, list[str]] = defaultdict(list)
    for row_key in sorted(set(row_keys)):
        together[ruling.groups.of(row_key)].append(row_key)
    group_of = {row_key: group for group, rows in together.items() for row_key in rows}
    components = Groups()
    for (left, right), link in links.items():
        if link.decision is Decision.SAME:
            components.join(group_of[left], group_of[right])
    parts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for group, rows in together.items():
        parts[components.of(group)][group] = rows
    work = {name: _Agglomeration(groups) for name, groups in parts.items() if len(groups) > 1}
    for left, right in sorted(links.keys() | ruling.apart):
        if left not in group_of or right not in group_of:
            continue
        ours, theirs = group_of[left], group_of[right]
        component = work.get(components.of(ours))
        if component and ours != theirs and components.of(ours) == components.of(theirs):
            is_judged_apart = (left, right) in ruling.apart
            has_judged_rows = len(together[ours]) > 1 or len(together[theirs]) > 1
            link = links.get((left, right), UNLIKELY)
            component.note(
                ours,
                theirs,
                _one_pair(link, is_judged_apart=is_judged_apart, has_judged_rows=has_judged_rows),
            )
    alone = [rows for name, groups in parts.items() if name not in work for rows in groups.values()]
    return sorted(alone + [rows for each in work.values() for rows in each.run()])


def _one_pair(link: Link, *, is_judged_apart: bool, has_judged_rows: bool) -> _Between:
    if link.is_blocked and has_judged_rows:
        return _Between(is_apart=is_judged_apart, overruled=1)
    is_apart = is_judged_apart or link.is_blocked
    return _Between(link.probability, link.decision is Decision.SAME, is_apart)
