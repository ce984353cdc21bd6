"""What a person says about two texts, and what follows for locations; everything can be undone."""

import itertools
import uuid
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.asking import withdraw_questions
from akkoord.desk.register.actions.following import place_component
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.models import JudgementRecord, Location, Mention, ScoredPair
from akkoord.desk.register.queries.review import pairs_to_judge
from akkoord.desk.register.rules import (
    JudgementAlreadyUndone,
    NothingToJudge,
    PairAlreadyJudged,
    PairChanged,
    ordered,
    seconds_looked,
)
from akkoord.engine.matching import Verdict

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
    if not pairs_to_judge().filter(pk=pair.pk).exists():
        raise PairChanged
    ends = (str(pair.left_id), str(pair.right_id))
    together = _texts_together(ends) if verdict is Verdict.SAME else []
    said = _record(actor, [ends], verdict, origin="review", note=note)
    _keep_together(said[0], together)
    _count_time(said[0], pair)
    withdraw_questions(ends)
    return said[0]


@transaction.atomic
def postpone_pair(actor: Actor, pair_id: int) -> None:
    """Ask this pair again after all others."""
    require(actor, Action.WRITE, REGISTER)
    later = {"postponed_at": timezone.now(), "lent_to": None, "lent_at": None}
    if not pairs_to_judge().filter(pk=pair_id).update(**later):
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
    return undone


@transaction.atomic
def merge_locations(
    actor: Actor, kept: Location, other: Location, *, note: str = ""
) -> list[JudgementRecord]:
    """Say that two locations of the register are one; which identifier stays follows from the rules."""
    require(actor, Action.WRITE, REGISTER)
    count_up()
    sides = [_texts_of(location) for location in (kept, other)]
    if kept.pk == other.pk or not all(sides):
        raise NothingToJudge
    for pair in itertools.product(*sides):
        _withdraw(actor, *ordered(*pair), verdict=Verdict.DIFFERENT)
    said = _record(actor, [(sides[0][0], sides[1][0])], Verdict.SAME, origin="merge", note=note)
    _keep_together(said[0], sides[0] + sides[1])
    return said


@transaction.atomic
def split_location(
    actor: Actor, location: Location, fingerprints: Collection[str], *, note: str = ""
) -> list[JudgementRecord]:
    """Say that some texts of a location mean another place than the rest of its texts."""
    require(actor, Action.WRITE, REGISTER)
    count_up()
    texts = _texts_of(location)
    leaving = [each for each in texts if each in set(fingerprints)]
    staying = [each for each in texts if each not in set(fingerprints)]
    if not leaving or not staying:
        raise NothingToJudge
    pairs = [ordered(*pair) for pair in itertools.product(leaving, staying)]
    for pair in pairs:
        _withdraw(actor, *pair, verdict=Verdict.SAME)
    return _record(actor, pairs, Verdict.DIFFERENT, origin="split", note=note)


def _texts_of(location: Location) -> list[str]:
    return list(location.mentions.order_by("fingerprint").values_list("fingerprint", flat=True))


def _texts_together(ends: Sequence[str]) -> list[str]:
    """All texts of the two locations that the person sees as one."""
    found = Mention.objects.filter(location__mentions__in=ends).distinct()
    return list(found.order_by("fingerprint").values_list("fingerprint", flat=True))


def _standing(left: str, right: str) -> JudgementRecord | None:
    return JudgementRecord.objects.filter(left=left, right=right, undone_at__isnull=True).first()


def _record(
    actor: Actor,
    pairs: Sequence[tuple[str, str]],
    verdict: Verdict,
    *,
    origin: str,
    note: str,
) -> list[JudgementRecord]:
    """Write the judgements of one act, let the locations follow, and remember what moved."""
    now, act = timezone.now(), uuid.uuid4()
    said = [
        JudgementRecord(
            left_id=left,
            right_id=right,
            verdict=verdict.value,
            origin=origin,
            act=act,
            note=note,
            judged_by_id=person_id(actor),
            judged_at=now,
        )
        for left, right in (ordered(*pair) for pair in pairs)
        if _standing(left, right) is None
    ]
    if not said:
        raise NothingToJudge
    JudgementRecord.objects.bulk_create(said)
    _remember(said[0], place_component(_ends(said), by_id=actor.user_id))
    return said


def _count_time(judgement: JudgementRecord, pair: ScoredPair) -> None:
    if pair.lent_to_id == judgement.judged_by_id:
        judgement.seconds = seconds_looked(pair.lent_at, judgement.judged_at)
        judgement.save(update_fields=["seconds"])


def _remember(judgement: JudgementRecord, moved: Mapping[str, str | None]) -> None:
    judgement.moved = {**moved, **judgement.moved}
    judgement.save(update_fields=["moved"])


def _keep_together(judgement: JudgementRecord, texts: Sequence[str]) -> None:
    """Who calls two locations one means all their texts; a text that fell out is tied to them.

    Without this, a new text could pull one text of a location away from the others.
    """
    places = dict(Mention.objects.filter(pk__in=texts).values_list("pk", "location"))
    home = places.get(judgement.left_id)
    fallen = [text for text in texts if places.get(text) != home]
    ties = [ordered(str(judgement.left_id), text) for text in fallen]
    more = [
        JudgementRecord(
            left_id=left,
            right_id=right,
            verdict=judgement.verdict,
            origin=judgement.origin,
            act=judgement.act,
            note=judgement.note,
            judged_by_id=judgement.judged_by_id,
            judged_at=judgement.judged_at,
        )
        for left, right in ties
        if _standing(left, right) is None
    ]
    if more:
        JudgementRecord.objects.bulk_create(more)
        _remember(judgement, place_component(_ends(more), by_id=judgement.judged_by_id))


def _withdraw(actor: Actor, left: str, right: str, *, verdict: Verdict) -> None:
    """A merge or split overrules the opposite answer that stood for the same two texts."""
    JudgementRecord.objects.filter(
        left=left, right=right, verdict=verdict.value, undone_at__isnull=True
    ).update(undone_at=timezone.now(), undone_by=actor.user_id)


def _ends(judgements: Sequence[JudgementRecord]) -> set[str]:
    return {str(end) for each in judgements for end in (each.left_id, each.right_id)}
