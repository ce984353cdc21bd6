"""Which pairs of mentions look alike, and what people said about them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.models.locations import Mention

OF_A_COMPANY = "answer"
"""The origin of what a company said of its own row; nobody is shown who that was."""


class ScoredPair(models.Model):
    """Two mentions that look alike, with the machine's decision and its reasons."""

    left = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    decision = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)
    rank = models.PositiveIntegerField(null=True)
    """Place in the review queue, the most valuable first; null when there is nothing to ask."""
    postponed_at = models.DateTimeField(null=True)
    lent_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    """Who has the pair on the screen; nobody else is asked it until the loan runs out."""
    lent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["left", "right"], name="one_score_a_pair")]
        indexes = [models.Index(fields=["rank"], name="review_order")]

    def __str__(self) -> str:
        return str(self.pk)


class JudgementRecord(models.Model):
    """What a person said about two mentions; it counts until it is undone and is never deleted."""

    left = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(
        max_length=10,
        choices=[("same", _("the same location")), ("different", _("different locations"))],
    )
    origin = models.CharField(
        max_length=8,
        choices=[
            ("review", _("review")),
            ("merge", _("merge")),
            ("split", _("split")),
            ("answer", _("answer")),
        ],
    )
    act = models.UUIDField(default=uuid.uuid4, db_index=True)
    """The judgements of one merge or split have one act and are undone together."""
    note = models.TextField(blank=True)
    moved = models.JSONField(default=dict)
    """Mention → the location it had before, of all that moved because of this act; undoing looks here."""
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    """Null where a company said it, and its lists were destroyed."""
    judged_at = models.DateTimeField()
    seconds = models.PositiveSmallIntegerField(null=True)
    """How long the pair was looked at; null where nobody was seen to look all that time."""
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["left", "right"],
                condition=models.Q(undone_at__isnull=True),
                name="one_judgement_that_counts",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def said_by(self) -> str:
        """Who said it, as far as everybody of the secretariat may know."""
        return gettext("A company") if self.origin == OF_A_COMPANY else str(self.judged_by)
