"""The norms of an agreement, version by version: drafted, put forward, adopted by decision, never changed."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import AgendaItem, Decision, Written
from akkoord.desk.agreements.rules import YearNorm
from akkoord.desk.agreements.rules.norms import NORM_STATE_TITLES, NormState, norms_checksum


class NormSet(Written):
    """One version of the table: year of taking part × requirement × threshold."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="norm_sets")
    version = models.PositiveSmallIntegerField(_("version"))
    label = models.CharField(_("label of the norms"), max_length=60, blank=True)
    holds_from = models.PositiveSmallIntegerField(_("holds from year"))
    why = models.TextField(_("why"), blank=True)
    norms = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=12, default=NormState.DRAFT.value)
    sha256 = models.CharField(max_length=64, blank=True)
    """Of what was put forward; an adopted version still has it."""
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="norm_sets"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="norm_sets"
    )
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "version"], name="norms_once_by_version"),
            models.CheckConstraint(
                condition=~models.Q(state=NormState.ADOPTED.value)
                | models.Q(decision__isnull=False, adopted_by__isnull=False, adopted_at__isnull=False),
                name="adopted_norms_have_a_decision",
            ),
            # Whoever drafts norms does not adopt them.
            models.CheckConstraint(
                condition=models.Q(adopted_by__isnull=True) | ~models.Q(adopted_by=models.F("by")),
                name="norms_adopted_by_another",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def rows(self) -> tuple[YearNorm, ...]:
        """The norms."""
        return tuple(map(YearNorm.read, self.norms))

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(NORM_STATE_TITLES[NormState(self.state)])

    @property
    def badge(self) -> str:
        """The colour of its state."""
        return {NormState.ADOPTED: "badge--good", NormState.PUT_FORWARD: "badge--info"}.get(
            NormState(self.state), "badge--warn"
        )

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.state == NormState.DRAFT

    @property
    def is_adopted(self) -> bool:
        """Whether it was adopted."""
        return self.state == NormState.ADOPTED

    @property
    def checksum(self) -> str:
        """Of what it says now."""
        return norms_checksum(label=self.label, holds_from=self.holds_from, rows=self.norms)

    @property
    def is_as_it_was_put_forward(self) -> bool:
        """Whether it says what the steering group had before it."""
        return bool(self.sha256) and self.sha256 == self.checksum
