"""Invitations: the way in for a new account."""

from django.db import models
from django.utils import timezone


class Invitation(models.Model):
    """A letter with a link by which the owner of a new account sets name, language and password, once.

    Only a hash of the link is kept. Renewing it writes another one, and the old link is void.
    """

    user = models.OneToOneField("people.User", on_delete=models.PROTECT, related_name="invitation")
    by = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.ends_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """Whether it may still be accepted, renewed or withdrawn."""
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def has_run_out(self) -> bool:
        """Whether nobody accepted it in time."""
        return self.is_open and self.ends_at < timezone.now()
