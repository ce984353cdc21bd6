"""Lending pairs of the queue, so that two people at once judge different ones."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.models import JudgementRecord, ScoredPair
from akkoord.desk.register.queries.review import Batch, WaitingPair, free_for, of_country, waiting_in
from akkoord.desk.register.rules import LOAN

_SOMEBODY_ELSE = -1
_ON_THE_SCREEN = 2
"""The pair that is asked, and the next one, which is loaded already."""


@transaction.atomic
def lend_pairs(actor: Actor, batch: Batch) -> list[WaitingPair]:
    """Lend the next pairs of the batch to `actor`, and let go of all others that were lent.

    The clock of the first begins anew; what a colleague took in the same moment is skipped. Answers all
    pairs of the batch in every country as they stand then, so that nobody has to read them again.
    """
    require(actor, Action.WRITE, Thing(Kind.REGISTER))
    holder, now = person_id(actor), timezone.now()
    everywhere = waiting_in(replace(batch, country=""))
    lent: list[int] = []
    taken_by_others: set[int] = set()
    for pair in free_for(of_country(everywhere, batch.country), holder):
        if len(lent) == _ON_THE_SCREEN:
            break
        if _take([pair.pk], holder, now):
            lent.append(pair.pk)
        else:
            taken_by_others.add(pair.pk)
    ScoredPair.objects.filter(lent_to=holder).exclude(pk__in=lent).update(lent_to=None, lent_at=None)
    return [_as_lent(pair, holder, lent, taken_by_others) for pair in everywhere]


def _as_lent(
    pair: WaitingPair, holder: int, lent: Collection[int], taken_by_others: Collection[int]
) -> WaitingPair:
    if pair.pk in lent:
        return pair._replace(lent_to=holder)
    if pair.pk in taken_by_others:
        return pair._replace(lent_to=_SOMEBODY_ELSE)
    return pair._replace(lent_to=None) if pair.lent_to == holder else pair


@transaction.atomic
def lend_again(actor: Actor, undone: Collection[JudgementRecord]) -> None:
    """After an answer was taken back: its pair is the next that `actor` is asked, if nobody has it."""
    require(actor, Action.WRITE, Thing(Kind.REGISTER))
    ends = {end for each in undone for end in (each.left_id, each.right_id)}
    again = ScoredPair.objects.filter(left__in=ends, right__in=ends, rank__isnull=False)
    _take(list(again.values_list("pk", flat=True)), person_id(actor), timezone.now())


def _take(pairs: Collection[int], holder: int, now: datetime) -> int:
    """How many of the pairs were free; one statement, so that two people never take the same."""
    is_free = Q(lent_to__isnull=True) | Q(lent_to=holder) | Q(lent_at__lte=now - LOAN)
    return ScoredPair.objects.filter(is_free, pk__in=pairs).update(lent_to=holder, lent_at=now)
