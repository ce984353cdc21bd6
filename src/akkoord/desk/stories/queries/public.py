"""What everybody may read of a story today, and where the public site reads it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.stories.models import Story, StoryPicture
from akkoord.desk.stories.queries.facts import WITH_CONSENTS, people_of, person_facts
from akkoord.desk.stories.rules.consent import About, PersonFacts, consent_findings, last_day_of_text
from akkoord.engine.disclosure.public_story import LANGUAGES, STORIES, PublicStory, Teller
from akkoord.engine.disclosure.public_story import StoryPicture as PublicPicture
from akkoord.engine.disclosure.public_story import StoryText as PublicText
from akkoord.engine.disclosure.yearly_report import blocks_of

WITH_PICTURES = ("pictures__people",)
WITH_EVERYTHING = ("texts", *WITH_CONSENTS, *WITH_PICTURES)
"""What is read with stories that are shown."""


def stories_folder(agreement: Agreement) -> Path:
    """Where the stories of an agreement stand, each in a folder of its own."""
    return Path(settings.EDITIONS_DIR) / agreement.slug / STORIES


def stands_outside(story: Story) -> bool:
    """Whether its files stand where everybody reads them."""
    return (stories_folder(story.agreement) / story.code).exists()


def is_agreed(story: Story, *, today: date) -> bool:
    """Whether text and names may be shown today; a picture without consent is left out by itself."""
    found = consent_findings(people_of(story), today=today)
    return all(
        each.params.get("about") == About.PICTURE or each.code == "story_minor_pictured" for each in found
    )


def codes_gone(agreement: Agreement, *, shown: set[str]) -> list[str]:
    """The stories that everybody could read once and cannot any more."""
    once = agreement.stories.filter(published_on__isnull=False).exclude(code__in=shown)
    return sorted(once.values_list("code", flat=True))


def public_story(story: Story, *, today: date) -> PublicStory:
    """The story as everybody reads it: nothing of the desk but what is named here."""
    theme = next((each for each in story.agreement.theme_rows if each.code == story.theme), None)
    people = people_of(story)
    return PublicStory(
        code=story.code,
        agreement=story.agreement.slug,
        agreement_name=story.agreement.names,
        theme=story.theme,
        theme_name={each: theme.named(each) if theme else story.theme for each in LANGUAGES},
        country=story.country,
        region=story.region,
        told_in=story.told_in,
        told_by=tuple(Teller(each.shown_as, each.part, each.is_real_name) for each in story.people.all()),
        brought_by=str(story.organisation or ""),
        month=f"{story.published_on or today:%Y-%m}",
        until=_after(last_day_of_text(people, today=today)),
        texts={
            each.language: PublicText(each.title, blocks_of(each.text), each.translated_by)
            for each in story.texts.all()
        },
        pictures=tuple(
            _picture(each, shown, today=today) for each, shown in pictures_to_show(story, today=today)
        ),
    )


def _picture(picture: StoryPicture, people: Iterable[PersonFacts], *, today: date) -> PublicPicture:
    ends = [each.last_day(About.PICTURE, today=today) for each in people]
    return PublicPicture(
        file=f"{picture.sha256[:16]}.jpg",
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        small_file=f"{picture.small_sha256[:16]}.jpg",
        small_sha256=picture.small_sha256,
        small_width=picture.small_width,
        small_height=picture.small_height,
        alt=dict(picture.alt),
        photographer=picture.photographer,
        licence=picture.licence,
        until=_after(min((each for each in ends if each), default=None)),
    )


def pictures_to_show(story: Story, *, today: date) -> list[tuple[StoryPicture, tuple[PersonFacts, ...]]]:
    """The pictures in which everybody who can be recognised agrees today and nobody is a minor, with them."""
    prefetch_related_objects([story], *WITH_CONSENTS, *WITH_PICTURES)
    facts = {each.pk: person_facts(each) for each in story.people.all()}
    found = [(each, tuple(facts[one.pk] for one in each.people.all())) for each in story.pictures.all()]
    return [(each, people) for each, people in found if all(_agrees(one, today=today) for one in people)]


def _agrees(person: PersonFacts, *, today: date) -> bool:
    return not person.is_minor and person.has(About.PICTURE, today=today)


def _after(last_day: date | None) -> str:
    """The first moment after a day, as the desk's people count days."""
    if last_day is None:
        return ""
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time.min)).isoformat()
