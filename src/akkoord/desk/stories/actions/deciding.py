"""The way of a story out of the house, by two people, and back, by one."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.publication.rules.editions import check_accepted, finding_record
from akkoord.desk.stories.actions.locked import bring_to, locked_story, tell
from akkoord.desk.stories.actions.placing import renew_later, renew_now
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.facts import findings_of
from akkoord.desk.stories.queries.reading import story_thing
from akkoord.desk.stories.rules.states import (
    STORY_STEPS,
    OwnStory,
    StoryMoved,
    StoryNotReady,
    StoryState,
    StoryStep,
)
from akkoord.engine.disclosure import Finding, Level


@transaction.atomic
def offer_story(actor: Actor, story: Story, *, revision: int) -> Story:
    """Offer the story to somebody else to approve. Raises `NotAllowed`, `StoryMoved`, `StoryNotReady`."""
    require(actor, Action.WRITE, story_thing(story))
    locked = _to_move(story, StoryStep.OFFER, revision=revision)
    _check_ready(findings_of(locked))
    return _move(actor, locked, StoryStep.OFFER)


@transaction.atomic
def take_back_story(actor: Actor, story: Story, *, revision: int) -> Story:
    """Open an offered story to be written in again: for its writer, and for whoever would approve it."""
    _require_to_write_or_approve(actor, story)
    return _move(actor, _to_move(story, StoryStep.TAKE_BACK, revision=revision), StoryStep.TAKE_BACK)


def publish_story(actor: Actor, story: Story, *, revision: int, accepted: Collection[str] = ()) -> Story:
    """Approve the story as it was looked at, and show it to everybody; `accepted` are the findings ticked.

    Of two people who approve at once, one is told that it has moved. Raises `NotAllowed`, `StoryMoved`,
    `OwnStory`, `StoryNotReady`, `FindingsNotAccepted`, `StoryNotTakenOff`.
    """
    require(actor, Action.APPROVE, story_thing(story))
    with transaction.atomic():
        locked = _to_move(story, StoryStep.PUBLISH, revision=revision)
        if actor.user_id is None or actor.user_id in locked.makers:
            raise OwnStory
        findings = findings_of(locked)
        _check_ready(findings)
        _move(
            actor,
            locked,
            StoryStep.PUBLISH,
            accepted=check_accepted([finding_record(each) for each in findings], accepted),
            approved_by_id=actor.user_id,
            published_on=locked.published_on or timezone.localdate(),
            off_since=None,
        )
        renew_later.enqueue(locked.agreement_id)
    renew_now(locked.agreement)
    return locked


def take_off_story(actor: Actor, story: Story) -> Story:
    """Take a story off at once; again changes nothing. Raises `NotAllowed` or `StoryNotTakenOff`."""
    _require_to_write_or_approve(actor, story)
    with transaction.atomic():
        locked = locked_story(story)
        if locked.state == StoryState.PUBLISHED:
            _move(actor, locked, StoryStep.TAKE_OFF, off_since=timezone.localdate())
        renew_later.enqueue(locked.agreement_id)
    renew_now(locked.agreement)
    return locked


@transaction.atomic
def rewrite_story(actor: Actor, story: Story, *, revision: int) -> Story:
    """Open a story that was taken off, to be written in and approved again."""
    require(actor, Action.WRITE, story_thing(story))
    return _move(actor, _to_move(story, StoryStep.REWRITE, revision=revision), StoryStep.REWRITE)


def _require_to_write_or_approve(actor: Actor, story: Story) -> None:
    thing = story_thing(story)
    require(actor, Action.WRITE if may(actor, Action.WRITE, thing) else Action.APPROVE, thing)


def _to_move(story: Story, step: StoryStep, *, revision: int) -> Story:
    locked = locked_story(story)
    if locked.state != STORY_STEPS[step][0] or locked.revision != revision:
        raise StoryMoved
    return locked


def _move(actor: Actor, locked: Story, step: StoryStep, **values: object) -> Story:
    bring_to(locked, STORY_STEPS[step][1], **values)
    tell(actor, locked, step)
    return locked


def _check_ready(findings: Collection[Finding]) -> None:
    if any(each.level is Level.BLOCK for each in findings):
        raise StoryNotReady
