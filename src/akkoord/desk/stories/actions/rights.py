"""What the secretariat does when somebody in a story asks what is kept about them, or to be erased."""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.packed import packed
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.stories.actions.ending import leave_with_consent
from akkoord.desk.stories.actions.locked import draft_to_change, locked_story, tell
from akkoord.desk.stories.actions.placing import renew_later, renew_now
from akkoord.desk.stories.models import Consent, StoryPerson
from akkoord.desk.stories.queries.reading import story_thing
from akkoord.desk.stories.queries.rights import files_about
from akkoord.desk.stories.rules.states import Event, StoryMoved


@transaction.atomic
def hand_out(actor: Actor, person: StoryPerson) -> bytes:
    """Everything that is kept about the person as one ZIP file; that it was handed out stays in the log.

    Raises `NotAllowed` or `IdentityNotReadable`.
    """
    require(actor, Action.APPROVE, story_thing(person.story))
    content = packed(files_about(person))
    tell(actor, person.story, Event.HANDED_OUT)
    return content


def ask_to_be_erased(actor: Actor, person: StoryPerson) -> StoryPerson:
    """Note that the person asks to be erased, and take back everything they agreed to; twice is once.

    The story is gone from the public site before this answers. Raises `NotAllowed` or `StoryNotTakenOff`.
    """
    require(actor, Action.APPROVE, story_thing(person.story))
    with transaction.atomic():
        story, locked = locked_story(person.story), _locked(person)
        if locked.erasure_asked_on is None:
            locked.erasure_asked_on = timezone.localdate()
            locked.save(update_fields=["erasure_asked_on"])
            holding = Consent.objects.filter(person=locked, withdrawn_at__isnull=True)
            holding.update(withdrawn_at=timezone.now())
            leave_with_consent(actor, story, move=Event.WISH)
        renew_later.enqueue(story.agreement_id)
    renew_now(story.agreement)
    return locked


@transaction.atomic
def keep_after_all(actor: Actor, person: StoryPerson) -> StoryPerson:
    """Note that the person does not ask it any more; what was taken back stays taken back."""
    require(actor, Action.APPROVE, story_thing(person.story))
    story, locked = locked_story(person.story), _locked(person)
    if locked.erasure_asked_on is not None:
        locked.erasure_asked_on, locked.is_out_of_texts = None, False
        locked.save(update_fields=["erasure_asked_on", "is_out_of_texts"])
        tell(actor, story, Event.KEPT)
    return locked


@transaction.atomic
def leave_out_of_texts(actor: Actor, person: StoryPerson, *, revision: int) -> StoryPerson:
    """Say that the texts, as they were read, tell nothing of the person any more. Raises `StoryMoved`."""
    require(actor, Action.APPROVE, story_thing(person.story))
    story, locked = draft_to_change(person.story), _locked(person)
    if locked.erasure_asked_on is None or story.revision != revision:
        raise StoryMoved
    if not locked.is_out_of_texts:
        locked.is_out_of_texts = True
        locked.save(update_fields=["is_out_of_texts"])
        tell(actor, story, Event.SHORTENED)
    return locked


def _locked(person: StoryPerson) -> StoryPerson:
    """The person as they stand now; the story is held already. Raises `StoryMoved` once they are gone."""
    found = StoryPerson.objects.filter(pk=person.pk).first()
    if found is None:
        raise StoryMoved
    return found
