"""Agreements and the phases they went through."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.rules import PHASE_TITLES, Phase
from akkoord.engine.disclosure import PublicationMode


class Agreement(models.Model):
    """A multi-party accord with a secretariat, parties, a yearly cycle and an end."""

    slug = models.SlugField(unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_nl = models.CharField(_("name in Dutch"), max_length=200)
    phase = models.CharField(_("phase"), max_length=12, default=Phase.EXPLORING.value)
    publication_mode = models.CharField(
        _("what is published"), max_length=14, default=PublicationMode.NONE.value
    )
    k_threshold = models.PositiveSmallIntegerField(_("smallest group of companies"), default=3)
    starts = models.DateField(_("start"), null=True, blank=True)
    ends = models.DateField(_("end"), null=True, blank=True)

    class Meta:
        ordering = ["name_en"]
        constraints = [
            # A group of one is a company: with less than two the release gate would protect nobody.
            models.CheckConstraint(condition=models.Q(k_threshold__gte=2), name="group_of_at_least_two")
        ]

    def __str__(self) -> str:
        return self.name_nl if (get_language() or "").startswith("nl") else self.name_en

    @property
    def phase_in_words(self) -> str:
        """The phase as people call it."""
        return gettext(PHASE_TITLES[Phase(self.phase)])


class PhaseChange(models.Model):
    """A dated change of phase with what it rests on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="phase_changes")
    from_phase = models.CharField(max_length=12)
    to_phase = models.CharField(max_length=12)
    evidence = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_phase} → {self.to_phase}"
