"""Finds what an address names, or says that it does not exist."""

from django.http import HttpRequest
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.stories.models import Consent, NamedCompany, Story, StoryPerson, StoryPicture
from akkoord.desk.stories.queries.public import is_agreed, pictures_to_show
from akkoord.desk.stories.queries.reading import may_answer, may_read_story, story_or_none, story_thing


def story_to_read(request: HttpRequest, code: str) -> Story:
    """The story, if the reader works with it."""
    found = story_or_none(code)
    if found is None or not may_read_story(actor(request), found):
        raise NotAllowed
    return found


def story_to_write(request: HttpRequest, code: str) -> Story:
    """The story, if the reader may write it."""
    found = story_to_read(request, code)
    require(actor(request), Action.WRITE, story_thing(found))
    return found


def person_to_write(request: HttpRequest, code: str, person_id: int) -> StoryPerson:
    """Somebody in a story that the reader may write."""
    story = story_to_write(request, code)
    found = story.people.filter(pk=person_id).first()
    if found is None:
        raise NotAllowed
    found.story = story
    return found


def person_to_answer(request: HttpRequest, code: str, person_id: int) -> StoryPerson:
    """Somebody in a story, for the secretariat, which answers what they ask."""
    person = person_to_write(request, code, person_id)
    require(actor(request), Action.APPROVE, story_thing(person.story))
    return person


def consent_to_read(request: HttpRequest, code: str, consent_id: int) -> Consent:
    """A consent of somebody in a story that the reader may write."""
    story = story_to_write(request, code)
    found = Consent.objects.select_related("person").filter(person__story=story, pk=consent_id).first()
    if found is None or not found.stored_as:
        raise NotAllowed
    return found


def picture_to_read(request: HttpRequest, code: str, picture_id: int) -> StoryPicture:
    """A picture of a story that the reader works with, or that a company is asked about."""
    story = story_or_none(code)
    found = story.pictures.filter(pk=picture_id).first() if story else None
    if story is None or found is None:
        raise NotAllowed
    found.story = story
    if not (may_read_story(actor(request), story) or _is_shown_to_company(request, found)):
        raise NotAllowed
    return found


def _is_shown_to_company(request: HttpRequest, picture: StoryPicture) -> bool:
    """Whether the reader answers for a company that is asked, and everybody in the picture agrees."""
    asked = picture.story.named_companies.values_list("organisation", flat=True)
    today = timezone.localdate()
    shown = {each.pk for each, _ in pictures_to_show(picture.story, today=today)}
    is_open = picture.pk in shown and is_agreed(picture.story, today=today)
    return is_open and any(may_answer(actor(request), each) for each in asked)


def asked_or_refuse(request: HttpRequest, code: str, named_id: int) -> NamedCompany:
    """The question to a company for which the reader answers."""
    rows = NamedCompany.objects.select_related("story__agreement", "story__organisation", "organisation")
    found = rows.filter(story__code=code, pk=named_id).first()
    if found is None or not may_answer(actor(request), found.organisation_id):
        raise NotAllowed
    return found
