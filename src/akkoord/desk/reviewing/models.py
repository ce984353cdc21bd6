"""A reviewer's appointment and access, the data sets with their signatures, and what a reviewer proposes."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.reviewing.rules import (
    REVIEWER_STATE_TITLES,
    SET_STATE_TITLES,
    UNFINISHED_SETS,
    ReviewerState,
    SetState,
    has_access,
)


def _user(**options: Any) -> Any:  # noqa: ANN401 - the field of a model
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class Appointment(Written):
    """By which decision a review was given to somebody outside, from when to when, about which years."""

    review = models.OneToOneField("agreements.Review", on_delete=models.PROTECT, related_name="appointment")
    decision = models.ForeignKey(
        "agreements.Decision", verbose_name=_("by which decision"), on_delete=models.PROTECT, related_name="+"
    )
    starts = models.DateField(_("access from"))
    ends = models.DateField(_("access until"))
    ends_on_receipt = models.BooleanField(_("access ends when the report is received"), default=False)
    years = models.JSONField(_("which years"), default=list)
    sealed_key = models.TextField(blank=True)
    """Of the pseudonyms; sealed with the secret of the installation, and forgotten in time."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")), name="appointment_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.review_id}"

    @property
    def is_open(self) -> bool:
        """Whether its reviewers may look today."""
        return has_access(
            self.starts,
            self.ends,
            received_on=self.review.received_on,
            ends_on_receipt=self.ends_on_receipt,
            today=timezone.localdate(),
        )


class Reviewer(models.Model):
    """A person who reviews: asked for by the lead, let in by somebody else, bound to the one review.

    Name and address stand here only until a second person has confirmed.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="reviewers")
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8)
    asked_by = _user()
    asked_at = models.DateTimeField()
    user = _user(null=True)
    mandate = models.OneToOneField("people.Mandate", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_by = _user(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "email"], condition=~models.Q(email=""), name="reviewer_asked_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.user or self.name)

    @property
    def state(self) -> ReviewerState:
        """How far it is."""
        if self.mandate is None:
            return ReviewerState.ASKED
        is_open = self.appointment.is_open and not self.mandate.is_over
        return ReviewerState.OPEN if is_open else ReviewerState.ENDED

    @property
    def state_in_words(self) -> str:
        """How far it is, as people call it; before the first day access is still to come."""
        if self.mandate and not self.mandate.is_over and timezone.localdate() < self.appointment.starts:
            return gettext("has access from the first day on")
        return gettext(REVIEWER_STATE_TITLES[self.state])


class DataSet(models.Model):
    """The tables for one review, frozen in a file; the record with its checksum stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="data_sets")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=SetState.ASKED.value)
    years = models.JSONField(default=list)
    k = models.PositiveSmallIntegerField()
    asked_by = _user()
    asked_at = models.DateTimeField()
    built_at = models.DateTimeField(null=True)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    companies = models.JSONField(default=list)
    """Confidential: whose things are in it, so that every look stands in their logs."""
    figures = models.JSONField(default=dict)
    """Table → rows, and how many companies are left out."""
    findings = models.JSONField(default=list)
    """What signers have to know."""
    handed_over_at = models.DateTimeField(null=True)
    fetched = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["appointment", "number"], name="data_set_number_once"),
            models.UniqueConstraint(
                fields=["appointment"],
                condition=models.Q(state__in=sorted(state.value for state in UNFINISHED_SETS)),
                name="one_unfinished_data_set",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(SET_STATE_TITLES[SetState(self.state)])

    @property
    def badge(self) -> str:
        """The colour of the state."""
        return {
            SetState.ASKED: "badge--info",
            SetState.BUILT: "badge--warn",
            SetState.HANDED_OVER: "badge--good",
            SetState.REFUSED: "badge--bad",
        }.get(SetState(self.state), "badge--quiet")

    @property
    def findings_in_words(self) -> list[str]:
        """What signers have to know, in sentences."""
        told = ((each["sentence"], each["params"]) for each in self.findings)
        return [gettext(sentence) % params for sentence, params in told]


class SetSignature(models.Model):
    """One person's word that the file tells nobody's name."""

    data_set = models.ForeignKey(DataSet, on_delete=models.PROTECT, related_name="signatures")
    signer = _user()
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["data_set", "signer"], name="set_signed_once")]

    def __str__(self) -> str:
        return f"{self.data_set_id}"


class ProposedRecommendation(Written):
    """What a reviewer wants to recommend; the secretariat writes it down, or the reviewer drops it."""

    review = models.ForeignKey("agreements.Review", on_delete=models.PROTECT, related_name="proposed")
    text = models.TextField(_("what is recommended"))
    to_whom = models.CharField(_("to whom"), max_length=200)
    recommendation = models.OneToOneField(
        "agreements.Recommendation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_open(self) -> bool:
        """Whether it is neither written down nor dropped."""
        return self.recommendation_id is None and self.dropped_at is None
