"""Asking for a review, receiving it, and writing down what becomes of its recommendations."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.actions.telling import remind_of_day
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.reviews import Recommendation, RecommendationEvent, Review
from akkoord.desk.agreements.queries.meetings import company_names
from akkoord.desk.agreements.queries.reviews import answerers_of, recommendations_to_remind, reviews_thing
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport, check_depersonalised
from akkoord.desk.agreements.rules.reviews import (
    NEEDS_DATE,
    RECOMMENDATION_STATE_AFTER,
    DateNeeded,
    RecommendationMove,
    RecommendationMoveNotOpen,
    RecommendationState,
    recommendation_moves,
)
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, may

Values = Mapping[str, Any]


@transaction.atomic
def write_review(
    actor: Actor, agreement: Agreement, *, entry: UUID, values: Values, review: Review | None = None
) -> Review:
    """Write down that a review was asked for or received, or change it; all parties read it.

    Raises `NotAllowed`, or `CompanyNamedInReport` where title or summary names a company.
    """
    require(actor, Action.PROPOSE, reviews_thing(agreement.pk))
    _check_names(agreement, values.get("title"), values.get("summary"))
    if review is None:
        return Review.objects.get_or_create(
            entry=entry, defaults={**values, "agreement": agreement, "by_id": actor.user_id}
        )[0]
    locked = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(values))
    return locked


@transaction.atomic
def recommend(actor: Actor, agreement: Agreement, *, entry: UUID, values: Values, on: date) -> Recommendation:
    """Write down what was recommended to whom; the same `entry` again answers what stands."""
    require(actor, Action.PROPOSE, reviews_thing(agreement.pk))
    _check_names(agreement, values["text"], values.get("addressee_role"))
    made, is_new = Recommendation.objects.get_or_create(
        entry=entry, defaults={**values, "agreement": agreement, "by_id": actor.user_id}
    )
    if is_new:
        RecommendationEvent.objects.create(
            recommendation=made, move=RecommendationMove.MADE, on=on, due=made.due, by_id=actor.user_id
        )
    return made


@transaction.atomic
def write_answer(
    actor: Actor,
    recommendation: Recommendation,
    move: RecommendationMove,
    *,
    entry: UUID,
    values: Values,
) -> Recommendation:
    """Write down what became of a recommendation; the one door for its state.

    `values` are `text`, the answer, reason or evidence, `on`, its day, and `due`, the day by which it is
    done, where it is accepted or another day was agreed. The same `entry` again changes nothing.

    Raises `NotAllowed`, `RecommendationMoveNotOpen`, `ReasonNeeded`, `DateNeeded` or
    `CompanyNamedInReport`; then nothing has changed.
    """
    require(actor, Action.REPLY, reviews_thing(recommendation.agreement_id, recommendation.addressee_id))
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("agreement")
    locked = rows.get(pk=recommendation.pk)
    if locked.events.filter(entry=entry).exists():
        return locked
    if move not in moves_open_to(actor, locked):
        raise RecommendationMoveNotOpen
    text, due = str(values["text"]).strip(), values.get("due")
    if not text:
        raise ReasonNeeded
    if move in NEEDS_DATE and due is None:
        raise DateNeeded
    _check_names(locked.agreement, text)
    locked.state = RECOMMENDATION_STATE_AFTER.get(move, RecommendationState(locked.state))
    locked.due = due if move in NEEDS_DATE else locked.due
    locked.save(update_fields=["state", "due"])
    RecommendationEvent.objects.create(
        recommendation=locked,
        entry=entry,
        move=move,
        text=text,
        on=values["on"],
        due=due if move in NEEDS_DATE else None,
        by_id=actor.user_id,
    )
    return locked


def moves_open_to(actor: Actor, recommendation: Recommendation) -> tuple[RecommendationMove, ...]:
    """What `actor` may write down about a recommendation."""
    thing = reviews_thing(recommendation.agreement_id, recommendation.addressee_id)
    if not may(actor, Action.REPLY, thing):
        return ()
    for_all = may(actor, Action.WRITE, reviews_thing(recommendation.agreement_id))
    return recommendation_moves(RecommendationState(recommendation.state), for_all=for_all)


@transaction.atomic
def remind_of_recommendations() -> int:
    """Write a letter for every recommendation whose day comes soon, and another once it is late.

    Done by the machine every day, so no permission is asked. A letter that was written is not written again.
    """
    return sum(
        remind_of_day(
            "recommendation",
            f"recommendation/{each.pk}/{each.state}",
            each.due,
            answerers_of(each),
            {"recommendation": each},
        )
        for each in recommendations_to_remind()
    )


def _check_names(agreement: Agreement, *texts: str | None) -> None:
    written = [text for text in texts if text]
    check_depersonalised(written, company_names(agreement.pk), refusal=CompanyNamedInReport)
