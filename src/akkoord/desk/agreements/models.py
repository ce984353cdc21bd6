"""Agreements, organisations, and who takes part in what, from when to when."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.rules import (
    FINAL_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    PHASE_TITLES,
    OrganisationKind,
    ParticipationState,
    PartyRole,
    Phase,
)
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


class Organisation(models.Model):
    """A company, authority, union or other body; its identifier is random and tells nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("what it is"), max_length=20, default=OrganisationKind.COMPANY.value)
    kvk = models.CharField(_("number in the trade register"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "kvk"],
                condition=~models.Q(kvk=""),
                name="organisation_unique_in_trade_register",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationName(models.Model):
    """Another name of an organisation: a brand, or a former name or alias."""

    class NameKind(models.TextChoices):
        """What sort of name it is."""

        BRAND = "brand", _("brand")
        ALIAS = "alias", _("also known as")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(max_length=5, choices=NameKind, default=NameKind.BRAND)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "name"], name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Participation(models.Model):
    """What one organisation is in one agreement; its state changes through one action only."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(_("role"), max_length=24)
    state = models.CharField(_("state"), max_length=16, default=ParticipationState.APPLIED.value)
    size_class = models.CharField(_("size class"), max_length=8, blank=True)
    since = models.DateField(_("takes part since"), null=True, blank=True)
    until = models.DateField(_("took part until"), null=True, blank=True)

    class Meta:
        ordering = ["agreement", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "role"], name="participation_once_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.role}"

    @property
    def role_in_words(self) -> str:
        """The role as people call it."""
        return gettext(PARTY_ROLE_TITLES[PartyRole(self.role)])

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(PARTICIPATION_STATE_TITLES[ParticipationState(self.state)])

    @property
    def is_over(self) -> bool:
        """Whether no other state can follow."""
        return self.state in FINAL_STATES

    @property
    def badge(self) -> str:
        """The colour of the state."""
        if self.state == ParticipationState.ACTIVE:
            return "badge--good"
        return "badge--quiet" if self.is_over else "badge--warn"


class ParticipationEvent(models.Model):
    """A dated change of a participation's state with its reason."""

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="events")
    from_state = models.CharField(max_length=16, blank=True)
    to_state = models.CharField(max_length=16)
    reason = models.TextField(_("reason"))
    on = models.DateField(_("day"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

    @property
    def state_in_words(self) -> str:
        """The state that was reached, as people call it."""
        return gettext(PARTICIPATION_STATE_TITLES[ParticipationState(self.to_state)])
