"""Giving trainings: their dates, enrolling, noting who came, writing to who should come."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate
from akkoord.desk.agreements.queries.trainings import (
    expected_companies,
    may_read_training,
    missed_of,
    takes_part,
    training_thing,
    trainings_thing,
)
from akkoord.desk.agreements.rules.trainings import (
    Attendance,
    DidNotCome,
    EnrolmentClosed,
    NoSeatLeft,
)
from akkoord.desk.people.actions import NotAllowed, require, write_letter
from akkoord.desk.people.queries import people_holding
from akkoord.desk.people.rules import COMPANY_ROLES, Action, Actor, may

Values = Mapping[str, Any]


@transaction.atomic
def write_training(
    actor: Actor, agreement: Agreement, *, entry: UUID, values: Values, training: Training | None = None
) -> Training:
    """Announce a training or change it; a supporter does so with its own only."""
    if training is not None:
        require(actor, Action.WRITE, training_thing(training))
    provider = values.get("provider")
    require(actor, Action.WRITE, trainings_thing(agreement.pk, provider.pk if provider else None))
    if training is None:
        return Training.objects.get_or_create(
            entry=entry, defaults={**values, "agreement": agreement, "by_id": actor.user_id}
        )[0]
    for name, value in values.items():
        setattr(training, name, value)
    training.save(update_fields=list(values))
    return training


@transaction.atomic
def plan_date(
    actor: Actor, training: Training, *, entry: UUID, values: Values, date: TrainingDate | None = None
) -> TrainingDate:
    """Plan a date or change it; who enrolled is written to where day, time or place are others now."""
    require(actor, Action.WRITE, training_thing(training))
    if date is None:
        return TrainingDate.objects.get_or_create(
            entry=entry, defaults={**values, "training": training, "by_id": actor.user_id}
        )[0]
    locked = TrainingDate.objects.select_for_update(of=("self",)).get(pk=date.pk, training=training)
    moved = any(getattr(locked, name) != values[name] for name in _TOLD if name in values)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(values))
    if moved:
        _tell_enrolled(locked, entry)
    return locked


_TOLD = ("on", "begins", "ends", "place", "is_cancelled")


def _tell_enrolled(date: TrainingDate, entry: UUID) -> None:
    for organisation_id in set(date.enrolments.values_list("organisation_id", flat=True)):
        for user in people_holding(COMPANY_ROLES, organisation=organisation_id):
            write_letter(
                user,
                "agreements/letters/training_changed.txt",
                key=f"training_changed/{date.pk}/{entry}/{user.pk}",
                context={"training": date.training},
            )


@transaction.atomic
def enrol(
    actor: Actor, date: TrainingDate, organisation: Organisation, *, entry: UUID, person: str
) -> Enrolment:
    """Enrol somebody of a company; the same name on the same date stands once.

    Raises `NotAllowed`, `EnrolmentClosed` or `NoSeatLeft`; two people never get the last seat.
    """
    _require_to_enrol(actor, date.training, organisation)
    rows = TrainingDate.objects.select_for_update(of=("self",)).select_related("training")
    locked = rows.get(pk=date.pk)
    own = locked.enrolments.filter(organisation=organisation, person=person).first()
    if own:
        return own
    if not locked.takes_enrolments:
        raise EnrolmentClosed
    if locked.seats is not None and locked.enrolments.count() >= locked.seats:
        raise NoSeatLeft
    values = {"date": locked, "organisation": organisation, "person": person, "by_id": actor.user_id}
    return Enrolment.objects.get_or_create(entry=entry, defaults=values)[0]


def _require_to_enrol(actor: Actor, training: Training, organisation: Organisation) -> None:
    """Somebody of the company, which takes part, or the secretariat for it."""
    if not takes_part(training.agreement_id, organisation.pk):
        raise NotAllowed
    if may(actor, Action.WRITE, trainings_thing(training.agreement_id)):
        return
    _require_of_company(actor, organisation.pk)
    require(actor, Action.ENROL, training_thing(training))
    if not may_read_training(actor, training):
        raise NotAllowed


def _require_of_company(actor: Actor, organisation_id: UUID) -> None:
    if not any(
        held.role in COMPANY_ROLES and held.organisation_id == organisation_id for held in actor.roles
    ):
        raise NotAllowed


def require_own_or_written(actor: Actor, enrolment: Enrolment) -> None:
    """Let the company whose enrolment it is pass, and who looks after all trainings without keeping away."""
    if enrolment.organisation_id in actor.recused_from or not may(
        actor, Action.WRITE, trainings_thing(enrolment.date.training.agreement_id)
    ):
        _require_of_company(actor, enrolment.organisation_id)


@transaction.atomic
def give_seat_back(actor: Actor, enrolment: Enrolment) -> None:
    """Take an enrolment back while the date is still to come; what is gone stays gone."""
    require_own_or_written(actor, enrolment)
    if not enrolment.date.takes_enrolments:
        raise EnrolmentClosed
    Enrolment.objects.filter(pk=enrolment.pk, attendance=Attendance.NOT_NOTED).delete()


@transaction.atomic
def note_who_came(actor: Actor, date: TrainingDate, noted: Mapping[int, Attendance]) -> None:
    """Note who of those enrolled came; a certificate follows from it."""
    require(actor, Action.WRITE, training_thing(date.training))
    for pk, attendance in noted.items():
        date.enrolments.filter(pk=pk).update(attendance=attendance)


@transaction.atomic
def say_how_it_was(actor: Actor, enrolment: Enrolment, *, score: int, remark: str) -> Enrolment:
    """Give a training a score; only for somebody who came."""
    require_own_or_written(actor, enrolment)
    locked = Enrolment.objects.select_for_update(of=("self",)).get(pk=enrolment.pk)
    if not locked.came:
        raise DidNotCome
    locked.score, locked.remark = score, remark.strip()
    locked.save(update_fields=["score", "remark"])
    return locked


@transaction.atomic
def call_expected(actor: Actor, training: Training) -> int:
    """Write to the companies that should come and did not enrol, once for each date; answers how many."""
    require(actor, Action.WRITE, trainings_thing(training.agreement_id))
    coming = next((each for each in training.dates.all() if each.takes_enrolments), None)
    if coming is None:
        raise EnrolmentClosed
    missed = missed_of(expected_companies(training, without=actor.recused_from))
    for organisation_id in missed:
        for user in people_holding(COMPANY_ROLES, organisation=organisation_id):
            write_letter(
                user,
                "agreements/letters/training_expected.txt",
                key=f"training/{training.pk}/{coming.pk}/{user.pk}",
                context={"training": training, "date": coming},
            )
    return len(missed)
