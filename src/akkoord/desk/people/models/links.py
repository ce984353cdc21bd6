"""Links in letters by which somebody sets a new password, or confirms a new address."""

from django.db import models
from django.utils import timezone

from akkoord.desk.people.rules.links import LinkFor


class AccountLink(models.Model):
    """A link that works once and for a short time; only a hash of it is kept.

    A newer link of the same account for the same thing makes the older one void.
    """

    user = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=8, choices=[(each.value, each.value) for each in LinkFor])
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.EmailField(blank=True)
    """The new address that is to be confirmed."""
    sent_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    void_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.purpose} {self.ends_at:%Y-%m-%d %H:%M}"

    @property
    def works(self) -> bool:
        """Whether it may still be used."""
        return self.used_at is None and self.void_at is None and timezone.now() < self.ends_at
