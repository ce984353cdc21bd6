"""A story that nobody else changes until the transaction ends, and the log of what is done with it."""

from akkoord.desk.people.rules import Actor
from akkoord.desk.stories.models import Story, StoryEvent, StoryPerson
from akkoord.desk.stories.rules.rights import ErasureAsked
from akkoord.desk.stories.rules.states import Event, StoryMoved, StoryState, StoryStep


def locked_story(story: Story) -> Story:
    """The story as it stands."""
    rows = Story.objects.select_for_update(of=("self",)).select_related("agreement", "organisation")
    return rows.get(pk=story.pk)


def draft_to_change(story: Story) -> Story:
    """The same; raises `StoryMoved` where it cannot be changed now."""
    locked = locked_story(story)
    if not locked.is_draft:
        raise StoryMoved
    return locked


def check_is_to_stay(person: StoryPerson) -> None:
    """Raise `ErasureAsked` for somebody who asked to be erased."""
    if StoryPerson.objects.filter(pk=person.pk, erasure_asked_on__isnull=False).exists():
        raise ErasureAsked


def tell(actor: Actor | None, story: Story, move: StoryStep | Event, *, note: str = "") -> None:
    """Write down what was done."""
    by = actor.user_id if actor else None
    StoryEvent.objects.create(story=story, move=move, note=note, by_id=by)


def count_as_maker(actor: Actor, story: Story) -> None:
    """Let this person be one of those who do not approve the story."""
    story.makers = sorted({*story.makers, *([] if actor.user_id is None else [actor.user_id])})
    story.save(update_fields=["makers"])


def note_change(actor: Actor, story: Story, move: Event, *, note: str = "") -> None:
    """The same, and that another story stands there now, on which this person worked."""
    count_as_maker(actor, story)
    story.revision += 1
    story.save(update_fields=["revision"])
    tell(actor, story, move, note=note)


def bring_to(story: Story, state: StoryState, **values: object) -> None:
    """Put a locked story into a state."""
    story.state = state
    for name, value in values.items():
        setattr(story, name, value)
    story.save(update_fields=["state", *values])
