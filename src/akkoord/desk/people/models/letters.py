"""Letters that wait until the mail server takes them."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class Letter(models.Model):
    """One e-mail to one person, written in the transaction of what it tells about.

    It waits as long as it is neither sent nor given up. `key` says what it tells whom, so that it is
    written once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    receiver = models.ForeignKey("people.User", on_delete=models.PROTECT, related_name="letters")
    address = models.EmailField(blank=True)
    """Where it goes instead of the receiver's own address: a new one to be confirmed, or the old one."""
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    holds_secret = models.BooleanField(default=False)
    written_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    fault = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["written_at", "pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="letter_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.key
