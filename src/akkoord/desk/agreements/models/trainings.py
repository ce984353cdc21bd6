"""Trainings, their dates, and who enrolled and came."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules.trainings import ATTENDANCE_TITLES, EXPECTED_TITLES, Attendance, Expected


class Training(Written):
    """What is taught, by whom, and who should come."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="trainings")
    title = models.CharField(_("title"), max_length=200)
    theme = models.CharField(_("theme"), max_length=20, blank=True)
    about = models.TextField(_("what is taught"), blank=True)
    provider = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="trainings"
    )
    given_by = models.CharField(_("given by"), max_length=200, blank=True)
    languages = models.CharField(_("languages"), max_length=100, blank=True)
    expects = models.CharField(max_length=10, default=Expected.NOBODY.value)
    is_open = models.BooleanField(_("open to everybody"), default=False)
    protects_speakers = models.BooleanField(_("speakers are in danger at home"), default=False)
    """Then nobody outside reads who gives it and where, and all who come are told to keep it so."""

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def provider_in_words(self) -> str:
        """Who gives it."""
        return ", ".join(filter(None, (self.given_by, str(self.provider or ""))))

    @property
    def expects_in_words(self) -> str:
        """Who should come."""
        return gettext(EXPECTED_TITLES[Expected(self.expects)])


class TrainingDate(Written):
    """One date on which a training is given."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="dates")
    on = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)
    cost = models.CharField(_("cost"), max_length=100, blank=True)
    is_cancelled = models.BooleanField(_("does not take place"), default=False)

    class Meta:
        ordering = ["on", "begins", "pk"]

    def __str__(self) -> str:
        return self.on.isoformat()

    @property
    def takes_enrolments(self) -> bool:
        """Whether it is still to come."""
        return not self.is_cancelled and self.on >= timezone.localdate()


class Enrolment(Written):
    """Somebody of a company on one date: enrolled, came or stayed away."""

    date = models.ForeignKey(TrainingDate, on_delete=models.PROTECT, related_name="enrolments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="enrolments")
    person = models.CharField(_("name"), max_length=150)
    attendance = models.CharField(max_length=12, default=Attendance.NOT_NOTED.value, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    class Meta:
        ordering = ["person", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["date", "organisation", "person"], name="enrolled_once")
        ]

    def __str__(self) -> str:
        return self.person

    @property
    def attendance_in_words(self) -> str:
        """Whether the person came."""
        return gettext(ATTENDANCE_TITLES[Attendance(self.attendance)])

    @property
    def came(self) -> bool:
        """Whether there is a certificate of attendance."""
        return self.attendance == Attendance.CAME
