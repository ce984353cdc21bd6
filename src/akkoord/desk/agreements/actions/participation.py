"""Who comes in, who leaves: every move of a participation."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Organisation, Participation, ParticipationEvent
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.agreements.rules import (
    LEFT_STATES,
    STATES_IN_FORCE,
    STATES_ON_THE_WAY,
    ParticipationState,
    PartyRole,
    Phase,
    ReasonNeeded,
    Work,
    check_allows,
    check_move,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor


@transaction.atomic
def apply_for_participation(
    actor: Actor,
    agreement: Agreement,
    organisation: Organisation,
    *,
    role: PartyRole,
    reason: str,
    size_class: str = "",
) -> Participation:
    """Begin an organisation's way into an agreement; the first event carries `reason`.

    Raises `NotAllowed`, `ReasonNeeded`, or `NotInThisPhase` when the agreement takes nobody in.
    An application that stands already is returned as it is.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk, organisation.pk))
    check_allows(Phase(agreement.phase), Work.ADMISSION)
    participation, is_new = Participation.objects.get_or_create(
        agreement=agreement, organisation=organisation, role=role, defaults={"size_class": size_class}
    )
    if is_new:
        _write_event(
            actor, participation, "", ParticipationState.APPLIED, reason=reason, on=timezone.localdate()
        )
    return participation


@transaction.atomic
def change_participation_state(
    actor: Actor,
    participation: Participation,
    to: ParticipationState,
    reason: str,
    *,
    on: date | None = None,
) -> Participation:
    """Move a participation to another state; the one door for every such move.

    Effects: the state; `since` when it first becomes active; `until` when the organisation leaves;
    a dated event with the reason. Raises `NotAllowed`, `IllegalMove`, `NotInThisPhase` or
    `ReasonNeeded`; then nothing has changed.
    """
    require(
        actor, Action.WRITE, participation_thing(participation.agreement_id, participation.organisation_id)
    )
    locked = (
        Participation.objects.select_for_update(of=("self",))
        .select_related("agreement")
        .get(pk=participation.pk)
    )
    before = ParticipationState(locked.state)
    check_move(before, to, phase=Phase(locked.agreement.phase))
    day = on or timezone.localdate()
    locked.state = to
    if to is ParticipationState.ACTIVE and locked.since is None:
        locked.since = day
    if to in LEFT_STATES:
        locked.until = day
    locked.save(update_fields=["state", "since", "until"])
    _write_event(actor, locked, before, to, reason=reason, on=day)
    return locked


def _locked(participation: Participation) -> Participation:
    """The participation as it is now, and nobody else's until the transaction ends."""
    rows = Participation.objects.select_for_update(of=("self",)).select_related("agreement")
    return rows.get(pk=participation.pk)


def expire_participations(actor: Actor, agreement: Agreement, *, reason: str, on: date) -> None:
    """Let everything that is in force expire and every open application lapse: the agreement ends."""
    for states, to in (
        (STATES_IN_FORCE, ParticipationState.EXPIRED),
        (STATES_ON_THE_WAY, ParticipationState.CANCELLED),
    ):
        for each in agreement.participations.select_for_update().filter(state__in=states):
            _write_event(actor, each, each.state, to, reason=reason, on=on)
            each.state = to
            each.until = on if to in LEFT_STATES else each.until
            each.save(update_fields=["state", "until"])


def _write_event(
    actor: Actor, participation: Participation, before: str, to: ParticipationState, *, reason: str, on: date
) -> None:
    if not reason.strip():
        raise ReasonNeeded
    ParticipationEvent.objects.create(
        participation=participation,
        from_state=before,
        to_state=to,
        reason=reason.strip(),
        on=on,
        by_id=actor.user_id,
    )
