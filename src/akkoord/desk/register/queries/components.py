"""Where the texts of one part of the register belong, by the rules of the whole; also if more were said."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import pyarrow as pa
from django.db.models import Q, QuerySet

from akkoord.desk.register.minting import identifier_key
from akkoord.desk.register.models import JudgementRecord, ScoredPair
from akkoord.desk.register.queries.matching_input import (
    live_mentions,
    matching_rows,
    placed_mentions,
    standing_judgements,
)
from akkoord.desk.register.rules import ordered
from akkoord.desk.register.rules.carrying import carried_over
from akkoord.engine.matching import (
    PAIRS_SCHEMA,
    Judgement,
    Mint,
    Resolution,
    Verdict,
    has_blocking,
    minting_for,
    resolve,
)

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Side:
    """Texts that a person speaks of as one place, and the one of them that stands for it."""

    texts: tuple[str, ...]
    first: str


@dataclass(frozen=True, slots=True)
class Component:
    """The texts that could be affected by an act, and where they stand now."""

    texts: frozenset[str]
    current: Mapping[str, str]
    rows: pa.Table
    """The live ones of them as matching reads them."""
    pairs: pa.Table
    said: tuple[Judgement, ...]
    mint: Mint

    def resolved(
        self, more: Sequence[Judgement] = (), current: Mapping[str, str] | None = None
    ) -> Resolution:
        """Where they belong if people said `more`, the newest last."""
        live = self.rows["row_key"].to_pylist()
        bears = self.current if current is None else current
        judgements = carried_over([*self.said, *more], set(live))
        return resolve(live, self.pairs, judgements, {key: bears.get(key) for key in live}, self.mint)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be written down for an act, and where the texts would stand after it."""

    component: Component
    said: tuple[Judgement, ...]
    resolution: Resolution

    @property
    def moved(self) -> dict[str, str]:
        """Text → the location it would come to, of those that would move."""
        assignments, current = self.resolution.assignments, self.component.current
        return {key: new for key, new in sorted(assignments.items()) if current.get(key) != new}

    @property
    def mark(self) -> str:
        """By what a preview is known again: the same as long as the same would be said and would follow."""
        followed = [sorted(self.moved.items()), sorted(self.resolution.redirects.items())]
        told = json.dumps(
            [[[*map(str, (each.left, each.right, each.verdict))] for each in self.said], followed]
        )
        return blake2b(told.encode(), digest_size=12).hexdigest()


@dataclass(slots=True)
class _Wanted:
    said: list[Judgement] = field(default_factory=list)
    tied: set[tuple[str, str]] = field(default_factory=set)


def component_of(fingerprints: Collection[str]) -> set[str]:
    """All mentions that are tied to these by the machine's sure pairs or by people's answers."""
    found: set[str] = set()
    edge = set(fingerprints)
    while edge:
        found |= edge
        touching = Q(left__in=edge) | Q(right__in=edge)
        ties = ScoredPair.objects.filter(touching, decision="same").values_list("left", "right")
        said = JudgementRecord.objects.filter(touching, undone_at__isnull=True, verdict="same")
        edge = {str(end) for pair in [*ties, *said.values_list("left", "right")] for end in pair} - found
    return found


def read_component(fingerprints: Collection[str]) -> Component:
    """The component that these texts belong to."""
    texts = component_of(fingerprints)
    mentions = live_mentions(texts)
    rows = matching_rows(mentions.values())
    return Component(
        texts=frozenset(texts),
        current=placed_mentions(texts),
        rows=rows,
        pairs=_table(ScoredPair.objects.filter(left__in=mentions, right__in=mentions)),
        said=tuple(standing_judgements(texts)),
        mint=minting_for(rows, key=identifier_key()),
    )


def foresee(said: Sequence[Judgement], sides: Sequence[Side]) -> Foreseen:
    """What follows if people said `said`; nothing is written.

    Who speaks of a place means all its texts: a text of a side that would fall out is tied to it, so that
    no text can be pulled away from the others by the answer.
    """
    ends = {end for each in said for end in (each.left, each.right)}
    component = read_component(ends.union(*(side.texts for side in sides)))
    wanted = _Wanted([Judgement(*ordered(each.left, each.right), each.verdict) for each in said])
    for _ in range(_ROUNDS):
        resolution = component.resolved(wanted.said)
        places = {**component.current, **resolution.assignments}
        if not _tie_fallen(sides, places, wanted):
            break
    return Foreseen(component, tuple(wanted.said), resolution)


def _tie_fallen(sides: Sequence[Side], places: Mapping[str, str], wanted: _Wanted) -> bool:
    """Whether a text had to be tied to its side."""
    fallen = {
        ordered(side.first, text)
        for side in sides
        for text in side.texts
        if text != side.first and places.get(text) != places.get(side.first)
    } - wanted.tied
    wanted.tied |= fallen
    wanted.said += [Judgement(*pair, Verdict.SAME) for pair in sorted(fallen)]
    return bool(fallen)


def _table(pairs: QuerySet[ScoredPair]) -> pa.Table:
    lines = pairs.values("left", "right", "probability", "decision", "reasons")
    return pa.Table.from_pylist(
        [{**line, "is_blocked": has_blocking(line["reasons"])} for line in lines], schema=PAIRS_SCHEMA
    )
