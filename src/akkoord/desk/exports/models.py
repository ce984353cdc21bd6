"""Copies of everything about a company: asked for, made, fetched, removed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from akkoord.desk.exports.rules import COPY_STATE_TITLES, CopyState


class CompanyCopy(models.Model):
    """A copy that a company's admin asked for; its file is removed in time, the record stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="copies"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=8, default=CopyState.ASKED)
    ready_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    fetched = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(state=CopyState.ASKED),
                name="one_copy_being_made",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(COPY_STATE_TITLES[CopyState(self.state)])
