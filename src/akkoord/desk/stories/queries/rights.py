"""Everything that is kept about one person in a story, and nothing of anybody else in it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone

from akkoord.desk.people.sealed import unsealed_file
from akkoord.desk.stories.models import Consent, StoryPerson, StoryPicture, StoryText
from akkoord.desk.stories.queries.identity import Identity, identity_of
from akkoord.desk.stories.queries.reading import CONSENTS, OF_A_CONSENT, PICTURES, ending_of
from akkoord.desk.stories.rules.rights import speaks_of
from akkoord.desk.stories.rules.states import Event, IdentityNotReadable
from akkoord.engine.disclosure.yearly_report import blocks_of


@dataclass(frozen=True, slots=True)
class ConsentKept:
    """What the person agreed to, once."""

    about: str
    where: str
    until: date | None
    how: str
    language: str
    on: date
    taken_back_on: date | None
    file: str


@dataclass(frozen=True, slots=True)
class PersonKept:
    """What is kept about one person."""

    agreement: str
    name_in_the_story: str
    part: str
    is_real_name: bool
    is_minor: bool
    real_name: str
    contact: str
    noted_on: date
    consents: tuple[ConsentKept, ...]
    texts: dict[str, tuple[str, ...]]
    """Language → the paragraphs that speak of this person and of nobody else in the story."""
    paragraphs_with_others: int
    pictures: tuple[str, ...]
    pictures_with_others: int
    looked_at_on: tuple[date, ...]
    readable_by_everybody_since: date | None


def person_kept(person: StoryPerson) -> PersonKept:
    """All of it. Raises `IdentityNotReadable` where the key is not there."""
    identity, (texts, others) = identity_of(person), _paragraphs(person)
    alone, together = _pictures(person)
    looks = person.story.events.filter(move=Event.LOOKED, note__startswith=f"{person.shown_as}: ")
    return PersonKept(
        agreement=str(person.story.agreement),
        name_in_the_story=person.shown_as,
        part=person.part_in_words,
        is_real_name=person.is_real_name,
        is_minor=person.is_minor,
        real_name=identity.name,
        contact=identity.contact,
        noted_on=timezone.localdate(person.at),
        consents=tuple(map(_consent, person.consents.all())),
        texts=texts,
        paragraphs_with_others=others,
        pictures=tuple(map(_file_of_picture, alone)),
        pictures_with_others=len(together),
        looked_at_on=tuple(timezone.localdate(each.at) for each in looks),
        readable_by_everybody_since=person.story.published_on,
    )


def files_about(person: StoryPerson) -> list[tuple[str, bytes]]:
    """Name and content of everything that is handed to the person: to read, for programs, and the files."""
    kept, (alone, _) = person_kept(person), _pictures(person)
    read = render_to_string("stories/about_you.txt", {"kept": kept})
    programs = json.dumps(asdict(kept), default=str, ensure_ascii=False, indent=1)
    return [
        ("about-you.txt", read.encode()),
        ("about-you.json", f"{programs}\n".encode()),
        *_documents(person),
        *((_file_of_picture(each), PICTURES.path_of(each.stored_as).read_bytes()) for each in alone),
    ]


def names_of(person: StoryPerson) -> list[str]:
    """The name in the story and the real one; the first alone where the key is not there."""
    try:
        known = identity_of(person)
    except IdentityNotReadable:
        known = Identity()
    return [each for each in (person.shown_as, known.name) if each]


def paragraphs_of(text: StoryText) -> list[str]:
    """The title and each paragraph."""
    lines = ("\n".join(block.lines) for block in blocks_of(text.text))
    return [text.title, *lines]


def _paragraphs(person: StoryPerson) -> tuple[dict[str, tuple[str, ...]], int]:
    """Those that speak of this person alone, and how many of the others are left out."""
    names = names_of(person)
    others = [name for each in person.story.people.exclude(pk=person.pk) for name in names_of(each)]
    every = {each.language: paragraphs_of(each) for each in person.story.texts.all()}
    own = {
        language: tuple(each for each in pieces if speaks_of(each, names, others))
        for language, pieces in every.items()
    }
    return own, sum(map(len, every.values())) - sum(map(len, own.values()))


def _pictures(person: StoryPerson) -> tuple[list[StoryPicture], list[StoryPicture]]:
    """Those in which the person alone can be recognised, and those with others."""
    rows = list(person.pictures.prefetch_related("people"))
    alone = [each for each in rows if len(each.people.all()) == 1]
    return alone, [each for each in rows if each not in alone]


def _file_of_picture(picture: StoryPicture) -> str:
    return f"pictures/{picture.pk}.jpg"


def _consent(consent: Consent) -> ConsentKept:
    """Without who asked, which is about somebody else."""
    return ConsentKept(
        about=consent.about_in_words,
        where=consent.media_in_words,
        until=consent.until,
        how=consent.way_in_words,
        language=consent.language_in_words,
        on=consent.taken_on,
        taken_back_on=consent.withdrawn_at and timezone.localdate(consent.withdrawn_at),
        file=_file_of_consent(consent),
    )


def _file_of_consent(consent: Consent) -> str:
    return f"consents/{consent.stored_as[:8]}.{ending_of(consent.filename)}" if consent.stored_as else ""


def _documents(person: StoryPerson) -> Iterator[tuple[str, bytes]]:
    """Each once: one document can be of several consents."""
    stored = {each.stored_as: _file_of_consent(each) for each in person.consents.all() if each.stored_as}
    for stored_as, name in stored.items():
        yield name, unsealed_file(CONSENTS.path_of(stored_as).read_bytes(), purpose=OF_A_CONSENT)
