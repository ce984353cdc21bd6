"""Who takes part in what, from when to when."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules import (
    DOCUMENT_KIND_TITLES,
    FINAL_STATES,
    PARTICIPATION_STATE_TITLES,
    PARTY_ROLE_TITLES,
    DocumentKind,
    ParticipationState,
    PartyRole,
)
from akkoord.desk.agreements.rules.returning import WAY_BACK_EXPLANATIONS, year_in_agreement


class Participation(models.Model):
    """What one organisation is in one agreement; its state changes through one action only."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(_("role"), max_length=24)
    state = models.CharField(_("state"), max_length=16, default=ParticipationState.APPLIED.value)
    size_class = models.CharField(_("size class"), max_length=8, blank=True)
    since = models.DateField(_("takes part since"), null=True, blank=True)
    until = models.DateField(_("took part until"), null=True, blank=True)
    years_before = models.PositiveSmallIntegerField(_("years of taking part before"), default=0)
    """Of earlier participations of the same company in the same agreement."""
    statement = models.URLField(_("own statement"), max_length=300, blank=True)
    """Where the company itself tells everybody what it does; never fetched."""
    objections_until = models.DateField(_("parties may object until"), null=True, blank=True)

    class Meta:
        ordering = ["agreement", "organisation__name", "pk"]
        constraints = [
            # Who comes back begins anew; what was, stays as it ended.
            models.UniqueConstraint(
                fields=["agreement", "organisation", "role"],
                condition=~models.Q(state__in=sorted(each.value for each in FINAL_STATES)),
                name="participation_once_per_role",
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
    def size_in_words(self) -> str:
        """The size class as the agreement calls it."""
        found = self.agreement.size_class(self.size_class)
        return found.named(get_language() or "en") if found else self.size_class

    @property
    def yearly_fee(self) -> Decimal | None:
        """What the size class pays every year, where that is set."""
        found = self.agreement.size_class(self.size_class)
        return found.yearly_fee if found else None

    @property
    def is_over(self) -> bool:
        """Whether no other state can follow."""
        return self.state in FINAL_STATES

    def year_in(self, year: int) -> int:
        """Which year of taking part it is, with those before it left and came back."""
        return year_in_agreement(self.since, year) + self.years_before

    @property
    def way_back_in_words(self) -> str:
        """Why the company does not apply again by itself; nothing where it may."""
        explained = WAY_BACK_EXPLANATIONS.get(ParticipationState(self.state), "")
        return gettext(explained) if explained else ""

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
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_over"
    )
    """Into which company it was merged; links move to it from this day on."""
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


class SignedDocument(models.Model):
    """A document that an organisation signed on its way in; the file stands in the private folder."""

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(_("document"), max_length=30)
    version = models.CharField(_("version"), max_length=20)
    signed_on = models.DateField(_("signed on"))
    signatory = models.CharField(_("signed by"), max_length=200)
    filename = models.CharField(max_length=255)
    stored_as = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["kind", "signed_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "kind", "version"], name="document_signed_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

    @property
    def kind_in_words(self) -> str:
        """Which document it is."""
        return gettext(DOCUMENT_KIND_TITLES[DocumentKind(self.kind)])


class Objection(models.Model):
    """A party's objection to a company that wants to join; the secretariat alone reads it."""

    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="objections")
    party = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="objections_made"
    )
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_upheld = models.BooleanField(null=True)
    """Null until the secretariat has answered."""
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["participation", "by"], name="one_objection_a_person")]

    def __str__(self) -> str:
        return f"{self.participation_id}"
