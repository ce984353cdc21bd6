"""Handing over a whole agreement: the lead proposes, a colleague confirms, the file is fetched."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.queries.permission import handover_thing, may_hand_over
from akkoord.desk.agreements.rules import Phase, Work, check_allows
from akkoord.desk.encrypted import keys
from akkoord.desk.encrypted.refusals import UnknownKey
from akkoord.desk.exports.models import AgreementExport
from akkoord.desk.exports.rules import (
    UNFINISHED_EXPORTS,
    CopyNotThere,
    ExportDecided,
    ExportState,
    KeyNotUnderstood,
    ReceiverNeeded,
)
from akkoord.desk.people.actions import NotAllowed, log_look, require
from akkoord.desk.people.rules import Action, Actor, HeldRole, Purpose
from akkoord.desk.private_folder import PrivateFolder
from akkoord.desk.retention.rules import LeadNeeded, SecondPersonNeeded, leads

EXPORTS = PrivateFolder("exports")


@dataclass(frozen=True, slots=True)
class Request:
    """Who gets everything, on what decision, and the public key of that receiver."""

    receiver: str
    reason: str
    recipient_key: str


@transaction.atomic
def propose_export(actor: Actor, agreement: Agreement, request: Request, *, language: str) -> AgreementExport:
    """Propose to hand the agreement over; twice is once.

    Raises `NotAllowed`, `LeadNeeded`, `NotInThisPhase`, `ReceiverNeeded` or `KeyNotUnderstood`.
    """
    _allowed(actor, Action.REQUEST, agreement.pk)
    if not leads(actor, agreement.pk):
        raise LeadNeeded
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    check_allows(Phase(locked.phase), Work.HANDING_OVER)
    facts = {"receiver": request.receiver.strip(), "reason": request.reason.strip()}
    if not all(facts.values()):
        raise ReceiverNeeded
    values = {
        **facts,
        "recipient_key": _understood(request.recipient_key),
        "language": language,
        "proposed_by_id": actor.user_id,
        "proposed_at": timezone.now(),
    }
    return AgreementExport.objects.get_or_create(
        agreement=locked, state__in=UNFINISHED_EXPORTS, defaults={**values, "state": ExportState.PROPOSED}
    )[0]


def _understood(key: str) -> str:
    """One public key, as it is written. Raises `KeyNotUnderstood`."""
    try:
        found = keys.recipients(key, place="")
    except UnknownKey as fault:
        raise KeyNotUnderstood from fault
    if len(found) != 1:
        raise KeyNotUnderstood
    return str(found[0])


@transaction.atomic
def confirm_export(actor: Actor, export: AgreementExport) -> AgreementExport:
    """Confirm what the lead proposed; every company reads it in its log. It is made in the background.

    Raises `NotAllowed`, `ExportDecided` or `SecondPersonNeeded`.
    """
    held = _allowed(actor, Action.APPROVE, export.agreement_id)
    locked = _locked(export, ExportState.PROPOSED)
    if locked.proposed_by_id == actor.user_id:
        raise SecondPersonNeeded
    _decide(actor, locked, ExportState.CONFIRMED)
    _log(actor, held, locked, "confirmed")
    return locked


@transaction.atomic
def withdraw_export(actor: Actor, export: AgreementExport) -> AgreementExport:
    """Leave it, before anything was made. Raises `NotAllowed` or `ExportDecided`."""
    _allowed(actor, Action.APPROVE, export.agreement_id)
    locked = _locked(export, ExportState.PROPOSED)
    _decide(actor, locked, ExportState.WITHDRAWN)
    return locked


@transaction.atomic
def fetch_export(actor: Actor, export: AgreementExport) -> AgreementExport:
    """Let the encrypted file be fetched, which stands in every company's log.

    Raises `NotAllowed` or `CopyNotThere`.
    """
    held = _allowed(actor, Action.READ, export.agreement_id)
    locked = AgreementExport.objects.select_for_update().get(pk=export.pk)
    if locked.state != ExportState.READY or locked.ends_at is None or locked.ends_at <= timezone.now():
        raise CopyNotThere
    locked.fetched += 1
    locked.save(update_fields=["fetched"])
    _log(actor, held, locked, "fetched")
    return locked


@transaction.atomic
def remove_export(actor: Actor, export: AgreementExport) -> AgreementExport:
    """Remove the file at once, because the receiver has it. Raises `NotAllowed` or `ExportDecided`."""
    _allowed(actor, Action.APPROVE, export.agreement_id)
    locked = _locked(export, ExportState.READY)
    stored_as, locked.stored_as, locked.state = locked.stored_as, "", ExportState.ENDED
    locked.save(update_fields=["state", "stored_as"])
    transaction.on_commit(lambda: EXPORTS.forget(stored_as))
    return locked


def remove_old_exports() -> int:
    """Remove the files whose time is over; answers how many ended."""
    over = AgreementExport.objects.filter(state=ExportState.READY, ends_at__lte=timezone.now())
    ended = over.update(state=ExportState.ENDED, stored_as="")
    ready = AgreementExport.objects.filter(state=ExportState.READY)
    EXPORTS.sweep(set(ready.values_list("stored_as", flat=True)))
    return ended


def _allowed(actor: Actor, action: Action, agreement_id: int) -> HeldRole:
    held = require(actor, action, handover_thing(agreement_id))
    if actor.user_id is None or not may_hand_over(actor, action, agreement_id):
        raise NotAllowed
    return held


def _locked(export: AgreementExport, state: ExportState) -> AgreementExport:
    locked = AgreementExport.objects.select_for_update().get(pk=export.pk)
    if locked.state != state:
        raise ExportDecided
    return locked


def _decide(actor: Actor, locked: AgreementExport, to: ExportState) -> None:
    locked.state, locked.decided_by_id, locked.decided_at = to, actor.user_id, timezone.now()
    locked.save(update_fields=["state", "decided_by", "decided_at"])


def _log(actor: Actor, held: HeldRole, export: AgreementExport, what: str) -> None:
    """Write one line for every organisation that takes or took part."""
    purpose = Purpose("handover", reference=str(export.pk), note=f"{export.receiver}: {export.reason}")
    parts = Participation.objects.filter(agreement=export.agreement_id).order_by()
    organisations: list[UUID] = list(parts.values_list("organisation", flat=True).distinct())
    thing = handover_thing(export.agreement_id)
    log_look(actor, held, thing, organisations, purpose=purpose, thing_id=what)
