"""Editions of the public list, with the gate's report and the signatures."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.publication.rules import STATE_TITLES, WAS_PUBLIC, EditionState


class Edition(models.Model):
    """One numbered edition of an agreement's list; a published one never changes."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="editions")
    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    dated = models.DateField(_("date of the edition"))
    correction = models.TextField(_("what it corrects"), blank=True)
    state = models.CharField(_("state"), max_length=12, default=EditionState.DRAFTED.value)
    mode = models.CharField(max_length=14)
    k = models.PositiveSmallIntegerField()
    licence = models.CharField(_("licence"), max_length=40)
    build = models.PositiveIntegerField(default=0)
    """How often its files were made; signatures count for one build."""
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    built_at = models.DateTimeField(null=True)
    folder_hash = models.CharField(max_length=64, blank=True)
    report = models.JSONField(default=dict)
    """What the gate found; for the secretariat only."""
    supporters = models.JSONField(default=dict)
    """Confidential: each location → the companies behind it that did not open their link; maybe none."""
    work = models.JSONField(default=dict)
    """Confidential: each company behind it → country → codes of what it has done there."""
    told_in_private = models.JSONField(default=dict)
    """Confidential: company → `remainder` (locations where all others opened their link) and `exposed`."""
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )

    withdrawal_reason = models.TextField(blank=True)
    """Why somebody wants it withdrawn, or why it was; everybody reads it once it is."""
    withdrawal_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawal_asked_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=~models.Q(state__in=sorted(state.value for state in WAS_PUBLIC)),
                name="one_open_edition",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(STATE_TITLES[EditionState(self.state)])


class Signature(models.Model):
    """One person's word that a build of an edition may leave the house."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="signatures")
    build = models.PositiveIntegerField()
    folder_hash = models.CharField(max_length=64)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    report_hash = models.CharField(max_length=64, blank=True)
    """SHA-256 of the report of the gate that the signer read."""
    accepted = models.JSONField(default=list)
    """The findings the signer has looked at."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "build", "signer"], name="one_signature_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}:{self.build}"
