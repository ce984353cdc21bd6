"""What a reviewer wants to recommend: proposed, taken back, or written down by the secretariat."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.reviews import recommend
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.reviewing.models import Appointment, ProposedRecommendation
from akkoord.desk.reviewing.queries import appointment_of_reviewer, review_set
from akkoord.desk.reviewing.rules import DraftSettled


@transaction.atomic
def propose(
    actor: Actor, appointment: Appointment, *, entry: UUID, text: str, to_whom: str
) -> ProposedRecommendation:
    """Propose a recommendation; the same `entry` again answers what stands. Raises `NotAllowed`."""
    if appointment_of_reviewer(actor, appointment.review_id) is None:
        raise NotAllowed
    values = {"review": appointment.review, "text": text, "to_whom": to_whom, "by_id": actor.user_id}
    return ProposedRecommendation.objects.get_or_create(entry=entry, defaults=values)[0]


@transaction.atomic
def take_back(actor: Actor, proposed: ProposedRecommendation) -> None:
    """Take the own proposal back. Raises `NotAllowed` or `DraftSettled`."""
    locked = _locked(proposed)
    if appointment_of_reviewer(actor, locked.review_id) is None or locked.by_id != actor.user_id:
        raise NotAllowed
    if not locked.is_open:
        raise DraftSettled
    locked.dropped_at = timezone.now()
    locked.save(update_fields=["dropped_at"])


@transaction.atomic
def write_down(actor: Actor, proposed: ProposedRecommendation) -> ProposedRecommendation:
    """Make a recommendation of it, in the words of the reviewer.

    Raises `NotAllowed`, `DraftSettled` or `CompanyNamedInReport`.
    """
    locked = _locked(proposed)
    review = locked.review
    require(actor, Action.WRITE, review_set(review.agreement_id, review.pk))
    if not locked.is_open:
        raise DraftSettled
    values = {"review": review, "text": locked.text, "addressee_role": locked.to_whom}
    on = review.received_on or timezone.localdate()
    locked.recommendation = recommend(actor, review.agreement, entry=locked.entry, values=values, on=on)
    locked.save(update_fields=["recommendation"])
    return locked


def _locked(proposed: ProposedRecommendation) -> ProposedRecommendation:
    rows = ProposedRecommendation.objects.select_for_update(of=("self",)).select_related("review__agreement")
    return rows.get(pk=proposed.pk)
