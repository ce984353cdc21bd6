"""The trail of an agreement: what was changed in it, its phases, and what is settled at its end."""

from datetime import date

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.rules import (
    CLOSING_ITEM_TITLES,
    PHASE_TITLES,
    ClosingItem,
    Phase,
)


class AgreementChange(models.Model):
    """A dated change of what an agreement is set up with; only ever added."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField(max_length=40)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(_("why"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.field

    @property
    def field_in_words(self) -> str:
        """What was changed, as people call it."""
        return str(Agreement._meta.get_field(self.field).verbose_name)  # type: ignore[union-attr]  # plain columns only

    @property
    def is_plain(self) -> bool:
        """Whether it can be shown as it is: a text, a number or a day, not a table."""
        return not isinstance(self.before, list | dict) and not isinstance(self.after, list | dict)


class PhaseChange(models.Model):
    """A dated change of phase with what it rests on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="phase_changes")
    from_phase = models.CharField(max_length=12)
    to_phase = models.CharField(max_length=12)
    evidence = models.TextField()
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_phase} → {self.to_phase}"

    @property
    def phase_in_words(self) -> str:
        """The phase that began."""
        return gettext(PHASE_TITLES[Phase(self.to_phase)])

    @property
    def day(self) -> date:
        """The day of the decision, or the day on which it was written down."""
        return self.decided_on or timezone.localdate(self.at)


class ClosingRecord(models.Model):
    """An item of the closing checklist that is settled, with what shows it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="closing_records")
    item = models.CharField(max_length=24)
    evidence = models.TextField(_("what shows it"))
    on = models.DateField(_("day"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "item"], name="closing_item_once")]

    def __str__(self) -> str:
        return self.item

    @property
    def item_in_words(self) -> str:
        """What was settled."""
        return gettext(CLOSING_ITEM_TITLES[ClosingItem(self.item)])
