"""What a company says of last year's sites, what the secretariat asks, and the receipt of a signed list."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.models.submissions import END_REASONS, Cycle, Submission
from akkoord.desk.register.rules import SiteDecision
from akkoord.desk.register.rules.exits import EXIT_QUESTIONS

SITE_DECISIONS = [
    (SiteDecision.SAME, _("found again")),
    (SiteDecision.OTHER, _("another site")),
    (SiteDecision.ENDED, _("no longer used")),
    (SiteDecision.UNKNOWN, _("not known")),
]


class LastYearSite(models.Model):
    """What a person of the company decided about one text of last year's list; it holds for all versions."""

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.CASCADE, related_name="last_year_sites"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="last_year_sites")
    """The year that is being handed in."""
    site = models.CharField(max_length=32)
    """Fingerprint of the text in last year's list."""
    decision = models.CharField(max_length=8, choices=SITE_DECISIONS)
    found_as = models.CharField(max_length=32, blank=True)
    """Fingerprint of the text in this year's list that is, or is not, the same site."""
    end_reason = models.CharField(max_length=16, choices=END_REASONS, blank=True)
    ended_on = models.DateField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "cycle", "site"], name="one_decision_a_site_and_year"
            )
        ]

    def __str__(self) -> str:
        return self.decision


class ResponsibleExit(models.Model):
    """What a company answers about a site that it left by its own choice; confidential like its list."""

    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.CASCADE, related_name="exits"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="exits")
    """The year in which it says so."""
    site = models.CharField(max_length=32)
    """Fingerprint of the text that was ended: of last year's list, or of this year's accepted one."""
    answers = models.JSONField(default=dict)
    """Code of `EXIT_QUESTIONS` → answer."""
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "cycle", "site"], name="one_exit_a_site_and_year")
        ]

    def __str__(self) -> str:
        return self.site

    @property
    def told(self) -> list[tuple[str, str]]:
        """Question in the reader's language → answer."""
        return [(gettext(question), self.answers.get(code, "")) for code, question in EXIT_QUESTIONS]


class RowQuestion(models.Model):
    """A question of the secretariat about a list, or about one row of it, with the company's answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="row_questions")
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(null=True)
    """Null when it is about the list as a whole."""
    row_name = models.TextField(blank=True)
    text = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.submission_id}:{self.row or ''}"


class Receipt(models.Model):
    """The proof that a list was signed: its number, and the hash of the copy frozen at that moment."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="receipt")
    number = models.CharField(max_length=20, unique=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=80)
    """The frozen copy, beside the lists in the private folder."""
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number
