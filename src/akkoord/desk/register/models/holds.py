"""What keeps links from being destroyed: an open case, a legal request."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from akkoord.desk.people.rules import PURPOSES


class LinkHold(models.Model):
    """Says that links of a company must stay although their term is over, until it is lifted.

    Whoever needs the links places it and lifts it: a case, at one location; the lead of the secretariat,
    over the whole company. What destroys asks here and knows nothing of cases. Never deleted.
    """

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="link_holds")
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="link_holds"
    )
    location = models.ForeignKey(
        "register.Location", on_delete=models.PROTECT, null=True, related_name="link_holds"
    )
    """Null where all links of the company are held."""
    cause = models.CharField(max_length=40)
    """A purpose (`people.rules.PURPOSES`)."""
    reference = models.CharField(max_length=40)
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "location", "cause", "reference"],
                condition=models.Q(lifted_at__isnull=True, location__isnull=False),
                name="one_hold_of_a_cause_at_a_location",
            ),
            models.UniqueConstraint(
                fields=["agreement", "organisation", "cause", "reference"],
                condition=models.Q(lifted_at__isnull=True, location__isnull=True),
                name="one_hold_of_a_cause_on_a_company",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.reference}"

    @property
    def cause_in_words(self) -> str:
        """Why, as people call it, with its number."""
        return f"{gettext(PURPOSES[self.cause])} {self.reference}"
