"""Erasing one person who asked for it: who they are, what they agreed to, where they can be recognised."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.stories.actions.destroying import destroy_story
from akkoord.desk.stories.actions.locked import tell
from akkoord.desk.stories.models import Story, StoryPerson
from akkoord.desk.stories.queries.rights import names_of, paragraphs_of
from akkoord.desk.stories.rules.rights import STILL_IN_TEXTS, STILL_NAMED, STILL_OUTSIDE, is_named
from akkoord.desk.stories.rules.states import Event, StoryState


def people_to_go(
    agreements: Collection[int], *, without: Collection[UUID] = ()
) -> Iterator[tuple[StoryPerson, tuple[str, ...]]]:
    """Everybody who asked to be erased, and in words what has to be done first.

    The number of queries does not depend on how many asked.
    """
    rows = StoryPerson.objects.filter(story__agreement__in=agreements, erasure_asked_on__isnull=False)
    rows = rows.exclude(story__organisation__in=without)
    rows = rows.exclude(story__named_companies__organisation__in=without)
    rows = rows.select_related("story__agreement").prefetch_related("story__people", "story__texts")
    for person in rows.order_by("pk"):
        yield person, tuple(map(gettext, _in_the_way(person)))


def _in_the_way(person: StoryPerson) -> Iterator[str]:
    story = person.story
    if story.state == StoryState.PUBLISHED:
        yield STILL_OUTSIDE
    if len(story.people.all()) == 1:
        return
    if not person.is_out_of_texts:
        yield STILL_IN_TEXTS
    elif any(is_named(each, names_of(person)) for text in story.texts.all() for each in paragraphs_of(text)):
        yield STILL_NAMED


def erase_from_story(person_id: int) -> tuple[dict[str, int], list[list[str]]]:
    """Leave nothing of the person; of a story that has nobody else, leave what `destroy_story` leaves.

    Answers what went by the words of a certificate, and the folder and name of each file that has to go after
    the commit. Call inside a transaction; the caller has asked permission.
    """
    story = Story.objects.select_for_update().get(people=person_id)
    person = story.people.get(pk=person_id)
    if story.people.count() == 1:
        number, files = destroy_story(story.pk)
        return {"stories": number}, files
    documents = sorted({each.stored_as for each in person.consents.all() if each.stored_as})
    pictures = list(person.pictures.values_list("stored_as", "small_stored_as"))
    person.pictures.all().delete()
    story.events.filter(note__startswith=f"{person.shown_as}: ").update(note="")
    person.delete()
    story.accepted, story.revision = [], story.revision + 1
    story.save(update_fields=["accepted", "revision"])
    tell(None, story, Event.ERASED)
    files = [["consents", each] for each in documents]
    return {"tellers": 1}, [*files, *(["pictures", each] for pair in pictures for each in pair)]
