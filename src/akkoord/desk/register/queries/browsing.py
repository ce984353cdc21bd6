"""The register for the secretariat: find a location, read its story; no company is named here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from akkoord.desk.register.models import ListRow, Location, LocationFact
from akkoord.desk.register.queries.facts import facts_that_count
from akkoord.desk.register.queries.mechanisms import Mechanism, mechanisms_in
from akkoord.desk.register.queries.story import Line, story_of
from akkoord.desk.register.queries.surroundings import Surroundings, surroundings_of
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.rules.facts import STATE_KINDS, FactKind, LocationState, newest_state
from akkoord.engine.cleaning.search_keys import search_key

_LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Spelling:
    """One text about the location, and the years whose lists have it."""

    fingerprint: str
    name: str
    address: str
    country: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearNames:
    """How the lists of one year name a location."""

    year: int
    texts: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class LocationStory:
    """A location with everything that may be said without naming a company."""

    location: Location
    spellings: tuple[Spelling, ...]
    years: tuple[YearNames, ...]
    """The newest first."""
    lines: tuple[Line, ...]
    state: LocationState
    state_fact: LocationFact | None
    parents: tuple[LocationFact, ...]
    mechanisms: tuple[Mechanism, ...]
    merged: tuple[Location, ...]
    surroundings: Surroundings | None


def where_it_went(location: Location) -> Location:
    """The location that stands for this one today, after all merges."""
    for _ in range(_LONGEST_CHAIN):
        if location.redirects_to is None:
            return location
        location = location.redirects_to
    return location


def location_page(location: Location) -> LocationStory:
    """The names by year, the story, the state, where it lies; with what was written down of merged ones."""
    spellings = tuple(_spellings(location))
    years = _by_year(spellings)
    merged = tuple(location.merged.order_by("location_id"))
    family = [location.pk, *(each.pk for each in merged)]
    facts = facts_that_count(family, [*STATE_KINDS, FactKind.PARENT, FactKind.MECHANISM])
    own = [fact for fact in facts.get(location.pk, []) if fact.kind in STATE_KINDS]
    everything = [fact for each in family for fact in facts.get(each, [])]
    return LocationStory(
        location=location,
        spellings=spellings,
        years=years,
        lines=tuple(story_of(location, {each.year: [text.name for text in each.texts] for each in years})),
        state=newest_state(own),
        state_fact=own[-1] if own else None,
        parents=tuple(fact for fact in everything if fact.kind == FactKind.PARENT),
        mechanisms=mechanisms_in(everything),
        merged=merged,
        surroundings=surroundings_of(location),
    )


def _by_year(spellings: Sequence[Spelling]) -> tuple[YearNames, ...]:
    years = sorted({year for text in spellings for year in text.years}, reverse=True)
    return tuple(YearNames(year, tuple(text for text in spellings if year in text.years)) for year in years)


@dataclass(frozen=True, slots=True)
class LocationCard:
    """A location with its texts, to be looked at beside another one."""

    location: Location
    spellings: tuple[Spelling, ...]


def location_card(location: Location) -> LocationCard:
    """The location and how lists name it."""
    return LocationCard(location, tuple(_spellings(location)))


def _spellings(location: Location) -> list[Spelling]:
    years: dict[str, set[int]] = defaultdict(set)
    rows = ListRow.objects.filter(
        mention__location=location, submission__state=SubmissionState.ACCEPTED
    ).values_list("mention_id", "submission__cycle__year")
    for fingerprint, year in rows:
        years[str(fingerprint)].add(year)
    return [
        Spelling(
            mention.fingerprint,
            mention.name,
            mention.address,
            mention.country,
            tuple(sorted(years[mention.fingerprint])),
        )
        for mention in location.mentions.order_by("name", "address", "fingerprint")
    ]


def found_locations(text: str = "", *, country: str = "", only_in_use: bool = True) -> QuerySet[Location]:
    """Locations whose names, addresses or identifier hold every word of `text`, in any spelling."""
    found = Location.objects.filter(redirects_to__isnull=True)
    if only_in_use:
        found = found.filter(is_in_use=True)
    if country:
        found = found.filter(country=country)
    if is_identifier := Location.objects.filter(pk=text.strip().upper()).order_by("pk"):
        return is_identifier
    for word in search_key(text).split():
        found = found.filter(search_text__contains=word)
    return found.order_by("country", "name", "location_id")


def countries_in_use() -> list[tuple[str, int]]:
    """Country and number of locations, the most first."""
    return list(
        Location.objects.filter(is_in_use=True, redirects_to__isnull=True)
        .values_list("country")
        .annotate(locations=Count("location_id"))
        .order_by("-locations", "country")
    )
