"""Appointing a reviewer: a decision, days and years; the lead asks for a person, a second person lets in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.accounts import invite
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.people.actions import NotAllowed, end_mandate, require
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.rules import Action, Actor, HeldRole, Role
from akkoord.desk.retention.rules import LeadNeeded, SecondPersonNeeded, leads
from akkoord.desk.reviewing.models import Appointment, Reviewer
from akkoord.desk.reviewing.queries import review_set
from akkoord.desk.reviewing.rules import AppointmentStands, EndBeforeStart, SetState


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to review, and in which language the invitation is written."""

    email: str
    name: str
    language: str


def may_lead(actor: Actor, agreement_id: int) -> int:
    """The number of the lead who acts. Raises `NotAllowed` or `LeadNeeded`."""
    if not leads(actor, agreement_id) or actor.user_id is None:
        raise LeadNeeded
    return actor.user_id


@transaction.atomic
def appoint(actor: Actor, review: Review, *, entry: UUID, values: Mapping[str, Any]) -> Appointment:
    """Write down or change by which decision, from when to when and about which years somebody reviews.

    Raises `NotAllowed`, `LeadNeeded`, `EndBeforeStart`, or `AppointmentStands` once a set was handed over.
    """
    require(actor, Action.WRITE, review_set(review.agreement_id, review.pk))
    lead_id = may_lead(actor, review.agreement_id)
    if values["ends"] < values["starts"]:
        raise EndBeforeStart
    Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    standing = Appointment.objects.filter(review=review).first()
    if standing is None:
        return Appointment.objects.create(review=review, entry=entry, by_id=lead_id, **values)
    was_used = standing.data_sets.filter(state=SetState.HANDED_OVER).exists()
    if was_used and (standing.years, standing.decision) != (values["years"], values["decision"]):
        raise AppointmentStands
    for name, value in values.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(values))
    # Who is let in already keeps the access until the new last day, not longer and not shorter.
    let_in = standing.reviewers.filter(mandate__ended_at__isnull=True).values("mandate")
    Mandate.objects.filter(pk__in=let_in).update(starts=standing.starts, ends=standing.ends)
    return standing


@transaction.atomic
def ask_for_reviewer(actor: Actor, appointment: Appointment, person: Person) -> Reviewer:
    """Ask that somebody is let in; nothing is open before a second person confirms it. Twice is once.

    Raises `NotAllowed` or `LeadNeeded`.
    """
    review = appointment.review
    require(actor, Action.WRITE, review_set(review.agreement_id, review.pk))
    email = person.email.strip().lower()
    let_in_already = appointment.reviewers.filter(user__email=email, mandate__ended_at__isnull=True).first()
    if let_in_already is not None:
        return let_in_already
    values = {
        "name": person.name.strip(),
        "language": person.language,
        "asked_by_id": may_lead(actor, review.agreement_id),
        "asked_at": timezone.now(),
    }
    return Reviewer.objects.get_or_create(appointment=appointment, email=email, defaults=values)[0]


@transaction.atomic
def let_in(actor: Actor, reviewer: Reviewer) -> Reviewer:
    """Confirm what the lead asked: the person gets the role for this review alone, until its last day.

    Raises `NotAllowed` or `SecondPersonNeeded`.
    """
    locked = _locked(actor, reviewer)
    if locked.mandate_id is not None:
        return locked
    if locked.asked_by_id == actor.user_id:
        raise SecondPersonNeeded
    appointment = locked.appointment
    held = HeldRole(
        Role.MONITOR, agreement_id=appointment.review.agreement_id, review_id=appointment.review_id
    )
    user = invite(
        actor,
        held,
        email=locked.email,
        name=locked.name,
        language=locked.language,
        ends=max(appointment.ends, timezone.localdate()),
    )
    mandate = user.mandates.get(review=appointment.review_id, ended_at__isnull=True)
    Mandate.objects.filter(pk=mandate.pk).update(starts=appointment.starts, ends=appointment.ends)
    locked.user, locked.mandate = user, mandate
    locked.email, locked.name = "", ""
    locked.confirmed_by_id, locked.confirmed_at = actor.user_id, timezone.now()
    locked.save()
    return locked


@transaction.atomic
def do_not_let_in(actor: Actor, reviewer: Reviewer) -> None:
    """Leave it before anybody was let in; nothing of the person stays. Raises `NotAllowed`."""
    locked = _locked(actor, reviewer)
    if locked.mandate_id is None:
        locked.delete()


@transaction.atomic
def end_access(actor: Actor, reviewer: Reviewer) -> None:
    """End the access of one person at once. Raises `NotAllowed` or `LeadNeeded`."""
    locked = _locked(actor, reviewer)
    lead_id = may_lead(actor, locked.appointment.review.agreement_id)
    if locked.mandate is not None:
        end_mandate(locked.mandate, by_id=lead_id)


def _locked(actor: Actor, reviewer: Reviewer) -> Reviewer:
    rows = Reviewer.objects.select_for_update(of=("self",)).select_related("appointment__review", "mandate")
    locked = rows.filter(pk=reviewer.pk).first()
    if locked is None or actor.user_id is None:
        raise NotAllowed
    review = locked.appointment.review
    require(actor, Action.WRITE, review_set(review.agreement_id, review.pk))
    return locked
