"""Drafting norms, putting them before the steering group, and adopting them; the drafter never does."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import override as in_language

from akkoord.desk.agreements.actions.meetings import add_item
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision, Meeting
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.queries.norms import decisions_on, may_with_norms
from akkoord.desk.agreements.rules.norms import NormsEmpty, NormsFixed, NormState, NothingToAdopt
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, Actor, check_not_own_work

Values = Mapping[str, Any]
MINUTES_IN = "nl"


@transaction.atomic
def draft_norms(
    actor: Actor, agreement: Agreement, *, entry: UUID, values: Values, norms: NormSet | None = None
) -> NormSet:
    """Write a new version, or change one that is a draft still; the same `entry` answers what stands.

    Raises `NotAllowed`, `NormsEmpty` or `NormsFixed`.
    """
    _require(actor, Action.WRITE, agreement)
    if not values["norms"]:
        raise NormsEmpty
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if norms is not None:
        draft = _locked(norms)
        if not draft.is_draft:
            raise NormsFixed
        return _saved(draft, {**values, "by_id": actor.user_id})
    stands = NormSet.objects.filter(entry=entry).first()
    if stands:
        return stands
    last = locked.norm_sets.aggregate(last=Max("version"))["last"] or 0
    return NormSet.objects.create(
        agreement=locked, entry=entry, version=last + 1, by_id=actor.user_id, **values
    )


@transaction.atomic
def put_norms_forward(actor: Actor, norms: NormSet, meeting: Meeting, *, entry: UUID) -> NormSet:
    """Make a draft an item of a meeting of the steering group; from now on it does not change.

    Raises `NotAllowed`, `NormsFixed`, or `ReportAdopted` where the minutes are fixed.
    """
    _require(actor, Action.WRITE, norms.agreement)
    locked = _locked(norms)
    if not locked.is_draft:
        raise NormsFixed
    if meeting.body.agreement_id != locked.agreement_id:
        raise NotAllowed
    with in_language(MINUTES_IN):
        title = gettext("Norms, version %(version)d") % {"version": locked.version}
    item = add_item(actor, meeting, entry=entry, values={"title": title, "said": locked.why})
    return _saved(locked, {"item": item, "state": NormState.PUT_FORWARD, "sha256": locked.checksum})


@transaction.atomic
def take_norms_back(actor: Actor, norms: NormSet) -> NormSet:
    """Make a draft again of what the steering group did not adopt; the item stays in the minutes."""
    _require(actor, Action.WRITE, norms.agreement)
    locked = _locked(norms)
    if locked.state != NormState.PUT_FORWARD:
        raise NormsFixed
    return _saved(locked, {"item": None, "state": NormState.DRAFT, "sha256": ""})


@transaction.atomic
def adopt_norms(actor: Actor, norms: NormSet, decision: Decision) -> NormSet:
    """Let norms hold, because the steering group decided so in `decision`; they never change any more.

    Done by a member of a party, never by whoever drafted them. Raises `NotAllowed`, `OwnWork`, or
    `NothingToAdopt` where the decision is not about them or they are not what was put forward.
    """
    _require(actor, Action.APPROVE, norms.agreement)
    locked = _locked(norms)
    if locked.is_adopted and locked.decision_id == decision.pk:
        return locked
    check_not_own_work(actor.user_id, did=[locked.by_id])
    is_about_it = decisions_on(locked).filter(pk=decision.pk).exists()
    is_put_forward = locked.state == NormState.PUT_FORWARD and locked.is_as_it_was_put_forward
    if not (is_put_forward and is_about_it):
        raise NothingToAdopt
    values = {"decision": decision, "adopted_by_id": actor.user_id, "adopted_at": timezone.now()}
    return _saved(locked, {**values, "state": NormState.ADOPTED})


def _require(actor: Actor, action: Action, agreement: Agreement) -> None:
    if not may_with_norms(actor, action, agreement.pk):
        raise NotAllowed


def _locked(norms: NormSet) -> NormSet:
    rows = NormSet.objects.select_for_update(of=("self",)).select_related("agreement")
    return rows.get(pk=norms.pk)


def _saved(norms: NormSet, values: Values) -> NormSet:
    for name, value in values.items():
        setattr(norms, name, value)
    norms.save(update_fields=list(values))
    return norms
