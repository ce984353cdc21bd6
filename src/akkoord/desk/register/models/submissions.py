"""The yearly cycle, and the lists as the companies gave them."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from akkoord.desk.register.models.locations import Mention
from akkoord.desk.register.rules import (
    STATES_THAT_TAKE_LISTS,
    ColumnsFrom,
    CycleState,
    Disclosure,
    EndReason,
    RowOrigin,
    SubmissionState,
)

LONGEST_TITLE = 60
CYCLE_STATES = [
    (CycleState.DRAFT, _("in preparation")),
    (CycleState.OPEN, _("open")),
    (CycleState.CLOSED, _("closed")),
    (CycleState.ASSESSING, _("being assessed")),
    (CycleState.PUBLISHED, _("published")),
    (CycleState.ARCHIVED, _("archived")),
]
SUBMISSION_STATES = [
    (SubmissionState.DRAFT, _("draft")),
    (SubmissionState.SUBMITTED, _("handed in")),
    (SubmissionState.IN_REVIEW, _("being looked at")),
    (SubmissionState.ACCEPTED, _("accepted")),
    (SubmissionState.RETURNED, _("returned with questions")),
    (SubmissionState.REPLACED, _("replaced")),
]
DISCLOSURES = [
    (Disclosure.CONFIDENTIAL, _("confidential")),
    (Disclosure.CASE_PEERS, _("known to others in the same case")),
    (Disclosure.PUBLIC, _("public by own choice")),
]
ROW_ORIGINS = [
    (RowOrigin.FILE, _("from the file")),
    (RowOrigin.BY_HAND, _("added by hand")),
    (RowOrigin.LAST_YEAR, _("from last year's list")),
]
END_REASONS = [
    (EndReason.NO_ORDERS, _("no orders any more")),
    (EndReason.CLOSED, _("the location closed")),
    (EndReason.MOVED, _("the location moved")),
    (EndReason.EXIT, _("we ended the relation")),
]


class Cycle(models.Model):
    """One year of an agreement, with the day its lists are due."""

    agreement = models.ForeignKey("agreements.Agreement", on_delete=models.PROTECT, related_name="cycles")
    year = models.PositiveSmallIntegerField(_("year"))
    state = models.CharField(_("state"), max_length=16, choices=CYCLE_STATES, default=CycleState.DRAFT)
    opens = models.DateField(_("opens on"))
    locations_due = models.DateField(_("lists due on"))
    list_on = models.DateField(_("The public list appears on"), null=True, blank=True)
    """Null where the calendar of the agreement says it, like the day of the report."""
    report_on = models.DateField(_("The annual report appears on"), null=True, blank=True)

    class Meta:
        ordering = ["-year", "agreement_id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "year"], name="one_cycle_a_year")]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def takes_lists(self) -> bool:
        """May a company upload and hand in?"""
        return self.state in STATES_THAT_TAKE_LISTS


class Submission(models.Model):
    """One version of one company's list for one cycle, in one file, several or none.

    What is read follows from the files, the columns and what people changed; each change counts
    `revision` up, and `read_revision` says which of them the rows and problems are of. The name, hash and
    size are those of the whole list: of a single file its own.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="submissions")
    organisation = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="submissions"
    )
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=16, choices=SUBMISSION_STATES, default=SubmissionState.DRAFT)
    upload_token = models.UUIDField(unique=True)
    filename = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    """"" for a list without a file."""
    size = models.PositiveBigIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    read_revision = models.PositiveIntegerField(default=0)
    could_not_be_read = models.BooleanField(default=False)
    """Reading broke off where no problem could be told; the file is kept and can be read again."""
    mapping = models.JSONField(default=dict)
    columns_from = models.CharField(max_length=12, default=ColumnsFrom.PROPOSED)
    sheets = models.JSONField(default=list)
    is_acceptable = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    first_submitted_at = models.DateTimeField(null=True)
    """Of the first version handed in this year: a returned list is not late for being returned."""
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_by = models.ForeignKey(
        "agreements.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    """The company that began or signed it in place of one that was merged into it; null otherwise."""
    questions = models.TextField(blank=True)
    found_again = models.JSONField(default=dict)
    """Site of last year (fingerprint) → the text of this list that it probably is, and whether surely."""
    tier_shares = models.JSONField(default=dict)
    """Question (2.1 to 2.4) → per cent of the purchase value that this list covers, or "none" needed."""

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "organisation", "version"], name="one_submission_a_version"
            ),
            models.UniqueConstraint(
                fields=["cycle", "organisation"],
                condition=models.Q(state=SubmissionState.ACCEPTED),
                name="one_live_submission",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def title(self) -> str:
        """The names of its files, cut where they would fill a page, or its year; of the cycle as loaded."""
        return Truncator(self.filename).chars(LONGEST_TITLE) if self.filename else str(self.cycle.year)

    @property
    def is_read(self) -> bool:
        """Do the rows and problems say what the list says now?"""
        return self.read_revision == self.revision


class SubmissionProblem(models.Model):
    """A fault that intake found in a list; its texts are in the catalogue of problems."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="problems")
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=255, blank=True)
    params = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.code}:{self.row or ''}"


class ListRow(models.Model):
    """A row exactly as one company gave it, with what was understood of it.

    Its lasting name within the list is `sheet` and `row`; of a row that stands in no file the sheet is
    `ADDED_SHEET`, and `given` has its first texts by field.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=255, blank=True)
    row = models.PositiveIntegerField()
    name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    identifiers = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    """Every other recognised column, by its field name."""
    cells = models.JSONField(default=list)
    """The original cells, nothing dropped."""
    origin = models.CharField(max_length=10, choices=ROW_ORIGINS, default=RowOrigin.FILE)
    given = models.JSONField(default=dict)
    is_taken_out = models.BooleanField(default=False)
    """The company says that this row does not belong to its list; it is kept and shown, not used."""
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, null=True, related_name="rows")
    """Null where a blocking problem keeps the row out of the matching."""
    disclosure = models.CharField(max_length=16, choices=DISCLOSURES, default=Disclosure.CONFIDENTIAL)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=16, choices=END_REASONS, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "sheet", "row"], name="one_row_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.sheet}:{self.row}"
