"""What did people say about pairs of rows, and what follows when they contradict each other?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """A person's answer for one pair of rows."""

    SAME = "same"
    DIFFERENT = "different"


class Decision(StrEnum):
    """What the machine says of a pair; of a row, `new` instead of `different`."""

    NEW = "new"
    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer; `left` and `right` are row keys in any order."""

    left: str
    right: str
    verdict: Verdict


def pair_of(left: str, right: str) -> tuple[str, str]:
    """The two row keys in order."""
    return (left, right) if left < right else (right, left)


class Groups:
    """Which rows belong together so far; each group is named by its smallest member."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, member: str) -> str:
        path = []
        while (above := self._above.get(member, member)) != member:
            path.append(member)
            member = above
        for each in path:
            self._above[each] = member
        return member

    def join(self, left: str, right: str) -> None:
        first, second = sorted((self.of(left), self.of(right)))
        self._above[second] = first


@dataclass(frozen=True, slots=True)
class Ruling:
    """Judgements that hold together: groups said to be one place, and pairs of groups said to be two."""

    groups: Groups
    apart: frozenset[tuple[str, str]]
    """Pairs of row keys, left < right."""
    judged: frozenset[tuple[str, str]]
    """Every pair that a person has answered, left < right."""
    set_aside: tuple[Judgement, ...]
    """Judgements that contradict later ones and so do not count, newest first."""
    enemies: Mapping[str, set[str]]
    """Group → the groups that are said to be another place."""

    def answers(self, left: str, right: str) -> bool:
        """Whether people have said what these two rows are, themselves or through rows they joined."""
        ours, theirs = self.groups.of(left), self.groups.of(right)
        return pair_of(left, right) in self.judged or ours == theirs or theirs in self.enemies.get(ours, ())


def rule(judgements: Iterable[Judgement]) -> Ruling:
    """Take the judgements from the newest (the last) back; one that contradicts newer ones is set aside.

    A second answer for the same pair replaces the first without a word: somebody changed their mind.
    """
    groups = Groups()
    enemies: dict[str, set[str]] = defaultdict(set)
    apart: set[tuple[str, str]] = set()
    judged: set[tuple[str, str]] = set()
    set_aside = []
    for judgement in reversed(list(judgements)):
        pair = pair_of(judgement.left, judgement.right)
        if pair in judged:
            continue
        judged.add(pair)
        left, right = groups.of(judgement.left), groups.of(judgement.right)
        if judgement.verdict is Verdict.SAME and right not in enemies[left]:
            groups.join(left, right)
            _share_enemies(enemies, left, right, joined=groups.of(left))
        elif judgement.verdict is Verdict.DIFFERENT and left != right:
            apart.add(pair)
            enemies[left].add(right)
            enemies[right].add(left)
        else:
            set_aside.append(judgement)
    return Ruling(groups, frozenset(apart), frozenset(judged), tuple(set_aside), dict(enemies))


def _share_enemies(enemies: dict[str, set[str]], left: str, right: str, *, joined: str) -> None:
    """What was apart from one of two joined groups is apart from both."""
    if left == right:
        return
    both = enemies.pop(left, set()) | enemies.pop(right, set())
    for enemy in both:
        enemies[enemy] = (enemies[enemy] - {left, right}) | {joined}
    enemies[joined] = both
