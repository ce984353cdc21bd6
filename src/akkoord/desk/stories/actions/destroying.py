"""Destroying who is in a story, what they agreed to, its text and its pictures, once nobody reads it."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, Max
from django.utils import timezone

from akkoord.desk.stories.actions.locked import tell
from akkoord.desk.stories.models import Consent, Story, StoryPicture
from akkoord.desk.stories.rules.states import Event, StoryState


def stories_to_go(
    agreements: Collection[int], *, without: Collection[UUID] = ()
) -> Iterator[tuple[Story, date]]:
    """Each story inside the house in which somebody stands, and the day from which its term counts."""
    rows = Story.objects.filter(agreement__in=agreements).exclude(state=StoryState.PUBLISHED)
    rows = rows.exclude(organisation__in=without).exclude(named_companies__organisation__in=without)
    told = rows.annotate(number_of_people=Count("people", distinct=True), last=Max("events__at"))
    for story in told.filter(number_of_people__gt=0).select_related("agreement").order_by("pk"):
        last = timezone.localdate(story.last or story.at)
        yield story, story.off_since or last


def destroy_story(story_id: int) -> tuple[int, list[list[str]]]:
    """Leave of a story its code, its state and when what was done; answers how many people went, and the
    folder and name of each file that has to go after the commit.

    Call inside a transaction; the caller has asked permission.
    """
    story = Story.objects.select_for_update().get(pk=story_id)
    files = [["consents", each] for each in _documents(story)]
    files += [["pictures", each] for pair in _pictures(story) for each in pair]
    number = story.people.count()
    for rows in (story.people, story.texts, story.pictures, story.named_companies):
        rows.all().delete()
    story.events.update(note="")
    story.name, story.region, story.accepted = f"#{story.pk}", "", []
    story.state = StoryState.TAKEN_OFF
    story.save(update_fields=["name", "region", "accepted", "state"])
    tell(None, story, Event.ERASED)
    return number, files


def _documents(story: Story) -> list[str]:
    """A document belongs to several consents that were given at once."""
    kept = Consent.objects.filter(person__story=story).exclude(stored_as="")
    return sorted(set(kept.values_list("stored_as", flat=True)))


def _pictures(story: Story) -> list[tuple[str, str]]:
    return list(StoryPicture.objects.filter(story=story).values_list("stored_as", "small_stored_as"))
