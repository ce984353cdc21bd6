"""Declared conflicts of interest, and who took which part in the year of an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConflictOfInterest(models.Model):
    """That somebody keeps away from an organisation; it is never deleted, only ended."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="conflicts")
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="conflicts"
    )
    reason = models.TextField(_("why"))
    declared_by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-declared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=models.Q(ended_at__isnull=True),
                name="one_conflict_that_stands",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class PartTaken(models.Model):
    """That somebody took a part (`rules.Part`) for an organisation in a year of an agreement."""

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="parts")
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="parts"
    )
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "agreement", "year", "part"], name="part_taken_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.year}"
