"""Writing something down about a location, with a reason, and taking it back."""

from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.placing import refresh_locations
from akkoord.desk.register.actions.revision import lock_register
from akkoord.desk.register.models import Location, LocationFact
from akkoord.desk.register.queries.facts import facts_that_count, newest_fact
from akkoord.desk.register.rules import (
    FactAlreadyUndone,
    FactSaidAnew,
    LocationChanged,
    MovedInACircle,
    NothingChanged,
)
from akkoord.desk.register.rules.facts import TEXT_KINDS, FactKind

REGISTER = Thing(Kind.REGISTER)


@dataclass(frozen=True, slots=True)
class Fact:
    """What is to be written down; the fields are those of `LocationFact`."""

    kind: FactKind
    reason: str
    name: str = ""
    address: str = ""
    lat: float | None = None
    lng: float | None = None
    on: date | None = None
    other_id: str | None = None
    mechanism: str = ""
    run_by: str = ""
    themes: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    until: date | None = None
    replaces_id: int | None = None
    contact: str = ""
    identifier: str = ""
    source: str = ""


@transaction.atomic
def write_fact(actor: Actor, location: Location, fact: Fact, *, seen: int | None = None) -> LocationFact:
    """Write something down; a name, address or point is what the register and the next edition show.

    The same of the same person again (a double click) is the fact that stands. `seen` is what `newest_fact`
    said when the page was opened. What replaces another fact is written where that one stands.
    Raises `LocationChanged`, `NothingChanged`, `MovedInACircle`.
    """
    require(actor, Action.WRITE, REGISTER)
    lock_register()
    here = Location.objects.get(pk=location.pk)
    fact = _checked(here, fact)
    own = LocationFact.objects.filter(location=here, undone_at__isnull=True, by=person_id(actor))
    newest = own.order_by("-pk").first()
    if newest and (says(newest) == fact or (_says_nothing(fact) and newest.kind in TEXT_KINDS)):
        return newest
    if _says_nothing(fact):
        raise NothingChanged
    _check_says_it_anew(here, fact)
    if seen is not None and seen != newest_fact(here.pk):
        raise LocationChanged
    written = LocationFact.objects.create(
        location=here,
        **asdict(fact),
        name_before=here.name,
        address_before=here.address,
        by_id=person_id(actor),
        at=timezone.now(),
    )
    refresh_locations([here.pk])
    return written


@transaction.atomic
def undo_fact(actor: Actor, fact_id: int) -> LocationFact:
    """Take back what was written down; the location shows again what it showed without it."""
    require(actor, Action.WRITE, REGISTER)
    lock_register()
    fact = LocationFact.objects.select_for_update(of=("self",)).filter(pk=fact_id).first()
    if fact is None:
        raise NotAllowed
    if fact.undone_at:
        raise FactAlreadyUndone
    if fact.replaced_by.filter(undone_at__isnull=True).exists():
        raise FactSaidAnew
    fact.undone_by_id, fact.undone_at = person_id(actor), timezone.now()
    fact.save(update_fields=["undone_by", "undone_at"])
    refresh_locations([fact.location_id])
    return fact


def says(fact: LocationFact) -> Fact:
    """What was written down, as it was given."""
    values = {name: getattr(fact, name) for name in Fact.__slots__}
    lists = {name: tuple(values[name]) for name in ("themes", "ways", "covers")}
    return Fact(**{**values, **lists, "kind": FactKind(fact.kind)})


def _checked(here: Location, fact: Fact) -> Fact:
    """The fact without what is so already."""
    if fact.kind == FactKind.MOVED:
        _check_not_in_a_circle(here, fact.other_id)
    if fact.kind not in TEXT_KINDS:
        return fact
    values = {name: getattr(fact, name) for name in Fact.__slots__}
    for field in ("name", "address"):
        values[field] = "" if values[field] == getattr(here, field) else values[field]
    if (fact.lat, fact.lng) == (here.lat, here.lng):
        values["lat"] = values["lng"] = None
    return Fact(**values)


def _says_nothing(fact: Fact) -> bool:
    return fact.kind in TEXT_KINDS and not (fact.name or fact.address or fact.lat is not None)


def _check_says_it_anew(here: Location, fact: Fact) -> None:
    """What is replaced stands here and counts, and something of it changes beside the reason."""
    if fact.replaces_id is None:
        return
    standing = facts_that_count([here.pk], [fact.kind]).get(here.pk, [])
    before = next((each for each in standing if each.pk == fact.replaces_id), None)
    if before is None:
        raise LocationChanged
    if replace(says(before), reason=fact.reason, replaces_id=fact.replaces_id) == fact:
        raise NothingChanged


def _check_not_in_a_circle(here: Location, other_id: str | None) -> None:
    seen = {here.pk}
    while other_id:
        if other_id in seen:
            raise MovedInACircle
        seen.add(other_id)
        onward = LocationFact.objects.filter(
            location=other_id, kind=FactKind.MOVED, undone_at__isnull=True
        ).order_by("-pk")
        other_id = onward.values_list("other_id", flat=True).first()
