"""Collective projects: what parties and companies work on together, decided by the steering group."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.meetings import AgendaItem, Decision, ForGroup, Told, Written
from akkoord.desk.agreements.models.organisations import Organisation
from akkoord.desk.agreements.rules.projects import (
    MEMBER_STATE_TITLES,
    PROJECT_MOVE_TITLES,
    PROJECT_STANDING_TITLES,
    MemberState,
    ProjectMove,
    ProjectStanding,
    ProjectState,
    project_standing,
)
from akkoord.engine.cleaning.country_names import country_name


class CollectiveProject(Written):
    """A recurring issue that is worked on together: theme and country, from a decision to an end."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="projects")
    topic = models.CharField(_("topic"), max_length=200)
    theme = models.CharField(_("theme"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    why = models.TextField(_("why together"), blank=True)
    cases = models.PositiveSmallIntegerField(_("similar cases"), null=True, blank=True)
    """From how many it was proposed; None where a person proposed it."""
    state = models.CharField(max_length=10, default=ProjectState.PROPOSED.value)
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )
    lead = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="projects_led"
    )
    starts = models.DateField(_("first day"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    results = models.TextField(_("results"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True)

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[ProjectState.DECIDED.value, ProjectState.CLOSED.value])
                | models.Q(
                    decision__isnull=False,
                    lead__isnull=False,
                    starts__isnull=False,
                    ends__isnull=False,
                    ends__gte=models.F("starts"),
                ),
                name="project_has_decision_lead_and_end",
            ),
            # What the cases show again and again is proposed once, until somebody decided on it.
            models.UniqueConstraint(
                fields=["agreement", "country", "theme"],
                condition=models.Q(
                    cases__isnull=False, state__in=[ProjectState.PROPOSED.value, ProjectState.ON_AGENDA.value]
                ),
                name="pattern_proposed_once",
            ),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def standing(self) -> ProjectStanding:
        """How it stands today."""
        today = timezone.localdate()
        return project_standing(ProjectState(self.state), self.starts, self.ends, today=today)

    @property
    def standing_in_words(self) -> str:
        """How it stands today, as people call it."""
        return gettext(PROJECT_STANDING_TITLES[self.standing])

    @property
    def badge(self) -> str:
        """The colour of its standing."""
        return {
            ProjectStanding.RUNNING: "badge--good",
            ProjectStanding.OVER: "badge--warn",
            ProjectStanding.CLOSED: "badge--quiet",
            ProjectStanding.DECLINED: "badge--quiet",
        }.get(self.standing, "badge--info")

    @property
    def theme_in_words(self) -> str:
        """The theme as the agreement calls it."""
        found = next((each for each in self.agreement.theme_rows if each.code == self.theme), None)
        return found.named(get_language() or "en") if found else ""

    @property
    def country_in_words(self) -> str:
        """The country in the language of the reader."""
        return country_name(self.country, language=get_language() or "en") if self.country else ""


class ProjectEvent(Told):
    """What was written down about a project; only ever added. `until` is the last day that was decided on."""

    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, related_name="events")
    until = models.DateField(_("last day"), null=True, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    @property
    def move_in_words(self) -> str:
        """What happened, as people call it."""
        return gettext(PROJECT_MOVE_TITLES[ProjectMove(self.move)])


class ProjectAim(Written):
    """What a project wants to reach, and by when."""

    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, related_name="aims")
    text = models.TextField(_("aim"))
    due = models.DateField(_("by"), null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text


class ProjectResult(Written):
    """What was reached of an aim by a day; results stay beside each other, so that time can be seen."""

    aim = models.ForeignKey(ProjectAim, on_delete=models.PROTECT, related_name="results")
    on = models.DateField(_("day"))
    text = models.TextField(_("result"))

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.text


class ProjectMoney(Written, ForGroup):
    """What one group brings in, in euros."""

    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, related_name="money")
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    what = models.CharField(_("for what"), max_length=200, blank=True)

    class Meta:
        ordering = ["group", "pk"]

    def __str__(self) -> str:
        return f"{self.group} {self.amount}"


class ProjectMember(Written):
    """An organisation in a project: a party, or a company that was asked and said yes itself."""

    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, related_name="members")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="project_memberships"
    )
    is_company = models.BooleanField(default=True)
    state = models.CharField(max_length=8, default=MemberState.ASKED.value)
    asked_on = models.DateField(_("asked on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_shown = models.BooleanField(_("parties may see it"), default=False)
    """Whether parties outside the project may know that the company takes part."""

    class Meta:
        ordering = ["is_company", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="project_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.state}"

    @property
    def state_in_words(self) -> str:
        """How it stands with the project."""
        return gettext(MEMBER_STATE_TITLES[MemberState(self.state)])

    @property
    def has_joined(self) -> bool:
        """Whether it takes part."""
        return self.state == MemberState.JOINED


class ProjectMeeting(Written):
    """A meeting of the members, with its report; nobody else reads it."""

    project = models.ForeignKey(CollectiveProject, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField(_("day"))
    begins = models.TimeField(_("from"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150, blank=True)
    agenda = models.TextField(_("what it is about"), blank=True)
    people = models.TextField(_("who was there"), blank=True)
    report = models.TextField(_("what was said"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.on.isoformat()
