"""Stories, the people in them, what each agreed to, and the pictures."""

from akkoord.desk.stories.models.consent import Consent, NamedCompany, StoryPerson
from akkoord.desk.stories.models.pictures import StoryPicture
from akkoord.desk.stories.models.stories import Story, StoryEvent, StoryText

__all__ = ["Consent", "NamedCompany", "Story", "StoryEvent", "StoryPerson", "StoryPicture", "StoryText"]
