"""Pictures of a story: taken in, drawn anew, and taken out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.stories.actions.locked import draft_to_change, note_change
from akkoord.desk.stories.models import Story, StoryPerson, StoryPicture
from akkoord.desk.stories.pictures import drawn_anew
from akkoord.desk.stories.queries.reading import PICTURES, story_thing
from akkoord.desk.stories.rules.pictures import MOST_PICTURES, Licence, TooManyPictures, WhoIsShown
from akkoord.desk.stories.rules.states import Event


@dataclass(frozen=True, slots=True)
class Brought:
    """A picture as it came in, and what is said of it."""

    content: bytes
    alt: Mapping[str, str]
    photographer: str
    licence: Licence
    people: Collection[StoryPerson] = ()
    shows_nobody: bool = False
    """Whether nobody can be recognised in it."""


def add_picture(actor: Actor, story: Story, brought: Brought, *, entry: UUID) -> StoryPicture:
    """Draw a picture anew and keep that; the file that came in is forgotten.

    Raises `NotAllowed`, `StoryMoved`, a `PictureRefused` or `FileNotKept`.
    """
    require(actor, Action.WRITE, story_thing(story))
    if bool(brought.people) == brought.shows_nobody:
        raise WhoIsShown
    large, small = drawn_anew(brought.content)
    kept = [PICTURES.keep(large.content), PICTURES.keep(small.content)]
    values = {
        "alt": dict(brought.alt),
        "photographer": brought.photographer,
        "licence": brought.licence,
        "stored_as": kept[0],
        "sha256": large.sha256,
        "width": large.width,
        "height": large.height,
        "small_stored_as": kept[1],
        "small_sha256": small.sha256,
        "small_width": small.width,
        "small_height": small.height,
        "by_id": actor.user_id,
    }
    try:
        picture, is_new = _written(actor, story, brought, entry=entry, values=values)
    except BaseException:
        PICTURES.forget_all(kept)
        raise
    if not is_new:
        PICTURES.forget_all(kept)
    return picture


@transaction.atomic
def _written(
    actor: Actor, story: Story, brought: Brought, *, entry: UUID, values: Mapping[str, Any]
) -> tuple[StoryPicture, bool]:
    locked = draft_to_change(story)
    known = StoryPicture.objects.filter(entry=entry).first()
    if known:
        return known, False
    if locked.pictures.count() >= MOST_PICTURES:
        raise TooManyPictures
    picture = StoryPicture.objects.create(entry=entry, story=locked, **values)
    picture.people.set(brought.people)
    note_change(actor, locked, Event.PICTURE)
    return picture, True


@transaction.atomic
def remove_picture(actor: Actor, picture: StoryPicture) -> None:
    """Take a picture out of a story that is being written; its files go once that is sure."""
    require(actor, Action.WRITE, story_thing(picture.story))
    locked = draft_to_change(picture.story)
    StoryPicture.objects.filter(pk=picture.pk).delete()
    note_change(actor, locked, Event.PICTURE)
    files = picture.stored_as, picture.small_stored_as
    transaction.on_commit(lambda: PICTURES.forget_all(files))
