"""Annual reports of an agreement: numbered versions, each with its chapters."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.publication.rules.reports import (
    REPORT_IS_OPEN,
    REPORT_STATE_TITLES,
    ReportState,
    chapter_plans,
)


class AnnualReport(models.Model):
    """One version of the report on one year; a published one never changes."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=ReportState.DRAFT.value)
    figures = models.ForeignKey("progress.FigureSet", on_delete=models.PROTECT, related_name="reports")
    """The released figures that stand in the texts."""
    publish_on = models.DateField(_("appears on"))
    reason = models.TextField(_("what it corrects"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    """Counts up with every change, so that somebody approves what was looked at."""
    makers = models.JSONField(default=list)
    """Accounts that wrote in it; none of them approves it."""
    opened_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    accepted = models.JSONField(default=list)
    """The findings that whoever approved has looked at."""
    content_hash = models.CharField(max_length=64, blank=True)
    """Of what was approved; only that is published."""
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "year", "version"], name="report_version_once"),
            models.UniqueConstraint(
                fields=["agreement", "year"],
                condition=models.Q(state__in=[each.value for each in REPORT_IS_OPEN]),
                name="one_open_report",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}-{self.version}"

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(REPORT_STATE_TITLES[ReportState(self.state)])

    @property
    def badge(self) -> str:
        """The colour of the state."""
        return "badge--good" if self.state == ReportState.PUBLISHED else "badge--info"

    @property
    def is_draft(self) -> bool:
        """Whether its texts can change."""
        return self.state == ReportState.DRAFT


class ReportChapter(models.Model):
    """A chapter in Dutch and English; figures stand in it as marks."""

    report = models.ForeignKey(AnnualReport, on_delete=models.CASCADE, related_name="chapters")
    code = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    text_nl = models.TextField(_("in Dutch"), blank=True)
    text_en = models.TextField(_("in English"), blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="one_chapter_of_a_kind")]

    def __str__(self) -> str:
        return self.code

    @property
    def title(self) -> str:
        """The chapter in the language of the reader."""
        return chapter_plans()[self.code].title[(get_language() or "en")[:2]]
