"""What the page of one story shows, and what the reader may do now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language, get_language_info, gettext

from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.publication.queries.page import FindingShown
from akkoord.desk.stories.models import Consent, Story, StoryPerson, StoryText
from akkoord.desk.stories.queries.facts import findings_of
from akkoord.desk.stories.queries.public import stands_outside
from akkoord.desk.stories.queries.reading import story_thing
from akkoord.desk.stories.rules.consent import ABOUT_TITLES, About
from akkoord.desk.stories.rules.states import STORY_STEPS, StoryState, StoryStep
from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import Finding, Level
from akkoord.engine.disclosure.public_story import LANGUAGES
from akkoord.engine.text import gettext_noop

PICTURE = gettext_noop("a picture")
PEOPLE = gettext_noop("names of people")


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """One thing a person may agree to: whether it is needed, and what was agreed."""

    about: About
    title: str
    is_needed: bool
    holds: bool
    last: Consent | None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was agreed to and taken back."""
        return self.last is not None and self.last.withdrawn_at is not None


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody in the story, with each of the three consents."""

    person: StoryPerson
    consents: tuple[ConsentShown, ...]
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything on the page of a story."""

    story: Story
    texts: tuple[tuple[str, str, StoryText | None], ...]
    """Code and name of each language, and its text."""
    people: tuple[PersonShown, ...]
    findings: tuple[FindingShown, ...]
    steps: tuple[StoryStep, ...]
    is_own: bool
    may_write: bool
    may_change: bool
    may_answer: bool
    """Whether the reader answers what people in the story ask about themselves."""
    is_outside: bool

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(each.level is Level.BLOCK for each in self.findings)


def story_page(story: Story, actor: Actor) -> StoryPage:
    """The page of `story` for `actor`."""
    thing, state = story_thing(story), StoryState(story.state)
    writes, approves = may(actor, Action.WRITE, thing), may(actor, Action.APPROVE, thing)
    is_own = actor.user_id in story.makers
    findings = in_words(findings_of(story)) if state in {StoryState.DRAFT, StoryState.OFFERED} else ()
    is_ready = not any(each.level is Level.BLOCK for each in findings)
    open_to = {
        StoryStep.OFFER: writes and is_ready,
        StoryStep.PUBLISH: approves and not is_own and is_ready,
        StoryStep.TAKE_BACK: writes or approves,
        StoryStep.TAKE_OFF: writes or approves,
        StoryStep.REWRITE: writes,
    }
    written = {each.language: each for each in story.texts.all()}
    return StoryPage(
        story=story,
        texts=tuple((each, _language(each), written.get(each)) for each in LANGUAGES),
        people=tuple(_person(each) for each in story.people.prefetch_related("consents", "pictures")),
        findings=findings,
        steps=tuple(step for step, is_open in open_to.items() if is_open and STORY_STEPS[step][0] is state),
        is_own=is_own,
        may_write=writes,
        may_change=writes and story.is_draft,
        may_answer=writes and approves,
        is_outside=stands_outside(story),
    )


def _language(code: str) -> str:
    return str(get_language_info(code)["name_translated"])


def _person(person: StoryPerson) -> PersonShown:
    needed = {About.TEXT}
    needed |= {About.NAME} if person.is_real_name else set()
    needed |= {About.PICTURE} if person.pictures.all() else set()
    given = list(person.consents.all())
    shown = tuple(_consent(about, about in needed, given) for about in About)
    return PersonShown(person, shown, can_withdraw=any(each.last and not each.is_withdrawn for each in shown))


def _consent(about: About, is_needed: bool, given: Sequence[Consent]) -> ConsentShown:  # noqa: FBT001 - a fact beside its thing
    own = [each for each in given if each.about == about]
    holds = any(each.facts.holds(timezone.localdate()) for each in own)
    return ConsentShown(about, gettext(ABOUT_TITLES[about]), is_needed, holds, own[-1] if own else None)


def in_words(findings: Iterable[Finding]) -> tuple[FindingShown, ...]:
    """Findings as people read them, each once, what forbids first."""
    unique = {each.key: each for each in findings}
    in_order = sorted(unique.values(), key=lambda each: each.level is not Level.BLOCK)
    return tuple(
        FindingShown(gettext(each.sentence) % _spoken(each), each.level, each.key) for each in in_order
    )


def _spoken(finding: Finding) -> dict[str, str | int]:
    """What a sentence speaks of, by the names that people know."""
    language, params = get_language() or "en", dict(finding.params)
    if "about" in params:
        params["about"] = gettext(ABOUT_TITLES[About(str(params["about"]))])
    if "country" in params:
        params["country"] = country_name(str(params["country"]), language=language)
    place = str(params.get("place", ""))
    if place in LANGUAGES:
        params["place"] = _language(place)
    elif place == "people":
        params["place"] = gettext(PEOPLE)
    elif place.startswith("picture "):
        params["place"] = gettext(PICTURE)
    elif finding.code == "story_small_place":
        params["place"] = country_name(place, language=language)
    return params
