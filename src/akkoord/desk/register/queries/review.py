"""The pairs that a person has to judge, the most valuable first, and how far the work is."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from akkoord.desk.register.models import JudgementRecord, ListRow, ScoredPair, Submission
from akkoord.desk.register.queries.asking import pairs_asked_about
from akkoord.desk.register.queries.pair_cards import ReviewPair, pair_cards
from akkoord.desk.register.rules import LOAN, pairs_an_hour

_PACE_OF_LAST = 30
_SITTING = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Batch:
    """The part of the queue that somebody works on; by itself it is the whole of it."""

    country: str = ""
    submission: Submission | None = None
    """Only pairs with a text of this list; whoever asks has opened the list for a purpose."""
    without: frozenset[UUID] = frozenset()
    """No pair with a text of these companies, from which whoever judges keeps away."""


EVERY_PAIR = Batch()


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one person judges; both are None before a few answers."""

    pairs_an_hour: int | None = None
    minutes_left: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """The pair to judge now, the next one, and how far the work is."""

    pairs: tuple[ReviewPair, ...]
    waiting: int
    judged: int
    postponed: int
    with_others: int
    """Pairs that colleagues have on their screens."""
    with_companies: int
    """Pairs about which a company was asked and has yet to answer."""
    countries: tuple[tuple[str, int], ...]
    """Country and number of pairs that wait, of the batch without its country, the most first."""

    @property
    def total(self) -> int:
        return self.waiting + self.judged


class WaitingPair(NamedTuple):
    """A pair in the queue, in its order."""

    pk: int
    was_postponed: bool
    lent_to: int | None
    countries: frozenset[str]
    is_answered: bool
    """A company answered a question about it."""
    is_asked: bool
    """A company has yet to answer; until then nobody is shown the pair."""


def review_queue(
    batch: Batch = EVERY_PAIR,
    *,
    by_id: int | None = None,
    show: int = 2,
    everywhere: Sequence[WaitingPair] | None = None,
) -> ReviewQueue:
    """The first `show` pairs of the batch for the person `by_id`, and the counts.

    Left out are pairs that were judged, and pairs whose two sides are one location by now; pairs between two
    locations that a person called different lost their rank. Of several pairs between the same two locations
    only the most valuable is asked. All this holds for the texts of earlier years too.
    Pairs that a colleague has on the screen are counted and not shown; own ones come first.
    `everywhere` are the pairs of the batch in all countries, where they were read a moment ago.
    """
    if everywhere is None:
        everywhere = waiting_in(replace(batch, country=""))
    pending = of_country(everywhere, batch.country)
    free = free_for(pending, by_id)
    return ReviewQueue(
        pairs=tuple(pair_cards([pair.pk for pair in free[:show]])),
        waiting=len(pending),
        judged=_acts_of_review(batch),
        postponed=sum(pair.was_postponed for pair in pending),
        with_others=sum(not pair.is_asked for pair in pending) - len(free),
        with_companies=sum(pair.is_asked for pair in pending),
        countries=_counted(everywhere),
    )


def waiting_in(batch: Batch) -> list[WaitingPair]:
    """Every pair of the batch that a person still has to judge, the most valuable first."""
    pairs = pairs_to_judge(without=batch.without)
    pending = _pending(pairs.filter(_touches(batch.submission)) if batch.submission else pairs)
    return of_country(pending, batch.country)


def free_for(pending: Iterable[WaitingPair], by_id: int | None) -> list[WaitingPair]:
    """The pairs that nobody else has on the screen; first the answered, then those that `by_id` has."""
    free = [pair for pair in pending if pair.lent_to in {None, by_id} and not pair.is_asked]
    return sorted(free, key=lambda pair: (not pair.is_answered, pair.lent_to is None))


def pace_of(by_id: int | None, waiting: int) -> Pace:
    """How fast somebody judged in this sitting, and how long the rest takes at that pace."""
    recent = JudgementRecord.objects.filter(
        judged_by=by_id, seconds__isnull=False, judged_at__gt=timezone.now() - _SITTING
    )
    took = recent.order_by("-pk").values_list("seconds", flat=True)[:_PACE_OF_LAST]
    speed = pairs_an_hour([seconds for seconds in took if seconds is not None])
    return Pace(speed, round(waiting / speed * 60)) if speed else Pace()


