"""Copies of everything about a company, and exports of a whole agreement: made, fetched, removed."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from akkoord.desk.exports.rules import (
    COPY_STATE_TITLES,
    EXPORT_STATE_TITLES,
    UNFINISHED_EXPORTS,
    CopyState,
    ExportState,
)


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


class AgreementExport(models.Model):
    """Everything that an agreement holds, for whoever keeps it after its end; the record stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="exports")
    receiver = models.CharField(max_length=120)
    reason = models.TextField()
    recipient_key = models.CharField(max_length=80)
    """The receiver's public key: nobody else reads the file, the secretariat neither."""
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=10, default=ExportState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    rows_done = models.PositiveBigIntegerField(default=0)
    rows_in_all = models.PositiveBigIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    rows = models.PositiveBigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    fetched = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(state__in=sorted(state.value for state in UNFINISHED_EXPORTS)),
                name="one_unfinished_export",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(EXPORT_STATE_TITLES[ExportState(self.state)])

    @property
    def share_done(self) -> int:
        """How much of it is written, in per cent; nothing is whole before it is encrypted to its end."""
        return min(99, self.rows_done * 100 // self.rows_in_all) if self.rows_in_all else 0
