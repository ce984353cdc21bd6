"""The history of a location as a story: sentences with their days; no company is named."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from akkoord.desk.register.models import JudgementRecord, Location, LocationEvent, LocationFact
from akkoord.desk.register.models.judgements import OF_A_COMPANY
from akkoord.desk.register.queries.mechanisms import told_of_mechanism
from akkoord.desk.register.rules.facts import FactKind

_AT_ONCE = timedelta(seconds=30)
"""What a person says and what follows from it are written down within this time."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the story; `other` is the location that it speaks of, `undo_…` takes it back."""

    at: datetime
    day: str
    sentence: str
    note: str = ""
    who: str = ""
    other: Location | None = None
    taken_back: str = ""
    undo_act: UUID | None = None
    undo_fact: int | None = None


def story_of(location: Location, years: dict[int, list[str]]) -> list[Line]:
    """The lines of the story, the oldest first; `years` are the names by the year of the lists."""
    events = list(
        LocationEvent.objects.filter(Q(location=location) | Q(other=location, kind__in=_SEEN_FROM_OTHER))
        .select_related("location", "other", "by")
        .order_by("pk")
    )
    acts = _acts(location)
    told = _Told(events)
    lines = [*_of_years(years)]
    for act in acts:
        lines.append(_of_act(act, told.take(act[0]), location))
        if act[0].undone_at:
            told.take_undone(act[0])
    lines += [_of_event(event, location) for event in told.left]
    lines += _of_facts(location)
    lines += [_of_arrival(fact) for fact in _moved_here(location)]
    return sorted(lines, key=lambda line: line.at)


_SEEN_FROM_OTHER = ("split_off", "restored")


class _Told:
    """The events that no act of a person told yet."""

    def __init__(self, events: Iterable[LocationEvent]) -> None:
        self.left = list(events)

    def take(self, said: JudgementRecord) -> list[LocationEvent]:
        return self._take(said.judged_by_id, said.judged_at)

    def take_undone(self, said: JudgementRecord) -> list[LocationEvent]:
        return self._take(said.undone_by_id, said.undone_at)

    def _take(self, by_id: int | None, at: datetime | None) -> list[LocationEvent]:
        taken = [
            event for event in self.left if at and event.by_id == by_id and abs(event.at - at) < _AT_ONCE
        ]
        self.left = [event for event in self.left if event not in taken]
        return taken


def _acts(location: Location) -> list[list[JudgementRecord]]:
    """What people said about texts of the location, the judgements of each act together."""
    about = Q(left__location=location) | Q(right__location=location)
    records = JudgementRecord.objects.filter(about).select_related(
        "left__location", "right__location", "judged_by", "undone_by"
    )
    acts: dict[UUID, list[JudgementRecord]] = defaultdict(list)
    for record in records.order_by("pk"):
        acts[record.act].append(record)
    return list(acts.values())


def _of_years(years: dict[int, list[str]]) -> Iterable[Line]:
    known: set[str] = set()
    for year, names in sorted(years.items()):
        fresh = [name for name in names if name not in known]
        known.update(names)
        quoted = _quoted(fresh)
        if len(known) == len(fresh) and fresh:
            sentence = gettext("First named in the lists of %(year)d, as %(names)s.")
        elif fresh:
            sentence = gettext("In the lists of %(year)d also named %(names)s.")
        else:
            continue
        yield Line(_begin_of(year), str(year), sentence % {"year": year, "names": quoted})


def _of_act(act: Sequence[JudgementRecord], events: Sequence[LocationEvent], location: Location) -> Line:
    first = act[0]
    shown = next((each for each in act if _joins_what_moved(each, act)), first)
    texts = {"left": shown.left.name, "right": shown.right.name}
    others = [each for event in events for each in (event.location, event.other) if each and each != location]
    taken_back = ""
    if first.undone_at:
        taken_back = gettext("taken back on %(day)s by %(who)s") % {
            "day": _day(first.undone_at),
            "who": first.undone_by,
        }
    return Line(
        at=first.judged_at,
        day=_day(first.judged_at),
        sentence=_said(first) % texts,
        note=first.note,
        who="" if first.origin == OF_A_COMPANY else str(first.judged_by),
        other=others[0] if others else None,
        taken_back=taken_back,
        undo_act=None if first.undone_at else first.act,
    )


def _joins_what_moved(said: JudgementRecord, act: Sequence[JudgementRecord]) -> bool:
    """Does it speak of one text that moved because of the act, and one that did not?"""
    moved = {text for each in act for text in each.moved}
    return (said.left_id in moved) != (said.right_id in moved)


def _said(first: JudgementRecord) -> str:
    if first.origin == OF_A_COMPANY:
        return gettext("A company corrected its row: “%(left)s” and “%(right)s” are the same location.")
    if first.origin == "merge":
        return gettext("Joined with another location: “%(left)s” and “%(right)s” are the same.")
    if first.origin == "split":
        return gettext("Taken apart: “%(left)s” and “%(right)s” are different locations.")
    if first.verdict == "same":
        return gettext("Judged: “%(left)s” and “%(right)s” are the same location.")
    return gettext("Judged: “%(left)s” and “%(right)s” are different locations.")


