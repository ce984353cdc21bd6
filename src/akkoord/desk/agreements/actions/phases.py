"""Which phase begins, on which decision, and what is settled before an agreement ends."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.participation import expire_participations
from akkoord.desk.agreements.models import Agreement, ClosingRecord, PhaseChange
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules import (
    ClosingItem,
    NotInThisPhase,
    Phase,
    ReasonNeeded,
    check_closed,
    check_phase,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor


@transaction.atomic
def change_phase(
    actor: Actor, agreement: Agreement, to: Phase, evidence: str, *, decided_on: date | None = None
) -> Agreement:
    """Move an agreement to another phase, with the decision it rests on.

    An agreement ends only when its closing checklist is settled; then every participation that is in force
    expires on the day of the decision, and applications that are still open are cancelled. Raises
    `NotAllowed`, `IllegalMove`, `NotYetClosed` or `ReasonNeeded`; then nothing has changed.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    if not evidence.strip():
        raise ReasonNeeded
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    check_phase(Phase(locked.phase), to)
    if to is Phase.ENDED:
        check_closed(set(locked.closing_records.values_list("item", flat=True)))
        expire_participations(actor, locked, reason=evidence, on=decided_on or timezone.localdate())
    PhaseChange.objects.create(
        agreement=locked,
        from_phase=locked.phase,
        to_phase=to,
        evidence=evidence.strip(),
        decided_on=decided_on,
        by_id=actor.user_id,
    )
    locked.phase = to
    locked.save(update_fields=["phase"])
    return locked


@transaction.atomic
def settle_closing_item(
    actor: Actor, agreement: Agreement, item: ClosingItem, *, evidence: str, on: date | None = None
) -> ClosingRecord:
    """Note that an item of the closing checklist is settled; settling it again changes nothing.

    Raises `NotAllowed`, `ReasonNeeded`, or `NotInThisPhase` when the agreement is not closing.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    if not evidence.strip():
        raise ReasonNeeded
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if locked.phase != Phase.CLOSING:
        raise NotInThisPhase
    record, _ = ClosingRecord.objects.get_or_create(
        agreement=locked,
        item=item,
        defaults={
            "evidence": evidence.strip(),
            "on": on or timezone.localdate(),
            "by_id": actor.user_id,
        },
    )
    return record
