"""What a person says about two texts of the queue, and what follows for locations; all can be undone."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.asking import withdraw_questions
from akkoord.desk.register.actions.following import place_component
from akkoord.desk.register.actions.queueing import settle_queue
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.actions.saying import write_down
from akkoord.desk.register.models import JudgementRecord, Mention, ScoredPair
from akkoord.desk.register.queries.components import Side, component_of, foresee
from akkoord.desk.register.queries.contradictions import against_joining
from akkoord.desk.register.queries.review import pairs_to_judge
from akkoord.desk.register.rules import (
    JudgementAlreadyUndone,
    PairAlreadyJudged,
    PairChanged,
    seconds_looked,
)
from akkoord.engine.matching import Judgement, Verdict

REGISTER = Thing(Kind.REGISTER)


@transaction.atomic
def judge_pair(actor: Actor, pair_id: int, verdict: Verdict, *, note: str = "") -> JudgementRecord:
    """Answer one pair of the queue; merge and split follow at once for the locations concerned.

    The same answer of the same person again (a refresh, a double click) is the judgement that stands.
    Raises `PairAlreadyJudged` when a colleague was first, `PairChanged` when the pair is gone.
    """
    require(actor, Action.WRITE, REGISTER)
    count_up()
    pair = ScoredPair.objects.filter(pk=pair_id).first()
    if pair is None:
        raise PairChanged
    standing = _standing(str(pair.left_id), str(pair.right_id))
    if standing:
        if (standing.judged_by_id, standing.verdict) == (actor.user_id, verdict.value):
            return standing
        raise PairAlreadyJudged(verdict=standing.get_verdict_display())
    if not pairs_to_judge(without=actor.recused_from).filter(pk=pair.pk).exists():
        raise PairChanged
    ends = (str(pair.left_id), str(pair.right_id))
    foreseen = foresee([Judgement(*ends, verdict)], _one_place(ends) if verdict is Verdict.SAME else [])
    said = write_down(actor, foreseen, origin="review", note=note)
    _count_time(said[0], pair)
    withdraw_questions(ends)
    settle_queue(foreseen.component.texts)
    return said[0]


@transaction.atomic
def postpone_pair(actor: Actor, pair_id: int) -> None:
    """Ask this pair again after all others."""
    require(actor, Action.WRITE, REGISTER)
    later = {"postponed_at": timezone.now(), "lent_to": None, "lent_at": None}
    if not pairs_to_judge(without=actor.recused_from).filter(pk=pair_id).update(**later):
        raise PairChanged


@transaction.atomic
def undo_judgement(actor: Actor, act: uuid.UUID) -> list[JudgementRecord]:
    """Take back what was said in one act; locations and identifiers are as if it had not been said."""
    require(actor, Action.WRITE, REGISTER)
    count_up()
    undone = list(JudgementRecord.objects.filter(act=act, undone_at__isnull=True))
    if not undone:
        raise JudgementAlreadyUndone
    now = timezone.now()
    for judgement in undone:
        judgement.undone_at, judgement.undone_by_id = now, actor.user_id
    JudgementRecord.objects.bulk_update(undone, ["undone_at", "undone_by"])
    before: dict[str, str | None] = {}
    for judgement in undone:
        before |= judgement.moved
    place_component(_ends(undone), by_id=actor.user_id, before=before)
    settle_queue(component_of(_ends(undone)))
    return undone


def _one_place(ends: tuple[str, str]) -> list[Side]:
    """All texts of the two locations that the person sees as one; a colleague may have said otherwise."""
    sides = [_texts_beside(end) for end in ends]
    if against_joining(*sides):
        raise PairChanged
    return [Side(tuple(sorted({*sides[0], *sides[1]})), ends[0])]


def _texts_beside(text: str) -> list[str]:
    found = Mention.objects.filter(location__mentions=text).distinct()
    return [text, *found.exclude(pk=text).values_list("fingerprint", flat=True)]


def _standing(left: str, right: str) -> JudgementRecord | None:
    return JudgementRecord.objects.filter(left=left, right=right, undone_at__isnull=True).first()


def _count_time(judgement: JudgementRecord, pair: ScoredPair) -> None:
    if pair.lent_to_id == judgement.judged_by_id:
        judgement.seconds = seconds_looked(pair.lent_at, judgement.judged_at)
        judgement.save(update_fields=["seconds"])


def _ends(judgements: Sequence[JudgementRecord]) -> set[str]:
    return {str(end) for each in judgements for end in (each.left_id, each.right_id)}
