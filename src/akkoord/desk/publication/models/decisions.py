"""What people decided of an edition, with their reasons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from akkoord.desk.publication.models.editions import Edition
from akkoord.desk.publication.rules.decisions import DECISION_TITLES, DecisionKind


class ReleaseDecision(models.Model):
    """A company let come or go with fewer than k, or a company or location held back. Confidential."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="decisions")
    entry = models.UUIDField(unique=True)
    kind = models.CharField(max_length=16)
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    location_id = models.CharField(max_length=32, blank=True)
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "organisation", "location_id"],
                condition=models.Q(taken_back_at=None, organisation__isnull=False),
                name="company_decided_once",
            ),
            models.UniqueConstraint(
                fields=["edition", "kind", "location_id"],
                condition=models.Q(taken_back_at=None, organisation=None) & ~models.Q(location_id=""),
                name="location_held_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}:{self.kind}"

    @property
    def kind_in_words(self) -> str:
        """What is decided, as people call it."""
        return gettext(DECISION_TITLES[DecisionKind(self.kind)])
