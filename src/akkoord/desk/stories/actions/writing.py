"""Beginning a story and writing it, in the language it was told or written down in and in translations."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.stories.actions.locked import draft_to_change, note_change
from akkoord.desk.stories.models import Story, StoryText
from akkoord.desk.stories.queries.reading import stories_thing, story_thing
from akkoord.desk.stories.rules.states import Event, StoryMoved

Values = Mapping[str, Any]


@transaction.atomic
def begin_story(
    actor: Actor, agreement: Agreement, *, entry: UUID, values: Values, organisation: Organisation | None
) -> Story:
    """Begin a story for the secretariat or for one's own organisation; the same `entry` again begins none."""
    require(actor, Action.WRITE, stories_thing(agreement.pk, organisation.pk if organisation else None))
    defaults = {**values, "agreement": agreement, "organisation": organisation, "by_id": actor.user_id}
    story, is_new = Story.objects.get_or_create(entry=entry, defaults=defaults)
    if is_new:
        note_change(actor, story, Event.WRITTEN)
    return story


@transaction.atomic
def change_story(actor: Actor, story: Story, *, values: Values, revision: int) -> Story:
    """Change theme, place and the language in which it was told. Raises `StoryMoved`."""
    require(actor, Action.WRITE, story_thing(story))
    locked = draft_to_change(story)
    if locked.revision != revision:
        raise StoryMoved
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(values))
    note_change(actor, locked, Event.WRITTEN)
    return locked


@transaction.atomic
def write_text(actor: Actor, story: Story, language: str, *, values: Values, revision: int) -> StoryText:
    """Write the story in one language, as somebody who read `revision` of it. Raises `StoryMoved`."""
    require(actor, Action.WRITE, story_thing(story))
    locked = draft_to_change(story)
    known = locked.texts.filter(language=language).first()
    if known and all(getattr(known, name) == value for name, value in values.items()):
        return known
    if locked.revision != revision:
        raise StoryMoved
    written, _ = StoryText.objects.update_or_create(story=locked, language=language, defaults=dict(values))
    note_change(actor, locked, Event.WRITTEN, note=language)
    return written


@transaction.atomic
def drop_text(actor: Actor, story: Story, language: str) -> None:
    """Leave a translation out. Raises `StoryMoved`."""
    require(actor, Action.WRITE, story_thing(story))
    locked = draft_to_change(story)
    if locked.texts.filter(language=language).delete()[0]:
        note_change(actor, locked, Event.WRITTEN, note=language)
