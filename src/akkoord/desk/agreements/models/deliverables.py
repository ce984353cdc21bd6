"""What companies and parties deliver in a year, what shows it, and what a monitor outside judged."""

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.rules.deliverables import VERDICT_TITLES, Verdict


class Deliverable(Written):
    """Something that one company or party delivers in one year."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="deliverables_due")
    year = models.PositiveSmallIntegerField(_("year"))
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deliverables")
    is_company = models.BooleanField()
    code = models.CharField(_("code"), max_length=30)
    is_key = models.BooleanField(_("key deliverable"), default=False)
    name_en = models.TextField(_("in English"))
    name_nl = models.TextField(_("in Dutch"), blank=True)

    class Meta:
        ordering = ["-year", "is_company", "owner__name", "-is_key", "code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "owner", "code"], name="deliverable_once")
        ]

    def __str__(self) -> str:
        is_dutch = (get_language() or "en").startswith("nl")
        return (self.name_nl if is_dutch else "") or self.name_en


class Evidence(Written):
    """What its owner handed in to show that something is delivered; only ever added."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="evidence")
    text = models.TextField(_("what shows it"), blank=True)
    address = models.URLField(_("web address"), blank=True)
    filename = models.CharField(max_length=255, blank=True)
    stored_as = models.CharField(max_length=80, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.filename or self.address or self.text


class MonitorJudgement(Written):
    """What the monitor found of one deliverable; the newest counts, the earlier ones stay."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=10)
    reason = models.TextField(_("why"))

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.verdict

    @property
    def verdict_in_words(self) -> str:
        """What was found, as people call it."""
        return gettext(VERDICT_TITLES[Verdict(self.verdict)])

    @property
    def badge(self) -> str:
        """The colour of the verdict."""
        return {
            Verdict.MET: "badge--good",
            Verdict.PARTLY: "badge--warn",
            Verdict.NOT_MET: "badge--bad",
            Verdict.NOT_SHOWN: "badge--bad",
        }[Verdict(self.verdict)]


class MonitoringReport(Written):
    """The report of the monitor on one year; once handed in, its counts and judgements are fixed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="monitoring_reports")
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.TextField(_("what was found"), blank=True)
    counts = models.JSONField(default=list)
    handed_in_on = models.DateField(_("handed in on"), null=True, blank=True)
    review = models.OneToOneField(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="monitoring_report"
    )

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year"], name="one_monitoring_report_a_year"),
            models.CheckConstraint(
                condition=models.Q(handed_in_on__isnull=True, review__isnull=True)
                | models.Q(handed_in_on__isnull=False, review__isnull=False),
                name="handed_in_report_is_a_review",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_handed_in(self) -> bool:
        """Whether it stands for good."""
        return self.handed_in_on is not None

    @property
    def is_of_this_year(self) -> bool:
        """Whether the year still runs."""
        return self.year >= timezone.localdate().year
