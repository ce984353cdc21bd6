"""Reads about reviews and recommendations: what somebody may see of them, late first."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.reviews import Recommendation, Review
from akkoord.desk.agreements.queries.commitments import keepers_for
from akkoord.desk.agreements.rules.commitments import REMINDED_BEFORE
from akkoord.desk.agreements.rules.reviews import RecommendationStanding, RecommendationState
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Action, Actor, Facet, Kind, Thing, may

UNDER_WAY = (RecommendationState.OPEN, RecommendationState.ACCEPTED)
_ORDER = list(RecommendationStanding)


def reviews_thing(agreement_id: int, addressee_id: UUID | None = None) -> Thing:
    """The reviews of an agreement, or what was recommended to one party, as a thing to ask permission for."""
    return Thing(Kind.REVIEWS, organisation_id=addressee_id, agreement_id=agreement_id)


def review_thing(review: Review) -> Thing:
    """One review; a public one that is there is open to everybody."""
    facets = frozenset({Facet.OPEN}) if review.is_open_to_all else frozenset[Facet]()
    return Thing(Kind.REVIEWS, agreement_id=review.agreement_id, facets=facets)


def agreements_with_reviews(actor: Actor) -> list[Agreement]:
    """The agreements of which `actor` may read every review."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, reviews_thing(each.pk))]


def reviews_of(agreement: Agreement) -> QuerySet[Review]:
    """The reviews of an agreement with the number of their recommendations, what is expected first."""
    counted = agreement.reviews.annotate(
        asked=Count("recommendations"),
        settled=Count(
            "recommendations",
            filter=Q(
                recommendations__state__in=[
                    RecommendationState.DONE.value,
                    RecommendationState.REJECTED.value,
                ]
            ),
        ),
    )
    return counted.prefetch_related("files")


def recommendations_open_to(actor: Actor) -> list[Recommendation]:
    """The recommendations that `actor` may read, late first, then by day."""
    organisations = {held.organisation_id for held in actor.roles if held.organisation_id}
    rows = _with_source().filter(
        Q(agreement__in=agreements_with_reviews(actor)) | Q(addressee__in=organisations)
    )
    found = [
        each for each in rows if may(actor, Action.READ, reviews_thing(each.agreement_id, each.addressee_id))
    ]
    return sorted(found, key=_late_first)


def recommendations_of(review: Review) -> list[Recommendation]:
    """The recommendations of one review in the order in which they were written down."""
    return list(_with_source().filter(review=review).order_by("pk"))


def recommendation_or_none(recommendation_id: int) -> Recommendation | None:
    """One recommendation with where it is from."""
    return _with_source().filter(pk=recommendation_id).first()


def _with_source() -> QuerySet[Recommendation]:
    return Recommendation.objects.select_related(
        "agreement", "addressee", "review", "decision__item__meeting__body"
    )


def _late_first(each: Recommendation) -> tuple[int, date, int]:
    return _ORDER.index(each.standing), each.due or date.max, each.pk


def recommendations_to_remind() -> QuerySet[Recommendation]:
    """The recommendations whose answer or deed is late or falls due soon."""
    last = timezone.localdate() + REMINDED_BEFORE
    return Recommendation.objects.filter(state__in=UNDER_WAY, due__lte=last).select_related("agreement")


def answerers_of(recommendation: Recommendation) -> Sequence[User]:
    """Who is reminded: the people of the addressee, or the secretariat where it has none here."""
    return keepers_for(recommendation.agreement_id, recommendation.addressee_id)
