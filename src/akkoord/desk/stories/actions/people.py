"""Who is in a story: noting them, leaving them out, and looking at who they are."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.stories.actions.locked import check_is_to_stay, draft_to_change, note_change, tell
from akkoord.desk.stories.models import Story, StoryPerson
from akkoord.desk.stories.queries.identity import Identity, identity_of, sealed_identity
from akkoord.desk.stories.queries.reading import CONSENTS, story_thing
from akkoord.desk.stories.rules.states import Event, PurposeOfLook


@transaction.atomic
def note_person(
    actor: Actor, story: Story, *, entry: UUID, values: Mapping[str, Any], identity: Identity
) -> StoryPerson:
    """Note somebody in the story; who it is goes into the database sealed. Raises `StoryMoved`."""
    require(actor, Action.WRITE, story_thing(story))
    known = StoryPerson.objects.filter(entry=entry).first()
    if known:
        return known
    locked = draft_to_change(story)
    sealed = sealed_identity(identity)
    values = {**values, "sealed_identity": sealed, "by_id": actor.user_id}
    person = StoryPerson.objects.create(story=locked, entry=entry, **values)
    note_change(actor, locked, Event.PERSON)
    return person


@transaction.atomic
def leave_out(actor: Actor, person: StoryPerson) -> None:
    """Take somebody out of a story that is being written, with everything they agreed to.

    Raises `StoryMoved`, or `ErasureAsked`: with a certificate they go another way.
    """
    require(actor, Action.WRITE, story_thing(person.story))
    locked = draft_to_change(person.story)
    check_is_to_stay(person)
    files = [each for each in person.consents.values_list("stored_as", flat=True) if each]
    StoryPerson.objects.filter(pk=person.pk).delete()
    note_change(actor, locked, Event.PERSON)
    transaction.on_commit(lambda: CONSENTS.forget_all(files))


@transaction.atomic
def look_at_identity(actor: Actor, person: StoryPerson, *, why: str) -> Identity:
    """Who somebody is and how to reach them; the look and its reason stay in the log of the story.

    Raises `NotAllowed` or `PurposeOfLook`.
    """
    require(actor, Action.WRITE, story_thing(person.story))
    if not why.strip():
        raise PurposeOfLook
    tell(actor, person.story, Event.LOOKED, note=f"{person.shown_as}: {why.strip()}"[:200])
    return identity_of(person)
