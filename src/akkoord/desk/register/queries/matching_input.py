"""What the register follows from: the mentions of all live lists, and the judgements that count."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from akkoord.desk.register.models import JudgementRecord, ListRow, Location, Mention
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.cleaning.text import has_lost_letters
from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.matching.careful_lists import repeating_lists
from akkoord.engine.rows import ROW_SCHEMA

_BATCH = 5_000
"""Texts asked for at once; a database takes so many values in one question."""


class _Row(NamedTuple):
    """What a live row says of its mention."""

    submission: int
    name: str
    address: str
    country: str
    lat: float | None
    lng: float | None
    identifiers: list[str]


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """What the live rows with the same text say together."""

    fingerprint: str
    handed_in: int
    """The first of its submissions: a list knows its sites, so two mentions of one are rather two places."""
    is_repeated: bool
    """Whether that submission names it in several rows."""
    name: str
    address: str
    country: str
    lat: float | None
    lng: float | None
    identifiers: tuple[str, ...]
    rows: int


def live_mentions(fingerprints: Collection[str] | None = None) -> dict[str, MentionFacts]:
    """Fingerprint → facts, over the live lists of every year, in the order of the fingerprints."""
    grouped: dict[str, list[_Row]] = defaultdict(list)
    rows = ListRow.objects.filter(submission__state=SubmissionState.ACCEPTED, mention__isnull=False)
    if fingerprints is not None:
        rows = rows.filter(mention__in=fingerprints)
    columns = ("submission_id", "name", "address", "country", "lat", "lng", "identifiers")
    for fingerprint, *facts in rows.values_list("mention_id", *columns):
        grouped[str(fingerprint)].append(_Row(*facts))
    return {fingerprint: _facts(fingerprint, grouped[fingerprint]) for fingerprint in sorted(grouped)}


def live_texts(fingerprints: Collection[str]) -> set[str]:
    """Those of the texts that stand in a list that counts."""
    rows = ListRow.objects.filter(submission__state=SubmissionState.ACCEPTED, mention__isnull=False)
    wanted = sorted(fingerprints)
    return {
        str(text)
        for start in range(0, len(wanted), _BATCH)
        for text in rows.filter(mention__in=wanted[start : start + _BATCH])
        .order_by()
        .values_list("mention_id", flat=True)
        .distinct()
    }


def _facts(fingerprint: str, rows: list[_Row]) -> MentionFacts:
    points = sorted((row.lat, row.lng) for row in rows if row.lat is not None and row.lng is not None)
    name, address, country = most_used((row.name, row.address, row.country) for row in rows)
    submissions = sorted(row.submission for row in rows)
    return MentionFacts(
        fingerprint=fingerprint,
        handed_in=submissions[0],
        is_repeated=submissions.count(submissions[0]) > 1,
        name=name,
        address=address,
        country=country,
        lat=points[0][0] if points else None,
        lng=points[0][1] if points else None,
        identifiers=tuple(sorted({each for row in rows for each in row.identifiers})),
        rows=len(rows),
    )


def most_used(values: Iterable[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The value that most rows have; of equals a whole one, the longest, the first by alphabet."""
    counted = Counter(values)
    return min(
        counted,
        key=lambda value: (-counted[value], any(map(has_lost_letters, value)), -sum(map(len, value)), value),
    )


def matching_rows(mentions: Collection[MentionFacts]) -> pa.Table:
    """The mentions in the shape that matching reads, without the identifiers they bear by now."""
    repeating = _repeating_submissions(mentions)
    return pa.Table.from_pylist(
        [
            {
                "row_key": mention.fingerprint,
                "list": mention.fingerprint if mention.handed_in in repeating else str(mention.handed_in),
                "row": mention.fingerprint,
                "name": mention.name,
                "address": mention.address,
                "other_names": [],
                "country": mention.country,
                "lat": mention.lat,
                "lng": mention.lng,
                "identifiers": list(mention.identifiers),
                "location_id": None,
            }
            for mention in mentions
        ],
        schema=ROW_SCHEMA,
    )


def _repeating_submissions(mentions: Iterable[MentionFacts]) -> set[int]:
    """The submissions that name too many places twice to know of two mentions that they are two places."""
    told = [(each.handed_in, at) for at, each in enumerate(mentions) for _ in range(1 + each.is_repeated)]
    rows = np.array(told, dtype=np.uint64).reshape(-1, 2)
    return set(repeating_lists(rows[:, 0], rows[:, 1]).tolist())


def placed_mentions(fingerprints: Collection[str] | None = None) -> dict[str, str]:
    """Fingerprint → the location that stands for its location today."""
    mentions = Mention.objects.filter(location__isnull=False)
    if fingerprints is None or len(fingerprints) > _BATCH:
        placed, redirects = dict(mentions.values_list("fingerprint", "location")), _redirects()
    else:
        mentions = mentions.filter(fingerprint__in=fingerprints)
        placed = dict(mentions.values_list("fingerprint", "location"))
        redirects = _redirects_from({str(location) for location in placed.values()})
    return {fingerprint: _end_of(str(location), redirects) for fingerprint, location in placed.items()}


def _redirects() -> dict[str, str | None]:
    """Every location that gave way → the one that it leads to."""
    gave_way = Location.objects.filter(redirects_to__isnull=False)
    return dict(gave_way.values_list("location_id", "redirects_to"))


def _redirects_from(locations: Collection[str]) -> dict[str, str | None]:
    """The same for these locations and for those that they lead to, one after the other."""
    found: dict[str, str | None] = {}
    asked: set[str] = set()
    edge = set(locations)
    while edge:
        asked |= edge
        gave_way = Location.objects.filter(pk__in=edge, redirects_to__isnull=False)
        found |= dict(gave_way.values_list("location_id", "redirects_to"))
        edge = {str(target) for target in found.values()} - asked
    return found


def _end_of(location_id: str, redirects: Mapping[str, str | None]) -> str:
    seen = {location_id}
    while (following := redirects.get(location_id)) and following not in seen:
        seen.add(following)
        location_id = following
    return location_id


def judgements_that_count(among: Collection[str]) -> list[Judgement]:
    """What people said about mentions that are all among `among`, from the oldest to the newest."""
    return [each for each in standing_judgements() if each.left in among and each.right in among]


def standing_judgements(touching: Collection[str] | None = None) -> list[Judgement]:
    """Every judgement that is not undone, or those between two of these texts; the oldest first."""
    records = JudgementRecord.objects.filter(undone_at__isnull=True)
    if touching is not None:
        records = records.filter(left__in=touching, right__in=touching)
    return [
        Judgement(left, right, Verdict(verdict))
        for left, right, verdict in records.order_by("pk").values_list("left", "right", "verdict")
    ]
