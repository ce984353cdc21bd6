"""Stories that leave because a consent is over or was taken back; nobody is asked why."""

from datetime import date

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.rules import Actor
from akkoord.desk.stories.actions.locked import bring_to, tell
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.public import WITH_EVERYTHING, is_agreed
from akkoord.desk.stories.rules.states import Event, StoryState


def end_what_is_over(agreement: Agreement, *, today: date) -> list[Story]:
    """Take off the stories to which somebody in them agrees no more; answers those that stay, by code.

    Call inside a transaction. The number of queries does not depend on how many stay.
    """
    published = agreement.stories.select_for_update(of=("self",)).filter(state=StoryState.PUBLISHED)
    published = published.select_related("agreement", "organisation").prefetch_related(*WITH_EVERYTHING)
    staying = []
    for story in published.order_by("code"):
        if is_agreed(story, today=today):
            staying.append(story)
        else:
            bring_to(story, StoryState.TAKEN_OFF, off_since=today)
            tell(None, story, Event.ENDED)
    return staying


def leave_with_consent(actor: Actor, story: Story, *, move: Event = Event.WITHDRAWN) -> None:
    """Bring a locked story back into the house when somebody in it agrees no more."""
    today = timezone.localdate()
    if is_agreed(story, today=today):
        return
    if story.state == StoryState.PUBLISHED:
        bring_to(story, StoryState.TAKEN_OFF, off_since=today)
    elif story.state == StoryState.OFFERED:
        bring_to(story, StoryState.DRAFT)
    tell(actor, story, move)
