"""Which links must stay although their term is over."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.register.models import LinkHold, Location, LocationEvent


@dataclass(slots=True)
class Held:
    """What is held of one company in one agreement, and by what."""

    everything: bool = False
    locations: set[str] = field(default_factory=set)
    causes: list[str] = field(default_factory=list)
    """In words, such as "case number 12"."""


Subject = tuple[int, UUID]
"""Agreement and company."""


def open_holds(agreements: Iterable[int]) -> QuerySet[LinkHold]:
    """The holds that were not lifted, the newest first."""
    return LinkHold.objects.filter(agreement__in=list(agreements), lifted_at__isnull=True).select_related(
        "agreement", "organisation", "placed_by"
    )


def held_links(agreements: Iterable[int]) -> Mapping[Subject, Held]:
    """Agreement and company → what of its links is held."""
    found: dict[Subject, Held] = defaultdict(Held)
    holds = list(open_holds(agreements).order_by("placed_at", "pk"))
    follow = _Following({str(each.location_id) for each in holds if each.location_id})
    for hold in holds:
        held = found[hold.agreement_id, hold.organisation_id]
        if hold.location_id:
            held.locations |= follow.from_location(str(hold.location_id))
        else:
            held.everything = True
        if hold.cause_in_words not in held.causes:
            held.causes.append(hold.cause_in_words)
    return found


class _Following:
    """Where the texts of a location can stand by now: it was merged, or parts of it were split off."""

    def __init__(self, locations: set[str]) -> None:
        self._to: dict[str, set[str]] = defaultdict(set)
        if not locations:
            return
        merged = Location.objects.filter(redirects_to__isnull=False).values_list("pk", "redirects_to")
        parts = LocationEvent.objects.filter(kind="split_off", other__isnull=False)
        for old, new in [*merged, *parts.values_list("other", "location")]:
            self._to[str(old)].add(str(new))

    def from_location(self, location_id: str) -> set[str]:
        found, edge = {location_id}, {location_id}
        while edge:
            edge = {new for old in edge for new in self._to.get(old, ())} - found
            found |= edge
        return found
