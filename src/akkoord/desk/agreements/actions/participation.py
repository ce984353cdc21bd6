"""Who comes in, who leaves: every move of a participation."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from akkoord.desk.agreements.actions.telling import tell_company, tell_parties
from akkoord.desk.agreements.models import Agreement, Organisation, Participation, ParticipationEvent
from akkoord.desk.agreements.queries import (
    documents_to_sign,
    participation_thing,
    successors_in,
    takes_part,
)
from akkoord.desk.agreements.queries.returning import earlier_parts, left_as
from akkoord.desk.agreements.rules import (
    FINAL_STATES,
    LEFT_STATES,
    OWN_MOVES,
    STATES_IN_FORCE,
    STATES_ON_THE_WAY,
    STATES_WITHOUT_ACCESS,
    DocumentsMissing,
    ObjectionsOpen,
    ParticipationState,
    PartyRole,
    Phase,
    ReasonNeeded,
    SuccessorMerged,
    SuccessorNeeded,
    WindowOpen,
    Work,
    after_working_days,
    check_allows,
    check_move,
)
from akkoord.desk.agreements.rules.returning import check_may_return, years_before
from akkoord.desk.people.actions import end_roles_for, require
from akkoord.desk.people.rules import Action, Actor, may


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why and when a participation moves, and into which company it was merged."""

    reason: str
    on: date
    successor: Organisation | None = None


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

    Who took part before begins anew beside its old participation, which stays as it ended. An
    application that stands already is returned as it is. Raises `NotAllowed`, `ReasonNeeded`,
    `NotInThisPhase` when the agreement takes nobody in, or `SecretariatOpens` and `GoesOnElsewhere`
    after an expulsion, bankruptcy or merger.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk, organisation.pk))
    check_allows(Phase(agreement.phase), Work.ADMISSION)
    if not reason.strip():
        raise ReasonNeeded
    is_secretariat = may(actor, Action.WRITE, participation_thing(agreement.pk))
    check_may_return(left_as(agreement.pk, organisation.pk), is_secretariat=is_secretariat)
    running = Participation.objects.exclude(state__in=FINAL_STATES)
    participation, is_new = running.get_or_create(
        agreement=agreement, organisation=organisation, role=role, defaults={"size_class": size_class}
    )
    if is_new:
        on = timezone.localdate()
        event = write_event(actor, participation, "", ParticipationState.APPLIED, Occasion(reason, on))
        if is_secretariat:
            tell_company(participation, event)
    return participation


@transaction.atomic
def change_participation_state(
    actor: Actor,
    participation: Participation,
    to: ParticipationState,
    reason: str,
    *,
    on: date | None = None,
    successor: Organisation | None = None,
) -> Participation:
    """Move a participation to another state; the one door for every such move.

    A company may step back itself; every other move is the secretariat's. Effects: the state; `since` when it
    first becomes active; `until` when the organisation leaves; the last day for objections when their window
    opens, and a letter to every party; a dated event with the reason, which names the `successor` of a merged
    company; a letter to the company, whose people lose access after that day when it takes part in nothing
    else. Raises `NotAllowed`, `IllegalMove`, `NotInThisPhase`, `DocumentsMissing`, `WindowOpen`,
    `ObjectionsOpen`, `SuccessorNeeded`, `SuccessorMerged` or `ReasonNeeded`; then nothing has changed.
    """
    own = participation.organisation_id if to in OWN_MOVES else None
    require(actor, Action.WRITE, participation_thing(participation.agreement_id, own))
    whole = participation_thing(participation.agreement_id, participation.organisation_id)
    require(actor, Action.READ, whole)  # nobody moves an organisation from which he or she keeps away
    locked = _locked(participation)
    before, day = ParticipationState(locked.state), on or timezone.localdate()
    check_move(before, to, phase=Phase(locked.agreement.phase))
    _check_is_ready(locked, to, successor=successor)
    _move(locked, to, day)
    event = write_event(actor, locked, before, to, Occasion(reason, day, successor))
    if to is ParticipationState.OBJECTION_WINDOW:
        tell_parties(locked)
    tell_company(locked, event)
    if to in STATES_WITHOUT_ACCESS and not takes_part(locked.organisation_id):
        end_roles_for(locked.organisation_id, on=day, by_id=actor.user_id)
    return locked


def _check_is_ready(locked: Participation, to: ParticipationState, *, successor: Organisation | None) -> None:
    """Raise unless what has to come before `to` is there."""
    if to is ParticipationState.DOCUMENTS_SIGNED and (missing := documents_to_sign(locked)):
        raise DocumentsMissing(count=len(missing))
    if to is ParticipationState.ADMITTED:
        if locked.objections_until and timezone.localdate() <= locked.objections_until:
            raise WindowOpen(until=date_format(locked.objections_until))
        if locked.objections.exclude(is_upheld=False).exists():
            raise ObjectionsOpen
    if to is ParticipationState.MERGED:
        _check_successor(locked, successor)


def _check_successor(locked: Participation, successor: Organisation | None) -> None:
    """Raise unless a company that goes on itself is named."""
    if successor is None or successor == locked.organisation:
        raise SuccessorNeeded
    if successor.pk in successors_in(locked.agreement_id):
        raise SuccessorMerged(name=successor.name)


def _move(locked: Participation, to: ParticipationState, day: date) -> None:
    locked.state = to
    if to is ParticipationState.ACTIVE and locked.since is None:
        locked.since, locked.years_before = day, years_before(earlier_parts(locked))
    if to is ParticipationState.OBJECTION_WINDOW:
        locked.objections_until = after_working_days(day, locked.agreement.objection_days)
    if to in LEFT_STATES:
        locked.until = day
    locked.save(update_fields=["state", "since", "until", "years_before", "objections_until"])


def _locked(participation: Participation) -> Participation:
    """The participation as it is now, and nobody else's until the transaction ends."""
    rows = Participation.objects.select_for_update(of=("self",)).select_related("agreement", "organisation")
    return rows.get(pk=participation.pk)


def expire_participations(actor: Actor, agreement: Agreement, *, reason: str, on: date) -> None:
    """Let everything that is in force expire and every open application lapse: the agreement ends."""
    for states, to in (
        (STATES_IN_FORCE, ParticipationState.EXPIRED),
        (STATES_ON_THE_WAY, ParticipationState.CANCELLED),
    ):
        for each in agreement.participations.select_for_update().filter(state__in=states):
            before = each.state
            _move(each, to, on)
            write_event(actor, each, before, to, Occasion(reason, on))


def write_event(
    actor: Actor,
    participation: Participation,
    before: str,
    to: ParticipationState,
    occasion: Occasion,
) -> ParticipationEvent:
    """Note a move in the trail; the caller has asked permission. Raises `ReasonNeeded`."""
    if not occasion.reason.strip():
        raise ReasonNeeded
    return ParticipationEvent.objects.create(
        participation=participation,
        from_state=before,
        to_state=to,
        reason=occasion.reason.strip(),
        on=occasion.on,
        successor=occasion.successor,
        by_id=actor.user_id,
    )
