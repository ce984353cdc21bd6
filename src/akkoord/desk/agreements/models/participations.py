"""Who takes part in what, from when to when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules import (
    FINAL_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    ParticipationState,
    PartyRole,
)


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
