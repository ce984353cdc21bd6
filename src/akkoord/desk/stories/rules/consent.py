"""What somebody in a story agrees to, for where and how long, and what is missing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from akkoord.engine.disclosure import Finding, Level
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class About(StrEnum):
    """What a consent is about; each is asked apart."""

    TEXT = "text"
    NAME = "name"
    PICTURE = "picture"


ABOUT_TITLES = {
    About.TEXT: gettext_noop("the text"),
    About.NAME: gettext_noop("the name"),
    About.PICTURE: gettext_noop("the picture"),
}


class Medium(StrEnum):
    """Where somebody may be shown."""

    SITE = "site"
    PRINT = "print"
    PRESS = "press"


MEDIUM_TITLES = {
    Medium.SITE: gettext_noop("on the public site"),
    Medium.PRINT: gettext_noop("in reports and other print"),
    Medium.PRESS: gettext_noop("in newspapers and social media"),
}


class Way(StrEnum):
    """How a consent was given."""

    SIGNED = "signed"
    RECORDED = "recorded"
    WITNESSED = "witnessed"


WAY_TITLES = {
    Way.SIGNED: gettext_noop("signed on paper"),
    Way.RECORDED: gettext_noop("recorded"),
    Way.WITNESSED: gettext_noop("said before a witness"),
}


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """A consent as it counts."""

    about: About
    media: frozenset[Medium]
    until: date | None
    """The last day; None until it is taken back."""
    is_withdrawn: bool = False

    def holds(self, today: date) -> bool:
        """Whether it lets something stand on the public site today."""
        is_over = self.until is not None and self.until < today
        return Medium.SITE in self.media and not self.is_withdrawn and not is_over


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody in a story, as the rules see them."""

    shown_as: str
    is_real_name: bool
    is_minor: bool
    is_in_picture: bool
    consents: tuple[ConsentFacts, ...]
    real_name: str | None = ""
    """None where it is sealed with a key that is not there."""

    @property
    def needed(self) -> tuple[About, ...]:
        """Which consents the story needs of this person."""
        named = (About.NAME,) if self.is_real_name else ()
        pictured = (About.PICTURE,) if self.is_in_picture else ()
        return (About.TEXT, *named, *pictured)

    def has(self, about: About, *, today: date) -> bool:
        """Whether there is a consent that holds today."""
        return any(each.about is about and each.holds(today) for each in self.consents)

    def last_day(self, about: About, *, today: date) -> date | None:
        """The last day on which it holds; None without an end."""
        ends = [each.until for each in self.consents if each.about is about and each.holds(today)]
        return None if None in ends or not ends else max(each for each in ends if each)


NO_CONSENT = gettext_noop("%(person)s has not agreed to this: %(about)s, on the public site.")
NOBODY = gettext_noop("Note who is in this story: nobody is yet.")
MINOR_NAMED = gettext_noop("%(person)s is a minor: a minor is never named.")
MINOR_PICTURED = gettext_noop("%(person)s is a minor: no picture of a minor is shown.")


def consent_findings(people: Collection[PersonFacts], *, today: date) -> Iterator[Finding]:
    """What is missing before everybody in the story may be shown."""
    if not people:
        yield Finding("story_nobody", Level.BLOCK, NOBODY)
    for each in people:
        params: dict[str, str | int] = {"person": each.shown_as}
        if each.is_minor and each.is_real_name:
            yield Finding("story_minor_named", Level.BLOCK, MINOR_NAMED, params)
        if each.is_minor and each.is_in_picture:
            yield Finding("story_minor_pictured", Level.BLOCK, MINOR_PICTURED, params)
        for about in each.needed:
            if not each.has(about, today=today):
                yield Finding("story_no_consent", Level.BLOCK, NO_CONSENT, {**params, "about": about.value})


def last_day_of_text(people: Iterable[PersonFacts], *, today: date) -> date | None:
    """The last day on which the story may be read: the first end among texts and names."""
    ends = [
        each.last_day(about, today=today)
        for each in people
        for about in each.needed
        if about is not About.PICTURE
    ]
    return min((each for each in ends if each), default=None)


class NothingAgreed(AkkoordError):
    """A consent is about something, somewhere."""

    code = "nothing_agreed"
    sentence = gettext_noop("Tick what the person agreed to, and where it may be shown.")


class NotUnderstood(AkkoordError):
    """A consent that somebody did not understand is none."""

    code = "consent_not_understood"
    sentence = gettext_noop(
        "Read the story to the person in a language that the person understands first, and say that "
        "it can be "
        "taken back at any moment."
    )
