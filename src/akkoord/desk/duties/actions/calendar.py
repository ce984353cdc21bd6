"""What is owed by when, and more time for one company."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.duties.models import Duty, Extension
from akkoord.desk.duties.queries import company_standing
from akkoord.desk.duties.queries.calendar import OwedDuty
from akkoord.desk.duties.rules import DutyKind, NothingAsked, NothingOwed, NotLater
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions import open_cycle
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.rules import CycleState


@transaction.atomic
def open_year(
    actor: Actor, agreement: Agreement, year: int, *, opens: date, duties: Iterable[OwedDuty]
) -> Cycle:
    """Open a year with everything that companies owe in it; a year that is open already stays as it is.

    Raises like `open_cycle`, or `NothingAsked` without any duty.
    """
    owed = list(duties)
    require(actor, Action.WRITE, Thing(Kind.HAND_IN, agreement_id=agreement.pk))
    if not owed:
        raise NothingAsked
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    known = locked.cycles.filter(year=year).exclude(state=CycleState.DRAFT).first()
    if known:
        return known
    days = {each.kind: each.due_on for each in owed}
    lists_due = days.get(DutyKind.LOCATIONS, min(days.values()))
    cycle = open_cycle(actor, locked, year, opens=opens, locations_due=lists_due)
    for each in owed:
        set_duty(
            actor,
            cycle,
            each.kind,
            due_on=each.due_on,
            first_year=each.first_year,
            size_classes=each.size_classes,
        )
    return cycle


@transaction.atomic
def set_duty(
    actor: Actor,
    cycle: Cycle,
    kind: DutyKind,
    *,
    due_on: date,
    first_year: int = 1,
    size_classes: Iterable[str] = (),
) -> None:
    """Let companies owe `kind` by `due_on`, from their `first_year` of taking part; again to change it."""
    require(actor, Action.WRITE, hand_in_thing(cycle))
    if kind is DutyKind.LOCATIONS:
        Cycle.objects.filter(pk=cycle.pk).update(locations_due=due_on)
        cycle.locations_due = due_on
        return
    Duty.objects.update_or_create(
        cycle=cycle,
        kind=kind,
        defaults={"due_on": due_on, "first_year": first_year, "size_classes": list(size_classes)},
    )


@transaction.atomic
def drop_duty(actor: Actor, cycle: Cycle, kind: DutyKind) -> None:
    """Ask for `kind` no longer in this year; what was handed in stays."""
    require(actor, Action.WRITE, hand_in_thing(cycle))
    Duty.objects.filter(cycle=cycle, kind=kind).delete()


@transaction.atomic
def grant_extension(
    actor: Actor, cycle: Cycle, organisation: Organisation, kind: DutyKind, *, until: date, reason: str
) -> Extension:
    """Give one company more time for one duty; a later extension takes the place of an earlier one.

    Raises `NotAllowed`, `ReasonNeeded`, `NothingOwed`, or `NotLater` when it would give no time.
    """
    require(actor, Action.WRITE, hand_in_thing(cycle, organisation.pk))
    if not reason.strip():
        raise ReasonNeeded
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    company = company_standing(cycle, organisation.pk)
    standing = next((each for each in company.owed if each.duty.kind is kind), None) if company else None
    if standing is None:
        raise NothingOwed
    if standing.extension and (standing.extension.until, standing.extension.reason) == (
        until,
        reason.strip(),
    ):
        return standing.extension
    if until <= standing.duty.due_on:
        raise NotLater
    _counting(cycle, organisation, kind).update(withdrawn_at=timezone.now())
    return Extension.objects.create(
        cycle=cycle,
        organisation=organisation,
        kind=kind,
        until=until,
        reason=reason.strip(),
        granted_by_id=person_id(actor),
    )


@transaction.atomic
def withdraw_extension(actor: Actor, cycle: Cycle, organisation: Organisation, kind: DutyKind) -> None:
    """Let the ordinary day count again."""
    require(actor, Action.WRITE, hand_in_thing(cycle, organisation.pk))
    _counting(cycle, organisation, kind).update(withdrawn_at=timezone.now())


def _counting(cycle: Cycle, organisation: Organisation, kind: DutyKind) -> QuerySet[Extension]:
    return Extension.objects.filter(
        cycle=cycle, organisation=organisation, kind=kind, withdrawn_at__isnull=True
    )
