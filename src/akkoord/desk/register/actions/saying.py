"""Writing down what a person said in one act, and letting the locations follow."""

import uuid

from django.utils import timezone

from akkoord.desk.people.rules import Actor
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.placing import place
from akkoord.desk.register.models import JudgementRecord
from akkoord.desk.register.models.judgements import OF_A_COMPANY
from akkoord.desk.register.queries.components import Foreseen
from akkoord.desk.register.rules import NothingToJudge


def write_down(actor: Actor, foreseen: Foreseen, *, origin: str, note: str) -> list[JudgementRecord]:
    """Write the judgements of one act as foreseen, place the texts, and remember what moved.

    Call inside a transaction that holds the register. What stood already is not said again.
    """
    now, act = timezone.now(), uuid.uuid4()
    standing = set(_standing_pairs(foreseen))
    said = [
        JudgementRecord(
            left_id=each.left,
            right_id=each.right,
            verdict=each.verdict.value,
            origin=origin,
            act=act,
            note=note,
            judged_by_id=person_id(actor),
            judged_at=now,
        )
        for each in foreseen.said
        if (each.left, each.right) not in standing
    ]
    if not said:
        raise NothingToJudge
    JudgementRecord.objects.bulk_create(said, batch_size=500)
    resolution = foreseen.resolution
    by_id = None if origin == OF_A_COMPANY else actor.user_id
    placed = place(resolution.assignments, resolution.redirects, by_id=by_id, everything=False)
    said[0].moved = placed.moved
    said[0].save(update_fields=["moved"])
    return said


def _standing_pairs(foreseen: Foreseen) -> list[tuple[str, str]]:
    ends = {end for each in foreseen.said for end in (each.left, each.right)}
    found = JudgementRecord.objects.filter(left__in=ends, right__in=ends, undone_at__isnull=True)
    return [(str(left), str(right)) for left, right in found.values_list("left", "right")]
