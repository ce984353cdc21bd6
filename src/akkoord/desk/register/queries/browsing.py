"""The register for the secretariat: find a location, read its story; no company is named here."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from akkoord.desk.register.models import JudgementRecord, ListRow, Location, LocationEvent
from akkoord.desk.register.rules import SubmissionState
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
class LocationStory:
    """A location with everything that may be said without naming a company."""

    location: Location
    spellings: tuple[Spelling, ...]
    events: tuple[LocationEvent, ...]
    judgements: tuple[JudgementRecord, ...]
    merged: tuple[Location, ...]


def where_it_went(location: Location) -> Location:
    """The location that stands for this one today, after all merges."""
    for _ in range(_LONGEST_CHAIN):
        if location.redirects_to is None:
            return location
        location = location.redirects_to
    return location


def location_page(location: Location) -> LocationStory:
    """The spellings by year, the events and the judgements of a location."""
    about = Q(left__location=location) | Q(right__location=location)
    return LocationStory(
        location=location,
        spellings=tuple(_spellings(location)),
        events=tuple(location.events.select_related("other", "by")),
        judgements=tuple(
            JudgementRecord.objects.filter(about)
            .select_related("left", "right", "judged_by", "undone_by")
            .order_by("-judged_at", "-pk")
        ),
        merged=tuple(location.merged.all()),
    )


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
    if is_identifier := Location.objects.filter(pk=text.strip().upper()):
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