def _of_event(event: LocationEvent, location: Location) -> Line:
    is_own = event.location_id == location.pk
    other = event.other if is_own else event.location
    sentences = {
        ("created", True): gettext("Got its identifier."),
        ("merged_into", True): gettext("Became one with another location, whose identifier stayed."),
        ("took_in", True): gettext("Another location became one with this one."),
        ("split_off", True): gettext("Was split off from another location."),
        ("split_off", False): gettext("Another location was split off from this one."),
        ("restored", True): gettext("Stands on its own again."),
        ("restored", False): gettext("A location that was part of this one stands on its own again."),
    }
    return Line(
        at=event.at,
        day=_day(event.at),
        sentence=sentences[event.kind, is_own],
        who=str(event.by) if event.by else "",
        note=""
        if event.by or event.kind == "created"
        else gettext("This followed from comparing the lists."),
        other=other,
    )


def _of_facts(location: Location) -> list[Line]:
    """What was written down here; of a location that became part of it, what still counts for both."""
    here = Q(location=location) | Q(location__redirects_to=location, kind__in=_KEPT_IN_A_MERGE)
    facts = LocationFact.objects.filter(here).select_related("other", "by", "undone_by", "replaces")
    said_anew = {fact.replaces_id for fact in facts if not fact.undone_at}
    return [_of_fact(fact, may_undo=fact.pk not in said_anew) for fact in facts]


def _of_fact(fact: LocationFact, *, may_undo: bool) -> Line:
    taken_back = ""
    if fact.undone_at:
        taken_back = gettext("taken back on %(day)s by %(who)s") % {
            "day": _day(fact.undone_at),
            "who": fact.undone_by,
        }
    return Line(
        at=_happened_at(fact),
        day=_day_of_happening(fact),
        sentence=" ".join(_told(fact)),
        note=fact.reason,
        who=str(fact.by),
        other=fact.other,
        taken_back=taken_back,
        undo_fact=fact.pk if may_undo and not fact.undone_at else None,
    )


_KEPT_IN_A_MERGE = (FactKind.PARENT, FactKind.MECHANISM)
_BY_DAY_OF_HAPPENING = {FactKind.CLOSED, FactKind.MOVED, FactKind.REOPENED, FactKind.RENAMED}


def _happened_at(fact: LocationFact) -> datetime:
    return _middle_of(fact.on) if fact.on and fact.kind in _BY_DAY_OF_HAPPENING else fact.at


def _day_of_happening(fact: LocationFact) -> str:
    return _day(_happened_at(fact))


def _told(fact: LocationFact) -> Iterable[str]:
    words = {
        "old": fact.name_before,
        "new": fact.name,
        "old_address": fact.address_before,
        "address": fact.address,
    }
    if fact.kind == FactKind.RENAMED:
        yield gettext("Renamed from “%(old)s” to “%(new)s”.") % words
    elif fact.kind == FactKind.CORRECTED and fact.name:
        yield gettext("The name was corrected from “%(old)s” to “%(new)s”.") % words
    if fact.kind in (FactKind.CORRECTED, FactKind.RENAMED) and fact.address:
        yield gettext("The address was corrected from “%(old_address)s” to “%(address)s”.") % words
    if fact.lat is not None and fact.lng is not None:
        yield gettext("The point was set to %(lat).5f, %(lng).5f.") % {"lat": fact.lat, "lng": fact.lng}
    if fact.kind == FactKind.CLOSED:
        yield gettext("Closed.")
    if fact.kind == FactKind.MOVED:
        yield gettext("Moved to another place.")
    if fact.kind == FactKind.REOPENED:
        yield gettext("Open again.")
    if fact.kind == FactKind.PARENT:
        yield gettext("“%(new)s” was noted as the parent company.") % words
    if fact.kind == FactKind.MECHANISM:
        yield from told_of_mechanism(fact)


def _moved_here(location: Location) -> Iterable[LocationFact]:
    found = location.moved_here.filter(undone_at__isnull=True, kind=FactKind.MOVED)
    return found.select_related("location", "by")


def _of_arrival(fact: LocationFact) -> Line:
    return Line(
        at=_happened_at(fact),
        day=_day_of_happening(fact),
        sentence=gettext("Another location moved here."),
        note=fact.reason,
        who=str(fact.by),
        other=fact.location,
    )


def _quoted(names: Sequence[str]) -> str:
    shown = ", ".join(gettext("“%(name)s”") % {"name": name} for name in names[:3])
    more = len(names) - 3
    if more > 0:
        shown += ngettext(" and %(more)d other", " and %(more)d others", more) % {"more": more}
    return shown


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT")


def _begin_of(year: int) -> datetime:
    return datetime(year, 1, 1, tzinfo=UTC)


def _middle_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