def _acts_of_review(batch: Batch) -> int:
    """Answers that count; one answer may tie several texts."""
    said = JudgementRecord.objects.filter(origin="review", undone_at__isnull=True)
    if batch.country:
        said = said.filter(Q(left__country=batch.country) | Q(right__country=batch.country))
    if batch.submission:
        said = said.filter(_touches(batch.submission))
    return said.values("act").distinct().count()


@dataclass(frozen=True, slots=True)
class JudgedAct:
    """What was said in one act, to be shown with a button that takes it back."""

    act: UUID
    verdict: str
    left: str
    right: str
    at: datetime


def latest_judgements(by_id: int | None = None, *, show: int = 5) -> list[JudgedAct]:
    """The newest answers of one person that still count, one for each act."""
    newest = JudgementRecord.objects.filter(
        undone_at__isnull=True, origin="review", judged_by=by_id
    ).select_related("left", "right")
    acts: dict[UUID, JudgedAct] = {}
    for each in newest.order_by("-pk")[: show * 20]:
        acts.setdefault(
            each.act,
            JudgedAct(
                each.act,
                each.get_verdict_display(),
                each.left.name,
                each.right.name,
                each.judged_at,
            ),
        )
    return list(acts.values())[:show]


def waiting_pairs(*, without: Collection[UUID] = ()) -> int:
    """How many pairs a person still has to judge; none with a text of the companies `without`."""
    return len(_pending(pairs_to_judge(without=without)))


def pairs_to_judge(*, without: Collection[UUID] = ()) -> QuerySet[ScoredPair]:
    """Pairs in the queue that no judgement that counts answers; none with a text of `without`."""
    judged = JudgementRecord.objects.filter(
        left=OuterRef("left"), right=OuterRef("right"), undone_at__isnull=True
    )
    found = ScoredPair.objects.filter(~Exists(judged), rank__isnull=False).exclude(
        left__location=F("right__location")
    )
    if not without:
        return found
    texts = ListRow.objects.filter(submission__organisation__in=without, mention__isnull=False)
    return found.exclude(Q(left__in=texts.values("mention")) | Q(right__in=texts.values("mention")))


def _touches(submission: Submission) -> Q:
    """Is one of the two texts in the list?"""
    texts = ListRow.objects.filter(submission=submission, mention__isnull=False).values("mention")
    return Q(left__in=texts) | Q(right__in=texts)


def _pending(pairs: QuerySet[ScoredPair]) -> list[WaitingPair]:
    asked: set[frozenset[Any]] = set()
    pending = []
    lent_since = timezone.now() - LOAN
    being_asked, answered = pairs_asked_about()
    ordered = pairs.order_by(F("postponed_at").asc(nulls_first=True), "rank", "pk")
    for pk, *ends, left, right, postponed_at, lent_to, lent_at, from_left, from_right in ordered.values_list(
        "pk",
        "left",
        "right",
        "left__location",
        "right__location",
        "postponed_at",
        "lent_to",
        "lent_at",
        "left__country",
        "right__country",
    ):
        between = frozenset([left, right])
        if between not in asked:
            asked.add(between)
            holder = lent_to if lent_at and lent_at > lent_since else None
            pending.append(
                WaitingPair(
                    pk,
                    was_postponed=postponed_at is not None,
                    lent_to=holder,
                    countries=frozenset([from_left, from_right]),
                    is_answered=frozenset(ends) in answered,
                    is_asked=frozenset(ends) in being_asked,
                )
            )
    return pending


def of_country(pending: Sequence[WaitingPair], country: str) -> list[WaitingPair]:
    """Those of the pairs with a text in the country; all of them for no country."""
    return [pair for pair in pending if not country or country in pair.countries]


def _counted(pending: Iterable[WaitingPair]) -> tuple[tuple[str, int], ...]:
    counted = Counter(country for pair in pending for country in pair.countries if country)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))
