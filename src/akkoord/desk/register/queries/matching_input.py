"""What the register follows from: the mentions of all live lists, and the judgements that count."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from akkoord.desk.register.models import JudgementRecord, ListRow, Location, Mention
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.cleaning.text import has_lost_letters
from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.rows import ROW_SCHEMA


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """What the live rows with the same text say together."""

    fingerprint: str
    name: str
    address: str
    country: str
    lat: float | None
    lng: float | None
    identifiers: tuple[str, ...]
    rows: int


def live_mentions(fingerprints: Collection[str] | None = None) -> dict[str, MentionFacts]:
    """Fingerprint → facts, over the live lists of every year, in the order of the fingerprints."""
    grouped: dict[str, list[tuple[str, str, str, float | None, float | None, list[str]]]] = defaultdict(list)
    rows = ListRow.objects.filter(submission__state=SubmissionState.ACCEPTED, mention__isnull=False)
    if fingerprints is not None:
        rows = rows.filter(mention__in=fingerprints)
    for fingerprint, *facts in rows.values_list(
        "mention_id", "name", "address", "country", "lat", "lng", "identifiers"
    ):
        grouped[str(fingerprint)].append(tuple(facts))
    return {fingerprint: _facts(fingerprint, grouped[fingerprint]) for fingerprint in sorted(grouped)}


def _facts(
    fingerprint: str, rows: list[tuple[str, str, str, float | None, float | None, list[str]]]
) -> MentionFacts:
    points = sorted((lat, lng) for _, _, _, lat, lng, _ in rows if lat is not None and lng is not None)
    name, address, country = most_used((name, address, country) for name, address, country, *_ in rows)
    return MentionFacts(
        fingerprint=fingerprint,
        name=name,
        address=address,
        country=country,
        lat=points[0][0] if points else None,
        lng=points[0][1] if points else None,
        identifiers=tuple(sorted({each for *_, identifiers in rows for each in identifiers})),
        rows=len(rows),
    )


def most_used(values: Iterable[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The value that most rows have; of equals a whole one, the longest, the first by alphabet."""
    counted = Counter(values)
    return min(
        counted,
        key=lambda value: (-counted[value], any(map(has_lost_letters, value)), -sum(map(len, value)), value),
    )


def matching_rows(mentions: Iterable[MentionFacts]) -> pa.Table:
    """The mentions in the shape that matching reads, without the identifiers they bear by now."""
    return pa.Table.from_pylist(
        [
            {
                "row_key": mention.fingerprint,
                "list": "register",
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


def placed_mentions(fingerprints: Collection[str] | None = None) -> dict[str, str]:
    """Fingerprint → the location that stands for its location today."""
    mentions = Mention.objects.filter(location__isnull=False)
    if fingerprints is not None:
        mentions = mentions.filter(fingerprint__in=fingerprints)
    redirects = dict(
        Location.objects.filter(redirects_to__isnull=False).values_list("location_id", "redirects_to")
    )
    return {
        fingerprint: _end_of(str(location), redirects)
        for fingerprint, location in mentions.values_list("fingerprint", "location")
    }


def _end_of(location_id: str, redirects: Mapping[str, str | None]) -> str:
    seen = {location_id}
    while (following := redirects.get(location_id)) and following not in seen:
        seen.add(following)
        location_id = following
    return location_id


def judgements_that_count(among: Collection[str]) -> list[Judgement]:
    """What people said about mentions that are all among `among`, from the oldest to the newest."""
    return [
        Judgement(left, right, Verdict(verdict))
        for left, right, verdict in JudgementRecord.objects.filter(undone_at__isnull=True)
        .order_by("pk")
        .values_list("left", "right", "verdict")
        if left in among and right in among
    ]
