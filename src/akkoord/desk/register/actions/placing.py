"""Give mentions their locations, and let identifiers, history, facts and links follow."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from akkoord.desk.register.actions.links import derive_links
from akkoord.desk.register.models import Location, LocationEvent, LocationFact, Mention
from akkoord.desk.register.queries.facts import facts_that_count
from akkoord.desk.register.queries.matching_input import MentionFacts, live_mentions, most_used
from akkoord.desk.register.rules.facts import TEXT_KINDS, newest_point, newest_text
from akkoord.desk.register.rules.spoken_names import name_key
from akkoord.engine.cleaning.search_keys import search_key

_BATCH = 500
_FACTS = ["name", "name_key", "address", "country", "lat", "lng", "identifiers", "search_text", "is_in_use"]


@dataclass(slots=True)
class Placed:
    """What changed: mention → the location it had before, and the locations concerned."""

    moved: dict[str, str | None] = field(default_factory=dict)
    locations: set[str] = field(default_factory=set)


def place(
    assignments: Mapping[str, str], redirects: Mapping[str, str], *, by_id: int | None, everything: bool
) -> Placed:
    """Put each mention at its location; call inside a transaction that holds the register.

    `redirects` leads from an identifier that gave way to the one that stays. With `everything` the
    facts and links of all locations are brought up to date, else only of those concerned.
    """
    mentions = Mention.objects.all() if everything else Mention.objects.filter(pk__in=assignments)
    before = dict(mentions.values_list("pk", "location"))
    placed = Placed({key: before[key] for key, new in assignments.items() if before[key] != new})
    placed.locations = {assignments[key] for key in placed.moved}
    placed.locations.update(old for old in placed.moved.values() if old)
    placed.locations.update(redirects.keys() | redirects.values())
    history = _History(by_id)
    _create_new(assignments, placed, history)
    _restore(set(assignments.values()), history)
    _move(assignments, placed)
    _redirect(redirects, set(assignments.values()), history)
    history.write()
    refresh_locations(None if everything else placed.locations)
    derive_links(locations=None if everything else placed.locations)
    return placed


class _History:
    """Collects the events of one change and writes them together."""

    def __init__(self, by_id: int | None) -> None:
        self.by_id = by_id
        self.at: datetime = timezone.now()
        self.events: list[LocationEvent] = []

    def add(self, location_id: str, kind: str, other_id: str | None = None) -> None:
        self.events.append(
            LocationEvent(location_id=location_id, kind=kind, other_id=other_id, at=self.at, by_id=self.by_id)
        )

    def write(self) -> None:
        LocationEvent.objects.bulk_create(self.events, batch_size=_BATCH)


def _create_new(assignments: Mapping[str, str], placed: Placed, history: _History) -> None:
    wanted = {assignments[key] for key in placed.moved}
    known = set(Location.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    origins: dict[str, set[str]] = defaultdict(set)
    for key, old in placed.moved.items():
        if old:
            origins[assignments[key]].add(old)
    new = sorted(wanted - known)
    Location.objects.bulk_create([Location(location_id=each) for each in new], batch_size=_BATCH)
    for each in new:
        origin = min(origins[each], default=None)
        history.add(each, "split_off" if origin else "created", origin)


def _restore(used: Collection[str], history: _History) -> None:
    """A location that stood for another one and is named again stands on its own."""
    merged = Location.objects.filter(redirects_to__isnull=False)
    if len(used) <= _BATCH:
        merged = merged.filter(pk__in=used)
    for location in merged:
        if location.pk in used:
            history.add(location.pk, "restored", location.redirects_to_id)
            location.redirects_to = None
            location.save(update_fields=["redirects_to"])


def _move(assignments: Mapping[str, str], placed: Placed) -> None:
    Mention.objects.bulk_update(
        [Mention(fingerprint=key, location_id=assignments[key]) for key in placed.moved],
        ["location"],
        batch_size=_BATCH,
    )


def _redirect(redirects: Mapping[str, str], used: Collection[str], history: _History) -> None:
    for old in Location.objects.filter(pk__in=redirects.keys()).order_by("pk"):
        new = redirects[old.pk]
        if old.pk in used or old.redirects_to_id == new:
            continue
        old.redirects_to_id = new
        old.save(update_fields=["redirects_to"])
        history.add(old.pk, "merged_into", new)
        history.add(new, "took_in", old.pk)


def refresh_locations(chosen: Collection[str] | None) -> None:
    """Bring names, addresses, points and search words of locations up to date with the live rows."""
    locations = Location.objects.all() if chosen is None else Location.objects.filter(pk__in=chosen)
    mentions = Mention.objects.filter(location__isnull=False)
    if chosen is not None:
        mentions = mentions.filter(location__in=chosen)
    placed = dict(mentions.values_list("pk", "location"))
    live = live_mentions(None if chosen is None else list(placed))
    by_location: dict[str, list[MentionFacts]] = defaultdict(list)
    for key, facts in live.items():
        if key in placed:
            by_location[str(placed[key])].append(facts)
    written = facts_that_count(chosen, TEXT_KINDS)
    changed = [
        each
        for each in locations
        if _take_facts(each, by_location.get(each.pk, []), written.get(each.pk, []))
    ]
    Location.objects.bulk_update(changed, _FACTS, batch_size=_BATCH)


def _take_facts(location: Location, mentions: list[MentionFacts], written: Sequence[LocationFact]) -> bool:
    """Whether anything changed; a location that no list names keeps what was last known of it.

    What people wrote down of its name, address and point goes before what lists say.
    """
    old = [getattr(location, name) for name in _FACTS]
    location.is_in_use = bool(mentions)
    if mentions:
        location.name, location.address, location.country = most_used(
            (each.name, each.address, each.country) for each in mentions for _ in range(each.rows)
        )
        point = next(((each.lat, each.lng) for each in mentions if each.lat is not None), (None, None))
        location.identifiers = sorted({each for facts in mentions for each in facts.identifiers})
        said = {text for each in mentions for text in (each.name, each.address)}
        location.name = newest_text(written, "name") or location.name
        location.address = newest_text(written, "address") or location.address
        location.lat, location.lng = newest_point(written) or point
        location.name_key = name_key(location.name)
        said |= {location.name, location.address}
        location.search_text = "\n".join(sorted({search_key(text) for text in said} - {""}))
    return old != [getattr(location, name) for name in _FACTS]
