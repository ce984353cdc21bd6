"""Finds reviewers, their reviews and the data sets, and what somebody may see of them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.people.rules import Action, Actor, Facet, Kind, Purpose, Thing, may
from akkoord.desk.reviewing.models import Appointment, DataSet
from akkoord.desk.reviewing.rules import SetState


def review_set(agreement_id: int, review_id: int) -> Thing:
    """The data set of a review and all that belongs to it, without names."""
    return Thing(
        Kind.REVIEW_SET,
        agreement_id=agreement_id,
        review_id=review_id,
        facets=frozenset({Facet.PSEUDONYMISED}),
    )


def purpose_of(review: Review) -> Purpose:
    """Why its data set is read, as every company's log says it."""
    return Purpose("review", reference=str(review.pk))


def reviews_of_reviewer(actor: Actor) -> Iterable[Appointment]:
    """The reviews that `actor` was appointed to and may work at today, the newest first."""
    bound = {held.review_id for held in actor.roles if held.review_id is not None}
    if not bound:
        return []
    found = Appointment.objects.filter(review__in=bound).select_related("review__agreement")
    return [
        each
        for each in found.order_by("-review")
        if each.is_open and may(actor, Action.READ, review_set(each.review.agreement_id, each.review_id))
    ]


def appointment_of_reviewer(actor: Actor, review_id: int) -> Appointment | None:
    """The review that `actor` may work at today; nothing before the first day or after the last."""
    return next((each for each in reviews_of_reviewer(actor) if each.review_id == review_id), None)


def appointment_to(review: Review) -> Appointment | None:
    """Who is appointed to a review, if anybody."""
    found = Appointment.objects.select_related("review__agreement", "decision__item__meeting__body")
    return found.filter(review=review).first()


def data_sets_of(appointment: Appointment) -> QuerySet[DataSet]:
    """The data sets of a review, the newest first."""
    return appointment.data_sets.select_related("asked_by").prefetch_related("signatures__signer")


def open_set(appointment: Appointment) -> DataSet | None:
    """The data set that the reviewer has."""
    return appointment.data_sets.filter(state=SetState.HANDED_OVER).first()


def sets_to_sign(actor: Actor, agreements: Sequence[Agreement]) -> QuerySet[DataSet]:
    """The data sets of these agreements that are built, that `actor` had not built and has not signed."""
    waiting = DataSet.objects.filter(appointment__review__agreement__in=agreements, state=SetState.BUILT)
    others = waiting.exclude(asked_by=actor.user_id).exclude(signatures__signer=actor.user_id)
    return others.select_related("appointment__review__agreement").order_by("pk")


def data_set_or_none(public_id: UUID) -> DataSet | None:
    """One data set with its review."""
    return (
        DataSet.objects.select_related("appointment__review__agreement").filter(public_id=public_id).first()
    )
