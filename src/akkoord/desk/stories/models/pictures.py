"""The pictures of a story, as they were drawn anew."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from akkoord.desk.agreements.models.meetings import Written
from akkoord.desk.stories.models.consent import StoryPerson
from akkoord.desk.stories.models.stories import Story
from akkoord.desk.stories.rules.pictures import LICENCE_TITLES, Licence


class StoryPicture(Written):
    """A picture in two sizes in the private folder; the file that came in is not kept."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="pictures")
    people = models.ManyToManyField(StoryPerson, related_name="pictures", blank=True)
    """Who can be recognised in it."""
    alt = models.JSONField(default=dict)
    """Language → what is to be seen, for those who do not see it."""
    photographer = models.CharField(_("photographer"), max_length=150)
    licence = models.CharField(max_length=24, default=Licence.ALL_RIGHTS.value)
    stored_as = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    small_stored_as = models.CharField(max_length=80)
    small_sha256 = models.CharField(max_length=64)
    small_width = models.PositiveIntegerField()
    small_height = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return next(iter(self.alt.values()), "")

    @property
    def licence_in_words(self) -> str:
        """What others may do with it."""
        return gettext(LICENCE_TITLES[Licence(self.licence)])
