"""Which phase begins, on which decision."""

from django.db import transaction

from akkoord.desk.agreements.models import Agreement, PhaseChange
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules import Phase, ReasonNeeded, check_phase
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor


@transaction.atomic
def change_phase(actor: Actor, agreement: Agreement, to: Phase, evidence: str) -> Agreement:
    """Move an agreement to another phase, with the decision it rests on.

    Raises `NotAllowed`, `IllegalMove` or `ReasonNeeded`; then nothing has changed.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    if not evidence.strip():
        raise ReasonNeeded
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    check_phase(Phase(locked.phase), to)
    PhaseChange.objects.create(
        agreement=locked, from_phase=locked.phase, to_phase=to, evidence=evidence, by_id=actor.user_id
    )
    locked.phase = to
    locked.save(update_fields=["phase"])
    return locked
