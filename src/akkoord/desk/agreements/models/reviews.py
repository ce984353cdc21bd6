"""Reviews and reports from outside the secretariat, and what became of their recommendations."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import Decision, Told, Written
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules.reviews import (
    RECOMMENDATION_MOVE_TITLES,
    RECOMMENDATION_STANDING_TITLES,
    REVIEW_KIND_TITLES,
    RecommendationMove,
    RecommendationStanding,
    RecommendationState,
    ReviewKind,
    recommendation_standing,
)


class Review(Written):
    """A mid-term review, monitoring report or evaluation: asked for, then received."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=20)
    title = models.CharField(_("title"), max_length=200)
    author = models.CharField(_("by whom"), max_length=200)
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    summary = models.TextField(_("in short"), blank=True)
    is_public = models.BooleanField(_("public"), default=False)

    class Meta:
        ordering = ["-received_on", "-expected_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_in_words(self) -> str:
        """What sort of report it is."""
        return gettext(REVIEW_KIND_TITLES[ReviewKind(self.kind)])

    @property
    def is_open_to_all(self) -> bool:
        """Whether everybody may read it: it is public, and it is there."""
        return self.is_public and self.received_on is not None

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been there by now."""
        expected = self.expected_on
        return self.received_on is None and expected is not None and expected < timezone.localdate()


class Recommendation(Written):
    """What a report or a body asks of a party or a role; `due` is the day of the answer, then of the deed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="recommendations")
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    text = models.TextField(_("what is recommended"))
    addressee = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    addressee_role = models.CharField(_("to whom"), max_length=200, blank=True)
    due = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(max_length=8, default=RecommendationState.OPEN.value)

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(addressee__isnull=False) | ~models.Q(addressee_role=""),
                name="recommendation_has_addressee",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def addressee_in_words(self) -> str:
        """To whom: the role as the report calls it, or the party."""
        return self.addressee_role or str(self.addressee)

    @property
    def source_in_words(self) -> str:
        """Who recommends it."""
        if self.review:
            return self.review.author
        return str(self.decision.item.meeting.body) if self.decision else ""

    @property
    def standing(self) -> RecommendationStanding:
        """How it stands today."""
        return recommendation_standing(RecommendationState(self.state), self.due, today=timezone.localdate())

    @property
    def standing_in_words(self) -> str:
        """How it stands today, as people call it."""
        return gettext(RECOMMENDATION_STANDING_TITLES[self.standing])

    @property
    def badge(self) -> str:
        """The colour of its standing."""
        return {
            RecommendationStanding.LATE: "badge--bad",
            RecommendationStanding.OPEN: "badge--warn",
            RecommendationStanding.ACCEPTED: "badge--info",
            RecommendationStanding.DONE: "badge--good",
            RecommendationStanding.REJECTED: "badge--quiet",
        }[self.standing]


class RecommendationEvent(Told):
    """What was written down about a recommendation: answer, reason, evidence or note; only ever added."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="events")
    due = models.DateField(_("by"), null=True, blank=True)

    @property
    def move_in_words(self) -> str:
        """What happened, as people call it."""
        return gettext(RECOMMENDATION_MOVE_TITLES[RecommendationMove(self.move)])
