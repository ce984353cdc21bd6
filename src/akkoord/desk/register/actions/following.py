"""After a judgement: compute anew the one component that it touches, by the rules of the whole."""

from collections.abc import Collection, Mapping

import pyarrow as pa
from django.db.models import Q, QuerySet

from akkoord.desk.register.actions.placing import place
from akkoord.desk.register.minting import identifier_key
from akkoord.desk.register.models import JudgementRecord, ScoredPair
from akkoord.desk.register.queries.matching_input import (
    judgements_that_count,
    live_mentions,
    matching_rows,
    placed_mentions,
)
from akkoord.engine.matching import PAIRS_SCHEMA, Resolution, has_blocking, minting_for, resolve


def place_component(
    fingerprints: Collection[str], *, by_id: int | None, before: Mapping[str, str | None] | None = None
) -> dict[str, str | None]:
    """Place the mentions that could be affected, and return each that moved with its former location.

    `before` are the places that mentions had before the act that is undone now: where the parts come
    apart again, each takes its former identifier back. Call inside a transaction that holds the register.
    """
    concerned = component_of(fingerprints)
    current = placed_mentions(concerned)
    resolution = _resolve(concerned, current)
    if before and _is_taken_apart(resolution, current):
        former = {key: old for key, old in before.items() if key in current and old}
        resolution = _resolve(concerned, {**current, **former})
    return place(resolution.assignments, resolution.redirects, by_id=by_id, everything=False).moved


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


def _resolve(concerned: set[str], current: Mapping[str, str]) -> Resolution:
    mentions = live_mentions(concerned)
    rows = matching_rows(mentions.values())
    pairs = ScoredPair.objects.filter(left__in=mentions, right__in=mentions)
    return resolve(
        mentions.keys(),
        _table(pairs),
        judgements_that_count(mentions.keys()),
        {key: current.get(key) for key in mentions},
        minting_for(rows, key=identifier_key()),
    )


def _table(pairs: QuerySet[ScoredPair]) -> pa.Table:
    lines = pairs.values("left", "right", "probability", "decision", "reasons")
    return pa.Table.from_pylist(
        [{**line, "is_blocked": has_blocking(line["reasons"])} for line in lines], schema=PAIRS_SCHEMA
    )


def _is_taken_apart(resolution: Resolution, current: Mapping[str, str]) -> bool:
    """Do two mentions that were together stand at different locations now?"""
    now: dict[str, set[str]] = {}
    for key, location in resolution.assignments.items():
        now.setdefault(current.get(key, ""), set()).add(location)
    return any(len(locations) > 1 for old, locations in now.items() if old)
