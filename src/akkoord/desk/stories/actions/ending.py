"""Stories that leave because a consent is over or was taken back; nobody is asked why."""

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.rules import Actor
from akkoord.desk.stories.actions.locked import bring_to, tell
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.public import is_agreed
from akkoord.desk.stories.rules.states import Event, StoryState


def end_what_is_over(agreement: Agreement) -> None:
    """Take off the stories to which somebody in them agrees no more; call inside a transaction."""
    today = timezone.localdate()
    published = agreement.stories.select_for_update(of=("self",)).filter(state=StoryState.PUBLISHED)
    for story in published:
        if not is_agreed(story, today=today):
            bring_to(story, StoryState.TAKEN_OFF, off_since=today)
            tell(None, story, Event.ENDED)


def leave_with_consent(actor: Actor, story: Story) -> None:
    """Bring a locked story back into the house when somebody in it agrees no more."""
    today = timezone.localdate()
    if is_agreed(story, today=today):
        return
    if story.state == StoryState.PUBLISHED:
        bring_to(story, StoryState.TAKEN_OFF, off_since=today)
    elif story.state == StoryState.OFFERED:
        bring_to(story, StoryState.DRAFT)
    tell(actor, story, Event.WITHDRAWN)
