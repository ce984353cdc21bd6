"""A story, its text in each language, and the log of what was done with it."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.stories.rules.states import (
    EVENT_TITLES,
    STORY_BADGES,
    STORY_STATE_TITLES,
    Event,
    StoryState,
    StoryStep,
    new_code,
)
from akkoord.engine.cleaning.country_names import country_name


class Story(Written):
    """What somebody tells, on its way to everybody and back."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="stories")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )
    """The party or company that brings it; empty for the secretariat."""
    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    name = models.CharField(_("working title"), max_length=120)
    """For the desk alone."""
    theme = models.CharField(_("theme"), max_length=40)
    country = models.CharField(_("country"), max_length=2, blank=True)
    region = models.CharField(_("region"), max_length=100, blank=True)
    told_in = models.CharField(_("told in"), max_length=10)
    state = models.CharField(max_length=10, default=StoryState.DRAFT.value)
    revision = models.PositiveIntegerField(default=0)
    """Counts up with every change, so that somebody approves what was looked at."""
    makers = models.JSONField(default=list)
    """Accounts that worked on it; none of them approves it."""
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted = models.JSONField(default=list)
    """The findings that whoever approved has looked at."""
    published_on = models.DateField(null=True)
    """The first day on which everybody could read it."""
    off_since = models.DateField(null=True)
    """The day on which it was taken off, or its consent ended; what is kept counts from it."""

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(STORY_STATE_TITLES[StoryState(self.state)])

    @property
    def badge(self) -> str:
        """The colour of the state."""
        return STORY_BADGES[StoryState(self.state)]

    @property
    def is_draft(self) -> bool:
        """Whether it can be changed."""
        return self.state == StoryState.DRAFT

    @property
    def theme_in_words(self) -> str:
        """The theme in the language of the reader."""
        found = (each for each in self.agreement.theme_rows if each.code == self.theme)
        return next((each.named(get_language() or "en") for each in found), self.theme)

    @property
    def country_in_words(self) -> str:
        """The country in the language of the reader."""
        return country_name(self.country, language=get_language() or "en") if self.country else ""

    @property
    def told_in_words(self) -> str:
        """The language in which it was told, in that of the reader."""
        return str(get_language_info(self.told_in)["name_translated"])


class StoryText(models.Model):
    """The story in one language: as it was written down, or as somebody translated it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=2)
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("text"))
    translated_by = models.CharField(_("translated by"), max_length=150, blank=True)
    """Empty for the language in which it was written down."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "language"], name="story_text_once"),
            models.UniqueConstraint(
                fields=["story"], condition=models.Q(translated_by=""), name="one_story_written_down"
            ),
        ]

    def __str__(self) -> str:
        return self.language

    @property
    def language_in_words(self) -> str:
        """Its language, in that of the reader."""
        return str(get_language_info(self.language)["name_translated"])


class StoryEvent(models.Model):
    """What was done with a story, by whom and when; only ever added."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="events")
    move = models.CharField(max_length=10)
    note = models.CharField(max_length=200, blank=True)
    """Which language, or why somebody looked; never why consent was taken back."""
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.move

    @property
    def move_in_words(self) -> str:
        """What was done."""
        known: StoryStep | Event = StoryStep(self.move) if self.move in set(StoryStep) else Event(self.move)
        return gettext(EVENT_TITLES[known])
