"""Merging two locations and taking one apart: as the preview showed it, or not at all."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.queueing import settle_queue
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.actions.saying import write_down
from akkoord.desk.register.models import JudgementRecord, Location
from akkoord.desk.register.queries.components import Foreseen
from akkoord.desk.register.queries.plans import Plan, plan_merge, plan_split
from akkoord.desk.register.rules import ContradictsJudgement, PreviewChanged

REGISTER = Thing(Kind.REGISTER)


@transaction.atomic
def merge_locations(
    actor: Actor, one: Location, other: Location, *, note: str = "", seen: str = ""
) -> list[JudgementRecord]:
    """Say that two locations of the register are one; which identifier stays follows from the rules.

    `seen` is the mark of the preview that the person looked at. Raises `ContradictsJudgement` when a
    person called two of their texts different, `PreviewChanged` when something else would follow now
    than was shown, `NothingToJudge` when they are one already.
    """
    require(actor, Action.WRITE, REGISTER)
    count_up()
    foreseen = _allowed(plan_merge(_now(one), _now(other)), seen)
    said = write_down(actor, foreseen, origin="merge", note=note)
    settle_queue(foreseen.component.texts)
    return said


@transaction.atomic
def split_location(
    actor: Actor, location: Location, fingerprints: Collection[str], *, note: str = "", seen: str = ""
) -> list[JudgementRecord]:
    """Say that some texts of a location mean one other place; the refusals are those of a merge."""
    require(actor, Action.WRITE, REGISTER)
    count_up()
    foreseen = _allowed(plan_split(_now(location), set(fingerprints)), seen)
    said = write_down(actor, foreseen, origin="split", note=note)
    settle_queue(foreseen.component.texts)
    return said


def _now(location: Location) -> Location:
    return Location.objects.get(pk=location.pk)


def _allowed(plan: Plan, seen: str) -> Foreseen:
    if plan.against:
        raise ContradictsJudgement(**_words(plan.against))
    if plan.foreseen is None:
        raise ValueError("A plan without a judgement against it foresees something.")
    if seen and seen != plan.foreseen.mark:
        raise PreviewChanged
    return plan.foreseen


def _words(said: JudgementRecord) -> dict[str, str]:
    return {
        "who": said.said_by,
        "day": date_format(timezone.localtime(said.judged_at), "DATE_FORMAT"),
        "left": said.left.name,
        "right": said.right.name,
        "verdict": str(said.get_verdict_display()),
    }
