"""What a merge or a split would do, worked out before anybody does it; the act follows the same plan."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from akkoord.desk.register.models import JudgementRecord, Location
from akkoord.desk.register.queries.components import Foreseen, Side, foresee
from akkoord.desk.register.queries.contradictions import against_joining, against_parting
from akkoord.desk.register.queries.matching_input import live_texts
from akkoord.desk.register.rules import NothingToJudge, ordered
from akkoord.engine.matching import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """What would follow, or the judgement of a person that stands against it."""

    foreseen: Foreseen | None
    against: JudgementRecord | None = None


def plan_merge(one: Location, other: Location) -> Plan:
    """Two locations become one: each of their texts is tied to the same one, so that none can fall out later.

    Raises `NothingToJudge` when they are one already, or when no list that counts names one of them.
    """
    sides = [_texts_of(location) for location in (one, other)]
    live = [sorted(live_texts(texts)) for texts in sides]
    if one.pk == other.pk or not all(live):
        raise NothingToJudge
    if against := against_joining(*sides):
        return Plan(None, against)
    first, *others = live[0][0], *(set(sides[0] + sides[1]) - {live[0][0]})
    said = [Judgement(*ordered(first, each), Verdict.SAME) for each in sorted(others)]
    return Plan(foresee(said, [Side((first, *others), first)]))


def plan_split(location: Location, chosen: Collection[str]) -> Plan:
    """The chosen texts become one place of their own; `NothingToJudge` unless both parts stand in lists."""
    texts = _texts_of(location)
    parts = [[each for each in texts if (each in chosen) is leaves] for leaves in (True, False)]
    live = [sorted(live_texts(part)) for part in parts]
    if not all(live):
        raise NothingToJudge
    if against := against_parting(*parts):
        return Plan(None, against)
    said = [Judgement(left, right, Verdict.DIFFERENT) for left, right in product(*parts)]
    sides = [Side(tuple(part), first[0]) for part, first in zip(parts, live, strict=True)]
    return Plan(foresee(said, sides))


def _texts_of(location: Location) -> list[str]:
    return list(location.mentions.order_by("fingerprint").values_list("fingerprint", flat=True))
