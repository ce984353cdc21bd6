"""Noting what somebody in a story agrees to, and taking it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.people.sealed import sealed_file
from akkoord.desk.private_folder import safe_filename
from akkoord.desk.stories.actions.ending import leave_with_consent
from akkoord.desk.stories.actions.locked import check_is_to_stay, count_as_maker, locked_story, tell
from akkoord.desk.stories.actions.placing import renew_later, renew_now
from akkoord.desk.stories.models import Consent, Story, StoryPerson
from akkoord.desk.stories.queries.reading import CONSENTS, OF_A_CONSENT, story_thing
from akkoord.desk.stories.rules.consent import About, Medium, NothingAgreed, NotUnderstood, Way
from akkoord.desk.stories.rules.states import Event


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody agreed to, how, before whom and in which language."""

    about: Collection[About]
    media: Collection[Medium]
    until: date | None
    way: Way
    taken_by: str
    taken_on: date
    language: str
    is_understood: bool
    """Whether it was read to the person, who knows that it can be taken back."""
    document: tuple[str, bytes] | None = None
    """Name and content of what was signed or recorded."""


def note_consent(actor: Actor, person: StoryPerson, given: Given, *, entry: UUID) -> list[Consent]:
    """Note a consent for each thing it is about; the same `entry` again notes nothing.

    The document is safely on the disk, sealed, before the record is written. Raises `NotAllowed`,
    `ErasureAsked`, `NothingAgreed`, `NotUnderstood` or `FileNotKept`.
    """
    require(actor, Action.WRITE, story_thing(person.story))
    check_is_to_stay(person)
    if not given.about or not given.media:
        raise NothingAgreed
    if not given.is_understood:
        raise NotUnderstood
    stored_as = _kept(given)
    with transaction.atomic():
        story = locked_story(person.story)
        check_is_to_stay(person)
        written = [_written(actor, person, given, about, entry, stored_as) for about in given.about]
        is_new = any(is_new for _, is_new in written)
        if is_new:
            count_as_maker(actor, story)
            tell(actor, story, Event.CONSENT)
            renew_later.enqueue(story.agreement_id)
    if stored_as and not is_new:
        CONSENTS.forget(stored_as)
    renew_now(story.agreement)
    return [each for each, _ in written]


def _kept(given: Given) -> str:
    if given.document is None:
        return ""
    return CONSENTS.keep(sealed_file(given.document[1], purpose=OF_A_CONSENT))


def _written(
    actor: Actor, person: StoryPerson, given: Given, about: About, entry: UUID, stored_as: str
) -> tuple[Consent, bool]:
    return Consent.objects.get_or_create(
        entry=uuid5(entry, about),
        defaults={
            "person": person,
            "about": about,
            "media": sorted(given.media),
            "until": given.until,
            "way": given.way,
            "taken_by": given.taken_by,
            "taken_on": given.taken_on,
            "language": given.language,
            "stored_as": stored_as,
            "filename": safe_filename(given.document[0]) if given.document else "",
            "by_id": actor.user_id,
        },
    )


def withdraw_consent(actor: Actor, person: StoryPerson, about: About) -> Story:
    """Take back what a person agreed to about one thing; again changes nothing. Nobody is asked why.

    What everybody reads is gone before this answers; where the disk refuses, the background work goes on.
    Raises `NotAllowed` or `StoryNotTakenOff`.
    """
    require(actor, Action.WRITE, story_thing(person.story))
    with transaction.atomic():
        story = locked_story(person.story)
        holding = Consent.objects.filter(person=person, about=about, withdrawn_at__isnull=True)
        if holding.update(withdrawn_at=timezone.now()):
            if about is About.PICTURE:
                tell(actor, story, Event.WITHDRAWN)
            else:
                leave_with_consent(actor, story)
        renew_later.enqueue(story.agreement_id)
    renew_now(story.agreement)
    return story
