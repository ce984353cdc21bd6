"""Bodies of an agreement with their seats, their meetings, and the minutes of these."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules.meetings import (
    BODY_KIND_TITLES,
    DECISION_KIND_TITLES,
    PRESENCE_TITLES,
    SEAT_GROUP_TITLES,
    STATEMENT_KIND_TITLES,
    BodyKind,
    DecisionKind,
    Presence,
    SeatGroup,
    StatementKind,
    Subject,
)


class Written(models.Model):
    """Something that a person enters; `entry` comes with the form: sent twice, it is written once."""

    entry = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class Told(Written):
    """What was written down on a day about something with a state; only ever added."""

    move = models.CharField(max_length=10)
    text = models.TextField(_("what"))
    on = models.DateField(_("day"))

    class Meta:
        abstract = True
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.move


class Body(Written):
    """A steering group, committee or council of an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=16, default=BodyKind.STEERING_GROUP.value)
    name = models.CharField(_("name"), max_length=150)
    decides_by = models.TextField(_("how it decides"), blank=True)

    class Meta:
        ordering = ["agreement", "name"]
        constraints = [models.UniqueConstraint(fields=["agreement", "name"], name="body_once_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_in_words(self) -> str:
        """What sort of body it is."""
        return gettext(BODY_KIND_TITLES[BodyKind(self.kind)])


class ForGroup(models.Model):
    """Somebody who stands for a group, or for nobody but themselves."""

    group = models.CharField(_("group"), max_length=20, blank=True)

    class Meta:
        abstract = True

    @property
    def group_in_words(self) -> str:
        """The group as people call it; nothing for somebody who speaks personally."""
        return gettext(SEAT_GROUP_TITLES[SeatGroup(self.group)]) if self.group else ""


class Seat(Written, ForGroup):
    """Who sits in a body for which group, from one day to another."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    person = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_chair = models.BooleanField(_("chairs"), default=False)
    is_deputy = models.BooleanField(_("deputy"), default=False)
    """Comes when a member of the group cannot, and takes no seat besides."""
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ["-is_chair", "group", "is_deputy", "person", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="seat_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.person


class Meeting(Written):
    """A meeting of a body; its report stays open until a later meeting adopts it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField(_("number"))
    is_public = models.BooleanField(_("public"), default=False)
    public_number = models.PositiveIntegerField(_("number among the public meetings"), null=True, blank=True)
    on = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    ends = models.TimeField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150, blank=True)
    chair = models.CharField(_("chair"), max_length=150, blank=True)
    adopted_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_reports"
    )
    adopted_with_changes = models.BooleanField(default=False)
    adoption_remarks = models.TextField(_("remarks"), blank=True)

    class Meta:
        ordering = ["-on", "-number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="meeting_once_by_number")]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def is_adopted(self) -> bool:
        """Whether a later meeting has adopted the report."""
        return self.adopted_in_id is not None

    @property
    def is_open_to_all(self) -> bool:
        """Whether everybody may read the report: of a public meeting, once it is adopted."""
        return self.is_public and self.is_adopted


class Attendance(Written, ForGroup):
    """Somebody who was at a meeting, or was missed there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    """The seat in the body that brought the person here; None for a guest."""
    person = models.CharField(_("name"), max_length=150)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    presence = models.CharField(max_length=12, default=Presence.NOT_NOTED.value, blank=True)

    class Meta:
        ordering = ["group", "person"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once")]

    def __str__(self) -> str:
        return self.person

    @property
    def presence_in_words(self) -> str:
        """Whether the person was there."""
        return gettext(PRESENCE_TITLES[Presence(self.presence)])


class AgendaItem(Written):
    """A numbered item: what it is about, what was said, and how the chair summed it up."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    subject = models.CharField(max_length=16, default=Subject.ORDINARY.value)
    said = models.TextField(_("what was said"), blank=True)
    conflict = models.CharField(_("interest of members in it"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def needs_competition_line(self) -> bool:
        """Whether the line on competition law stands above it."""
        return self.subject == Subject.SHARED_LOCATIONS


class OfAnItem(Written):
    """Something that belongs to an agenda item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Paper(OfAnItem):
    """A paper with its reference code."""

    code = models.CharField(_("code"), max_length=40)
    version = models.CharField(_("version"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)
    brought_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The party whose paper it is; None for one of the secretariat."""

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["item", "code", "version"], name="paper_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Statement(OfAnItem, ForGroup):
    """What somebody says for a group or personally; it stands beside the decision, never in it."""

    speaker = models.CharField(_("who"), max_length=150)
    kind = models.CharField(max_length=10, default=StatementKind.STATEMENT.value)
    text = models.TextField(_("what"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.speaker

    @property
    def kind_in_words(self) -> str:
        """What the statement does."""
        return gettext(STATEMENT_KIND_TITLES[StatementKind(self.kind)])


class Decision(OfAnItem):
    """What was decided about what, in these words."""

    kind = models.CharField(max_length=16, default=DecisionKind.DECISION.value)
    object = models.CharField(_("about"), max_length=200)
    wording = models.TextField(_("wording"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.object

    @property
    def kind_in_words(self) -> str:
        """Whether it is a decision or a recommendation."""
        return gettext(DECISION_KIND_TITLES[DecisionKind(self.kind)])


class Question(OfAnItem):
    """A question that stays open until it is answered, be it after the report is adopted."""

    asked_by = models.CharField(_("asked by"), max_length=150)
    asked_to = models.CharField(_("asked to"), max_length=150, blank=True)
    text = models.TextField(_("question"))
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
