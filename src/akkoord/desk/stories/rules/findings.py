"""What somebody outside could conclude from a story, and what forbids it to go out.

A story must not join a company to a place, nor somebody to a case; what this module finds is shown to
the writer and accepted, finding by finding, by the one who approves.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from akkoord.desk.stories.rules.consent import PersonFacts
from akkoord.engine.cleaning.search_keys import search_key
from akkoord.engine.disclosure import Finding, Level, PublicText, names_in
from akkoord.engine.disclosure.public_story import LANGUAGES
from akkoord.engine.text import gettext_noop

SMALLEST_REGION = 5
"""Published locations; with fewer in a region or country, everybody there knows who speaks."""
SHORTEST_VALUE = 8
"""Characters; a shorter internal value says nothing when it is found."""
_MONTH = (
    "jan|feb|mar|maa|mrt|apr|may|mei|mai|jun|jul|aug|sep|oct|okt|nov|"
    "dec|dez|janv|fév|févr|mars|avr|juin|juil|août|sept|déc|mär|märz"
)
_DAY = re.compile(
    r"\b\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)?\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b"
    rf"|\b\d{{1,2}}(?:\.|er|st|nd|rd|th)?\s+(?:{_MONTH})\w*"
    rf"|\b(?:{_MONTH})\w*\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\b00)\d[\d ()/-]{7,}\d")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A location of the register whose name stands in the story."""

    name: str
    country: str
    is_listed: bool
    """Whether the newest edition that everybody may read has it."""


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """A story as the rules see it."""

    texts: Mapping[str, str]
    """Where it stands (a language, or a picture) → what everybody would read there."""
    people: tuple[PersonFacts, ...]
    agreed: frozenset[str] = frozenset()
    """Names of companies that the story may name: the one that brought it, and those that agreed."""
    brought_by_company: str = ""
    companies: frozenset[str] = frozenset()
    """Every name of every company that takes or took part."""
    parties: frozenset[str] = frozenset()
    places: tuple[NamedPlace, ...] = ()
    country: str = ""
    region: str = ""
    in_country: int | None = None
    """Published locations in the country; None where the number is not told, 0 where there is none."""
    in_region: int | None = None
    internal: Collection[tuple[str, str]] = field(default=())
    """Kind and value of what must stand in no public file."""


NO_TEXT = gettext_noop("Write the story first: one language is the one it was written down in.")
COMPANY = gettext_noop(
    "The story names %(name)s, which takes part. Ask that company to agree, or leave the name out."
)
COMPANY_AGREED = gettext_noop(
    "The story names %(name)s, and everybody will join that company to what it tells."
)
PARTY = gettext_noop("The story names %(name)s, a party of the agreement.")
PLACE_OF_COMPANY = gettext_noop(
    "The story names the location %(name)s (%(country)s) and comes from or names a company. Everybody would "
    "conclude that %(company)s produces there."
)
PLACE_UNLISTED = gettext_noop(
    "The story names the location %(name)s (%(country)s), which is not on the published list. "
    "Everybody would "
    "conclude that companies of the agreement use it."
)
PLACE = gettext_noop(
    "The story names the location %(name)s (%(country)s). Whoever works there could find out who speaks, and "
    "whoever knows of a case there could join it with this story."
)
REGION_SMALL = gettext_noop(
    "Fewer than %(number)d published locations are in %(place)s. Leave it out: everybody there would "
    "know who "
    "speaks."
)
COUNTRY_OF_COMPANY = gettext_noop(
    "The story tells %(country)s and names %(company)s: everybody would conclude that the company "
    "has something "
    "made in that country."
)
DAY = gettext_noop(
    "The text (%(place)s) tells a day: “%(text)s”. A day can be joined with a visit, a strike or a "
    "case; a month "
    "or a season says as much."
)
CONTACT = gettext_noop("The text (%(place)s) holds an address or number: “%(text)s”. Leave it out.")
REAL_NAME = gettext_noop(
    "The text (%(place)s) holds the real name of %(person)s, who did not agree to be named."
)
PART_OF_NAME = gettext_noop(
    "The text (%(place)s) holds a word that is also a part of the real name of %(person)s. Look whether it "
    "means that person."
)
SEALED = gettext_noop(
    "The real name of %(person)s cannot be opened with the key of this installation, so nobody can say "
    "whether it stands in the text."
)
INTERNAL = gettext_noop("The text (%(place)s) holds something internal (%(kind)s).")


