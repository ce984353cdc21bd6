"""Where people who work at a location can complain, in words, and how it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.register.models import LocationFact
from akkoord.desk.register.queries.facts import facts_that_count
from akkoord.desk.register.rules.facts import FactKind
from akkoord.desk.register.rules.mechanisms import (
    COVERAGE,
    THEMES,
    WAYS,
    MechanismState,
    Words,
    mechanism_state,
)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is known of a place to complain; "" when it is not known."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A place to complain, whether it is open today, and what is known of it."""

    fact: LocationFact
    state: MechanismState
    details: tuple[Detail, ...]


_BY_STATE = (MechanismState.ACTIVE, MechanismState.NOT_YET, MechanismState.ENDED)


def mechanisms_in(facts: Iterable[LocationFact]) -> tuple[Mechanism, ...]:
    """The places to complain among facts, the open ones first."""
    found = [_mechanism(fact) for fact in facts if fact.kind == FactKind.MECHANISM]
    return tuple(sorted(found, key=lambda each: _BY_STATE.index(each.state)))


def mechanism_that_counts(fact_id: int) -> LocationFact | None:
    """A place to complain that nobody took back or said anew."""
    fact = LocationFact.objects.select_related("location__redirects_to").filter(pk=fact_id).first()
    if fact is None:
        return None
    standing = facts_that_count([fact.location_id], [FactKind.MECHANISM]).get(fact.location_id, [])
    return fact if fact in standing else None


def details_of(fact: LocationFact) -> tuple[Detail, ...]:
    """Everything that can be said of a place to complain, in the order of its form."""
    return (
        Detail(gettext("Kind"), fact.get_mechanism_display()),
        Detail(gettext("How to reach it"), fact.contact),
        Detail(gettext("In which ways"), _named(fact.ways, WAYS)),
        Detail(gettext("Who runs it"), fact.get_run_by_display() if fact.run_by else ""),
        Detail(gettext("Who can go there"), _named(fact.covers, COVERAGE)),
        Detail(gettext("About what"), _named(fact.themes, THEMES)),
        Detail(gettext("First day"), _day(fact.on)),
        Detail(gettext("Last day"), _day(fact.until)),
    )


def told_of_mechanism(fact: LocationFact) -> Iterable[str]:
    """The sentences of the history: all that is known when it is new, then only what changed."""
    new = details_of(fact)
    words = {"mechanism": fact.get_mechanism_display(), "contact": fact.contact}
    if fact.replaces is None:
        yield gettext("A place to complain was noted: %(mechanism)s, %(contact)s.") % words
        yield from (_sentence(each) for each in new[2:] if each.words)
        return
    yield gettext("What is known of a place to complain was changed: %(mechanism)s, %(contact)s.") % words
    old = details_of(fact.replaces)
    yield from (_sentence(now) for before, now in zip(old, new, strict=True) if before != now)


def _mechanism(fact: LocationFact) -> Mechanism:
    state = mechanism_state(since=fact.on, until=fact.until, today=timezone.localdate())
    known = [each for each in details_of(fact)[1:] if each.words]
    return Mechanism(fact, state, tuple(known))


def _sentence(detail: Detail) -> str:
    said = {"label": detail.label, "words": detail.words or gettext("not known")}
    return gettext("%(label)s: %(words)s.") % said


def _named(codes: Iterable[str], words: Words) -> str:
    """Between semicolons, because some of the words have commas."""
    return "; ".join(gettext(words[code]) for code in codes if code in words)


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
