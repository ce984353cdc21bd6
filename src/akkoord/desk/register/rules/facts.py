"""What people write down about a location beside its lists: corrections, fate, owner, where to complain."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol


class FactKind(StrEnum):
    """What somebody wrote down."""

    CORRECTED = "corrected"
    """The register showed it wrongly."""
    RENAMED = "renamed"
    """The place itself has another name since a day."""
    CLOSED = "closed"
    MOVED = "moved"
    REOPENED = "reopened"
    PARENT = "parent"
    """The company that owns the site, from a public source."""
    MECHANISM = "mechanism"
    """Where people who work there can complain."""


class LocationState(StrEnum):
    """What is known of a location by now."""

    OPEN = "open"
    CLOSED = "closed"
    MOVED = "moved"


TEXT_KINDS = (FactKind.CORRECTED, FactKind.RENAMED)
STATE_KINDS = (FactKind.CLOSED, FactKind.MOVED, FactKind.REOPENED)
_STATES = {
    FactKind.CLOSED: LocationState.CLOSED,
    FactKind.MOVED: LocationState.MOVED,
    FactKind.REOPENED: LocationState.OPEN,
}


class WrittenDown(Protocol):
    """What the rules read of a fact that counts."""

    kind: str
    name: str
    address: str
    lat: float | None
    lng: float | None
    on: date | None


def newest_text(facts: Iterable[WrittenDown], field: str) -> str:
    """The name or address written down last, of facts from the oldest to the newest; "" for none."""
    texts = [getattr(fact, field) for fact in facts if fact.kind in TEXT_KINDS]
    return next((text for text in reversed(texts) if text), "")


def newest_point(facts: Iterable[WrittenDown]) -> tuple[float, float] | None:
    """The point that people wrote down last."""
    points = [(fact.lat, fact.lng) for fact in facts if fact.kind in TEXT_KINDS]
    return next(((lat, lng) for lat, lng in reversed(points) if lat is not None and lng is not None), None)


def newest_state(facts: Iterable[WrittenDown]) -> LocationState:
    """What the location is by what people wrote down last; open while nobody said otherwise."""
    states = [_STATES[FactKind(fact.kind)] for fact in facts if fact.kind in STATE_KINDS]
    return states[-1] if states else LocationState.OPEN