def disclosure_findings(story: StoryFacts) -> Iterator[Finding]:
    """Everything that the story would tell besides what it means to tell."""
    if not any(place in LANGUAGES for place in story.texts):
        yield Finding("story_no_text", Level.BLOCK, NO_TEXT)
    yield from _organisations(story)
    yield from _places(story)
    yield from _country(story)
    yield from _people(story)
    for place, text in story.texts.items():
        yield from _found(_DAY, "story_day", Level.ACCEPT, DAY, place, text)
        yield from _found(_CONTACT, "story_contact", Level.BLOCK, CONTACT, place, text)
        folded = text.casefold()
        values = (each for each in story.internal if len(each[1]) >= SHORTEST_VALUE)
        for kind in sorted({kind for kind, value in values if value.casefold() in folded}):
            yield Finding("story_internal_value", Level.BLOCK, INTERNAL, {"place": place, "kind": kind})


def _named(story: StoryFacts, names: Iterable[str]) -> list[str]:
    """Which of `names` stand in the story, each once."""
    texts = [PublicText(place, "", "", text) for place, text in story.texts.items()]
    return sorted({each.name for each in names_in(texts, names)})


def companies_told(story: StoryFacts) -> list[str]:
    """The companies that a reader would join to the story: the one that brought it, and those it names."""
    own = [story.brought_by_company] if story.brought_by_company else []
    return [*own, *(name for name in _named(story, story.companies) if name not in own)]


def _organisations(story: StoryFacts) -> Iterator[Finding]:
    for name in _named(story, story.companies):
        if name in story.agreed:
            yield Finding("story_company_agreed", Level.ACCEPT, COMPANY_AGREED, {"name": name})
        else:
            yield Finding("story_company", Level.BLOCK, COMPANY, {"name": name})
    for name in _named(story, story.parties):
        yield Finding("story_party", Level.ACCEPT, PARTY, {"name": name})


def _places(story: StoryFacts) -> Iterator[Finding]:
    companies = companies_told(story)
    for each in story.places:
        params: dict[str, str | int] = {"name": each.name, "country": each.country}
        if companies:
            together = {**params, "company": companies[0]}
            yield Finding("story_place_of_company", Level.BLOCK, PLACE_OF_COMPANY, together)
        elif not each.is_listed:
            yield Finding("story_place_unlisted", Level.BLOCK, PLACE_UNLISTED, params)
        else:
            yield Finding("story_place", Level.ACCEPT, PLACE, params)


def _country(story: StoryFacts) -> Iterator[Finding]:
    """A country or region in which few locations are known tells who speaks."""
    told = ((story.country, story.in_country), (story.region, story.in_region))
    for place, number in told:
        if place and (number or 0) < SMALLEST_REGION:
            params: dict[str, str | int] = {"place": place, "number": SMALLEST_REGION}
            yield Finding("story_small_place", Level.BLOCK, REGION_SMALL, params)
    companies = companies_told(story)
    if story.country and companies:
        params = {"country": story.country, "company": companies[0]}
        yield Finding("story_country_of_company", Level.ACCEPT, COUNTRY_OF_COMPANY, params)


def _people(story: StoryFacts) -> Iterator[Finding]:
    for each in story.people:
        if each.is_real_name and not each.is_minor:
            continue
        if each.real_name is None:
            yield Finding("story_name_sealed", Level.BLOCK, SEALED, {"person": each.shown_as})
            continue
        yield from _name_in(story.texts, each)


def _name_in(texts: Mapping[str, str], person: PersonFacts) -> Iterator[Finding]:
    """Where the real name stands, or a part of it; a word such as May may mean something else."""
    name = search_key(person.real_name or "").split()
    for place, text in texts.items():
        params: dict[str, str | int] = {"place": place, "person": person.shown_as}
        parts = [each for each in _WORD.finditer(text) if search_key(each.group()) in name]
        parts = [each for each in parts if len(each.group()) > 2]  # noqa: PLR2004 - initials say nothing
        whole = name and f" {' '.join(name)} " in f" {search_key(text)} "
        if whole or any(_is_written_as_a_name(each) for each in parts):
            yield Finding("story_real_name", Level.BLOCK, REAL_NAME, params)
        elif parts:
            yield Finding("story_part_of_name", Level.ACCEPT, PART_OF_NAME, params)


def _is_written_as_a_name(word: re.Match[str]) -> bool:
    """With a capital, and not because a sentence begins there."""
    before = word.string[: word.start()].rstrip(" \t“”„\"'‘«(")
    begins = not before or before[-1] in ".!?:…\n"
    return word.group()[0].isupper() and not begins


def _found(
    pattern: re.Pattern[str], code: str, level: Level, sentence: str, place: str, text: str
) -> Iterator[Finding]:
    for found in dict.fromkeys(match.group().strip() for match in pattern.finditer(text)):
        yield Finding(code, level, sentence, {"place": place, "text": found})
