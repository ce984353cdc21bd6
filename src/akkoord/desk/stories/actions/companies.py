"""Asking a company whether a story may name it, and its answer."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import NotAllowed, require, write_letter
from akkoord.desk.people.queries import company_admins
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.stories.actions.locked import bring_to, locked_story, tell
from akkoord.desk.stories.actions.placing import renew_later, renew_now
from akkoord.desk.stories.models import NamedCompany, Story
from akkoord.desk.stories.queries.public import is_agreed
from akkoord.desk.stories.queries.reading import may_answer, story_thing
from akkoord.desk.stories.rules.states import Event, StoryMoved, StoryNotReady, StoryState


@transaction.atomic
def ask_company(actor: Actor, story: Story, organisation: Organisation, *, entry: UUID) -> NamedCompany:
    """Ask a company whether the story may name it; it reads the story as it stands now.

    Nobody outside reads a story before the people in it agreed. Raises `NotAllowed`, `StoryNotReady`.
    """
    require(actor, Action.WRITE, story_thing(story))
    locked = locked_story(story)
    if not is_agreed(locked, today=timezone.localdate()):
        raise StoryNotReady
    asked, is_new = NamedCompany.objects.get_or_create(
        story=locked, organisation=organisation, defaults={"entry": entry, "by_id": actor.user_id}
    )
    if is_new:
        tell(actor, locked, Event.ASKED, note=str(organisation))
    for user in company_admins(organisation.pk):
        write_letter(
            user,
            "stories/letters/asked.txt",
            key=f"story/{locked.code}/{locked.revision}/{user.pk}",
            context={"agreement": locked.agreement},
        )
    return asked


def answer_for_company(actor: Actor, asked: NamedCompany, *, agrees: bool, revision: int) -> NamedCompany:
    """Say for a company whether the story, as it was read, may name it; a later no takes it off at once.

    Raises `NotAllowed`, `StoryMoved` where another text stands there now, or `StoryNotTakenOff`.
    """
    if not may_answer(actor, asked.organisation_id):
        raise NotAllowed
    with transaction.atomic():
        story = locked_story(asked.story)
        if agrees and story.revision != revision:
            raise StoryMoved
        now = timezone.now()
        asked.agreed_at, asked.refused_at = (now, None) if agrees else (None, now)
        asked.agreed_by_id, asked.revision = actor.user_id, revision if agrees else None
        asked.save(update_fields=["agreed_at", "refused_at", "agreed_by", "revision"])
        tell(actor, story, Event.AGREED, note=str(asked.organisation))
        if not agrees and story.state == StoryState.PUBLISHED:
            bring_to(story, StoryState.TAKEN_OFF, off_since=timezone.localdate())
        renew_later.enqueue(story.agreement_id)
    renew_now(story.agreement)
    return asked
