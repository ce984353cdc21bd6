"""Who is in a story, what each of them agreed to, and which companies agreed to be named."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.stories.models.stories import Story
from akkoord.desk.stories.rules.consent import (
    ABOUT_TITLES,
    MEDIUM_TITLES,
    WAY_TITLES,
    About,
    ConsentFacts,
    Medium,
    Way,
)
from akkoord.engine.disclosure.public_story import PART_TITLES, Part


class StoryPerson(Written):
    """Somebody in a story; who it is and how to reach them is sealed."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="people")
    shown_as = models.CharField(_("name in the story"), max_length=100)
    part = models.CharField(_("as what"), max_length=10, default=Part.WORKER.value)
    is_real_name = models.BooleanField(_("this is the real name"), default=False)
    is_minor = models.BooleanField(_("younger than 18"), default=False)
    sealed_identity = models.TextField(blank=True, editable=False)
    """Real name and contact, sealed; empty once they are destroyed."""
    erasure_asked_on = models.DateField(null=True, editable=False)
    """The day on which this person asked to be erased."""
    is_out_of_texts = models.BooleanField(default=False, editable=False)
    """Whether somebody said that the texts tell nothing of this person any more; others are in them."""

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.shown_as

    @property
    def part_in_words(self) -> str:
        """As what the person appears."""
        return gettext(PART_TITLES[Part(self.part)])


class Consent(Written):
    """What one person agreed to, about one thing; taken back at any moment and without a reason."""

    person = models.ForeignKey(StoryPerson, on_delete=models.CASCADE, related_name="consents")
    about = models.CharField(max_length=10)
    media = models.JSONField(default=list)
    until = models.DateField(_("until"), null=True, blank=True)
    """The last day; empty until it is taken back."""
    way = models.CharField(max_length=10)
    taken_by = models.CharField(_("asked by"), max_length=150)
    taken_on = models.DateField(_("on"))
    language = models.CharField(_("in which language"), max_length=10)
    stored_as = models.CharField(max_length=80, blank=True)
    """The sealed document or recording in the private folder."""
    filename = models.CharField(max_length=255, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.about

    @property
    def facts(self) -> ConsentFacts:
        """The consent as the rules see it."""
        return ConsentFacts(
            About(self.about),
            frozenset(map(Medium, self.media)),
            self.until,
            is_withdrawn=self.withdrawn_at is not None,
        )

    @property
    def about_in_words(self) -> str:
        """What it is about."""
        return gettext(ABOUT_TITLES[About(self.about)])

    @property
    def media_in_words(self) -> str:
        """Where it may be shown."""
        return ", ".join(gettext(MEDIUM_TITLES[Medium(each)]) for each in self.media)

    @property
    def way_in_words(self) -> str:
        """How it was given."""
        return gettext(WAY_TITLES[Way(self.way)])

    @property
    def language_in_words(self) -> str:
        """In which language it was asked."""
        return str(get_language_info(self.language)["name_translated"])


class NamedCompany(Written):
    """A company that is asked whether the story may name it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="named_companies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="named_in_stories")
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revision = models.PositiveIntegerField(null=True)
    """The story as the company read it; another text is asked about again."""
    refused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "organisation"], name="company_asked_once_for_a_story")
        ]

    def __str__(self) -> str:
        return str(self.organisation)
