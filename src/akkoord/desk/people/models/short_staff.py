"""Years in which staff is short, so that an adviser may also assess."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShortStaff(models.Model):
    """That staff is short in a year of an agreement, who decided so and why; never deleted, only ended."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    reason = models.TextField(_("why"))
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=models.Q(ended_at__isnull=True),
                name="short_staff_once_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.year}"
