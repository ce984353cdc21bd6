"""What people said about texts that no list has any more still binds the texts that they tied together."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from akkoord.desk.register.rules.texts import ordered
from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.matching.judgements import Ruling, rule


def carried_over(said: Sequence[Judgement], among: Collection[str]) -> list[Judgement]:
    """The judgements `said`, the oldest first, as they bear on the texts `among`.

    A text between two others may be gone from the lists; that the two are one, or two, holds all the same.
    """
    kept = [each for each in said if each.left in among and each.right in among]
    if len(kept) == len(said):
        return kept
    ruling = rule(said)
    members = _members(said, ruling, among)
    holding = [each for each in kept if each not in ruling.set_aside]
    ties = _ties(members, rule(holding))
    return [*_opposites(members, ruling, rule([*ties, *holding])), *ties, *holding]


def _members(said: Sequence[Judgement], ruling: Ruling, among: Collection[str]) -> dict[str, list[str]]:
    """Group → its texts among those that count, in their order."""
    members: dict[str, list[str]] = defaultdict(list)
    for text in sorted({end for each in said for end in (each.left, each.right) if end in among}):
        members[ruling.groups.of(text)].append(text)
    return members


def _ties(members: dict[str, list[str]], known: Ruling) -> list[Judgement]:
    return [
        Judgement(texts[0], text, Verdict.SAME)
        for texts in members.values()
        for text in texts[1:]
        if known.groups.of(text) != known.groups.of(texts[0])
    ]


def _opposites(members: dict[str, list[str]], ruling: Ruling, known: Ruling) -> list[Judgement]:
    pairs = {
        ordered(members[group][0], members[enemy][0])
        for group, enemies in ruling.enemies.items()
        for enemy in enemies
        if group in members and enemy in members
    }
    return [Judgement(*pair, Verdict.DIFFERENT) for pair in sorted(pairs) if not known.answers(*pair)]
