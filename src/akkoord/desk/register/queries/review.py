"""The pairs that a person has to judge, the most valuable first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext

from akkoord.desk.register.differences import Piece, marked
from akkoord.desk.register.models import JudgementRecord, ListRow, Mention, ScoredPair
from akkoord.desk.register.rules import SubmissionState
from akkoord.engine.matching import explain

_OTHERS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ReviewSide:
    """One of the two texts; no company is named."""

    fingerprint: str
    location_id: str
    name: tuple[Piece, ...]
    address: tuple[Piece, ...]
    country: str
    point: str
    identifiers: tuple[str, ...]
    years: tuple[int, ...]
    others: tuple[str, ...]
    """Other texts about the same location: who answers "same" speaks of them too."""
    more_others: int


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """Two texts, why the machine is not sure, and how sure it is."""

    pk: int
    probability: float
    reasons: tuple[str, ...]
    left: ReviewSide
    right: ReviewSide
    is_from_one_list: bool
    was_postponed: bool


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The pair to judge now, the next one, and how far the work is."""

    pairs: tuple[ReviewPair, ...]
    waiting: int
    judged: int
    postponed: int

    @property
    def total(self) -> int:
        return self.waiting + self.judged


def review_queue(*, show: int = 2) -> ReviewQueue:
    """The first `show` pairs and the counts.

    Left out are pairs that were judged, pairs whose two sides are one location by now, and pairs
    between two locations that a person already called different; of several pairs between the same
    two locations only the most valuable is asked. All this holds for the texts of earlier years too.
    """
    pending = _pending()
    found = pair_cards([pk for pk, _ in pending[:show]])
    return ReviewQueue(
        pairs=tuple(found),
        waiting=len(pending),
        judged=_acts_of_review(),
        postponed=sum(1 for _, was_postponed in pending if was_postponed),
    )


def _acts_of_review() -> int:
    """Answers that count; one answer may tie several texts."""
    said = JudgementRecord.objects.filter(origin="review", undone_at__isnull=True)
    return said.values("act").distinct().count()


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """What was said in one act, to be shown with a button that takes it back."""

    act: UUID
    verdict: str
    left: str
    right: str
    by: str
    at: datetime


def latest_judgements(*, show: int = 5) -> list[JudgedAct]:
    """The newest answers that still count, one for each act."""
    newest = JudgementRecord.objects.filter(undone_at__isnull=True).select_related(
        "left", "right", "judged_by"
    )
    acts: dict[UUID, JudgedAct] = {}
    for each in newest.order_by("-pk")[: show * 20]:
        acts[each.act] = JudgedAct(
            each.act,
            each.get_verdict_display(),
            each.left.name,
            each.right.name,
            each.judged_by.name,
            each.judged_at,
        )
    return list(acts.values())[:show]


def waiting_pairs() -> int:
    """How many pairs a person still has to judge."""
    return len(_pending())


def pairs_to_judge() -> QuerySet[ScoredPair]:
    """Pairs in the queue that no judgement that counts answers."""
    judged = JudgementRecord.objects.filter(
        left=OuterRef("left"), right=OuterRef("right"), undone_at__isnull=True
    )
    return ScoredPair.objects.filter(~Exists(judged), rank__isnull=False).exclude(
        left__location=F("right__location")
    )


def _pending() -> list[tuple[int, bool]]:
    told_apart = {
        frozenset(pair)
        for pair in JudgementRecord.objects.filter(verdict="different", undone_at__isnull=True).values_list(
            "left__location", "right__location"
        )
    }
    asked: set[frozenset[Any]] = set()
    pending = []
    ordered = pairs_to_judge().order_by(F("postponed_at").asc(nulls_first=True), "rank", "pk")
    for pk, left, right, postponed_at in ordered.values_list(
        "pk", "left__location", "right__location", "postponed_at"
    ):
        between = frozenset([left, right])
        if between not in told_apart and between not in asked:
            asked.add(between)
            pending.append((pk, postponed_at is not None))
    return pending


def pair_cards(pks: list[int]) -> list[ReviewPair]:
    """The pairs with both sides' rows, in the order of `pks`."""
    pairs = ScoredPair.objects.select_related("left", "right").in_bulk(pks)
    shown = [side for pair in pairs.values() for side in (pair.left, pair.right)]
    known = _Known(
        rows_of([side.pk for side in shown]),
        _texts_of([side.location_id for side in shown if side.location_id]),
    )
    return [_card(pairs[pk], known) for pk in pks if pk in pairs]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read at once for all cards."""

    rows: dict[str, list[ListRow]]
    texts: dict[str, dict[str, str]]
    """Location → mention → its name and address."""


def _texts_of(locations: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    mentions = Mention.objects.filter(location__in=locations).order_by("name", "fingerprint")
    for fingerprint, location, name, address in mentions.values_list(
        "fingerprint", "location", "name", "address"
    ):
        found[str(location)][fingerprint] = ", ".join(filter(None, [name, address]))
    return found


def rows_of(fingerprints: list[str]) -> dict[str, list[ListRow]]:
    """The rows of live lists by what they say."""
    grouped: dict[str, list[ListRow]] = defaultdict(list)
    for row in (
        ListRow.objects.filter(mention__in=fingerprints, submission__state=SubmissionState.ACCEPTED)
        .select_related("submission__cycle")
        .defer("cells", "submission__mapping", "submission__sheets")
    ):
        grouped[str(row.mention_id)].append(row)
    return grouped


def _card(pair: ScoredPair, known: _Known) -> ReviewPair:
    names = marked(pair.left.name, pair.right.name)
    addresses = marked(pair.left.address, pair.right.address)
    lists = {row.submission_id for side in (pair.left_id, pair.right_id) for row in known.rows.get(side, [])}
    return ReviewPair(
        pk=pair.pk,
        probability=pair.probability,
        reasons=tuple(explain(pair.reasons, translate=gettext)),
        left=_side(pair.left, names[0], addresses[0], known),
        right=_side(pair.right, names[1], addresses[1], known),
        is_from_one_list=len(lists) == 1,
        was_postponed=pair.postponed_at is not None,
    )


def _side(mention: Mention, name: tuple[Piece, ...], address: tuple[Piece, ...], known: _Known) -> ReviewSide:
    rows = known.rows.get(mention.fingerprint, [])
    texts = known.texts.get(mention.location_id or "", {})
    others = [text for fingerprint, text in texts.items() if fingerprint != mention.fingerprint]
    point = next(((row.lat, row.lng) for row in rows if row.lat is not None), None)
    return ReviewSide(
        fingerprint=mention.fingerprint,
        location_id=mention.location_id or "",
        name=name,
        address=address,
        country=mention.country,
        point=f"{point[0]:.5f}, {point[1]:.5f}" if point else "",
        identifiers=tuple(sorted({each for row in rows for each in row.identifiers})),
        years=tuple(sorted({row.submission.cycle.year for row in rows})),
        others=tuple(others[:_OTHERS_SHOWN]),
        more_others=max(0, len(others) - _OTHERS_SHOWN),
    )
