"""Duties of a year, what was handed in for them, extensions and reminders."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.duties.rules import (
    DUTY_TITLES,
    HAND_IN_TITLES,
    TALK_TITLES,
    DutyKind,
    HandInState,
    TalkState,
)


class Duty(models.Model):
    """Something besides the list of locations that companies owe in one year, and by when."""

    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(_("what is owed"), max_length=16)
    due_on = models.DateField(_("due on"))
    size_classes = models.JSONField(_("only size classes"), default=list, blank=True)
    """Codes of the classes that owe it; empty where all do."""
    first_year = models.PositiveSmallIntegerField(_("from which year of taking part"), default=1)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "kind"], name="one_duty_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"


class Extension(models.Model):
    """More time for one company and one duty, with the reason; it counts until it is withdrawn."""

    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="extensions")
    organisation = models.ForeignKey("agreements.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    until = models.DateField(_("until"))
    reason = models.TextField(_("reason"))
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["granted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "organisation", "kind"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_extension_that_counts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.until}"

    @property
    def kind_in_words(self) -> str:
        """The duty as people call it."""
        return gettext(DUTY_TITLES[DutyKind(self.kind)])


class DutySubmission(models.Model):
    """One version of what a company handed in for a duty: a file in the private folder, or a web address."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="duty_submissions")
    organisation = models.ForeignKey("agreements.Organisation", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, default=HandInState.SUBMITTED)
    upload_token = models.UUIDField(unique=True)
    filename = models.CharField(max_length=255, blank=True)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    address = models.URLField(_("web address"), blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    first_submitted_at = models.DateTimeField()
    """Of the first version of this year: what is returned is not late for being returned."""
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    questions = models.TextField(blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "organisation", "kind", "version"], name="one_duty_submission_a_version"
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def kind_in_words(self) -> str:
        """The duty as people call it."""
        return gettext(DUTY_TITLES[DutyKind(self.kind)])

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(HAND_IN_TITLES[HandInState(self.state)])


class Reminder(models.Model):
    """That a company was reminded, of what and by whom; one for each occasion."""

    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="reminders")
    organisation = models.ForeignKey("agreements.Organisation", on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=60)
    """The day of an automatic reminder, or the identifier of a page of letters."""
    kinds = models.JSONField(default=list)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Null when the desk wrote by itself."""
    on = models.DateField(_("day"))
    note = models.CharField(_("how"), max_length=200, blank=True)
    """How somebody reminded the company without a letter, such as by telephone, and what it said."""
    letters = models.ManyToManyField("people.Letter", related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "organisation", "occasion"], name="one_reminder_an_occasion"
            )
        ]

    def __str__(self) -> str:
        return self.occasion

    @property
    def kinds_in_words(self) -> str:
        """What was missing or returned, as people call it."""
        return ", ".join(gettext(DUTY_TITLES[DutyKind(kind)]) for kind in self.kinds)


class Talk(Written):
    """The yearly talk with one company: planned, held, reported, confirmed."""

    cycle = models.ForeignKey("register.Cycle", on_delete=models.PROTECT, related_name="talks")
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="talks"
    )
    on = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    people = models.TextField(_("who takes part"), blank=True)
    agenda = models.TextField(_("what it is about"), blank=True)
    report = models.TextField(_("what was said"), blank=True)
    secretariat_notes = models.TextField(_("notes of the secretariat"), blank=True)
    """Read by the secretariat alone."""
    state = models.CharField(max_length=12, default=TalkState.PLANNED.value)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    promises = models.ManyToManyField("agreements.Commitment", related_name="talks")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["cycle", "organisation"], name="one_talk_a_year")]

    def __str__(self) -> str:
        return self.on.isoformat()

    @property
    def state_in_words(self) -> str:
        """How far it is."""
        return gettext(TALK_TITLES[TalkState(self.state)])

    @property
    def badge(self) -> str:
        """The colour of the state."""
        return {
            TalkState.PLANNED: "badge--info",
            TalkState.HELD: "badge--warn",
            TalkState.REPORT_SENT: "badge--info",
            TalkState.CONFIRMED: "badge--good",
        }[TalkState(self.state)]

    @property
    def shows_report(self) -> bool:
        """Whether the company reads the report."""
        return self.state in {TalkState.REPORT_SENT, TalkState.CONFIRMED}
