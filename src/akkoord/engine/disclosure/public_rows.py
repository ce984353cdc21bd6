"""Everything a public artefact can say: a field that is not here cannot be published."""

from dataclasses import dataclass, fields
from enum import StrEnum

from akkoord.engine.text import gettext_noop


class PublicationMode(StrEnum):
    """How much of its list an agreement publishes."""

    NONE = "none"
    COUNTRY_COUNTS = "country_counts"
    FULL_LIST = "full_list"


class LocationStatus(StrEnum):
    """What is known about a site."""

    ACTIVE = "active"
    CLOSED = "closed"
    MOVED = "moved"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """What the coordinates of a public location denote."""

    SITE = "site"
    TOWN = "town"
    NONE = ""


@dataclass(frozen=True, slots=True)
class PublicLocation:
    """A production location as everybody may see it: no user, no count, no date, no source."""

    location_id: str
    name: str
    local_name: str
    other_names: tuple[str, ...]
    address: str
    town: str
    region: str
    country: str
    lat: float | None
    lng: float | None
    precision: Precision
    os_id: str
    status: LocationStatus
    processes: tuple[str, ...] = ()
    """Codes of processes, or of the stage of production where that is all that may be told."""
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant as everybody may see it: never beside a location."""

    name: str
    role: str
    since: str
    """ISO 8601 date, or "" when not known."""
    group: str = ""
    """What it is: a company, a union, a government."""
    brands: tuple[str, ...] = ()
    """Those that the company itself shows."""
    statement: str = ""
    """Address of the participant's own statement."""


@dataclass(frozen=True, slots=True)
class CountryCount:
    """How many locations a country has; None where the number would say too much."""

    country: str
    locations: int | None


class CellKind(StrEnum):
    """By what locations are counted."""

    COUNTRY = "country"
    REGION = "region"
    PROCESS = "process"
    """A process or a stage of production; a stage counts the locations of its processes as well."""
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class CellCount:
    """How many locations show a country, region, process or product; None where that would say too much."""

    kind: CellKind
    country: str
    """Of a region; empty for the others."""
    value: str
    """The code or, of a region, the name."""
    locations: int | None


@dataclass(frozen=True, slots=True)
class Redirect:
    """An identifier that was public once, and the one that took its place."""

    old_id: str
    new_id: str


DESCRIPTIONS = {
    "location_id": gettext_noop("Lasting identifier of the location"),
    "name": gettext_noop("Name of the site"),
    "local_name": gettext_noop("Name in the local script"),
    "other_names": gettext_noop("Other names in general use"),
    "address": gettext_noop("Address of the site"),
    "town": gettext_noop("Town or city"),
    "region": gettext_noop("Province, state or region"),
    "country": gettext_noop("Country (ISO 3166-1 alpha-2)"),
    "lat": gettext_noop("Latitude in decimal degrees (WGS 84), rounded"),
    "lng": gettext_noop("Longitude in decimal degrees (WGS 84), rounded"),
    "precision": gettext_noop("What the coordinates denote: the site, or the centre of the town"),
    "os_id": gettext_noop("Identifier in the Open Supply Hub"),
    "status": gettext_noop("active, closed, moved or unknown"),
    "processes": gettext_noop("What is done there: codes of processes, or of a stage where no more is told"),
    "products": gettext_noop("What is made there: codes of product groups"),
    "kind": gettext_noop("By what is counted: country, region, process or product"),
    "value": gettext_noop("The code of what is counted, or the name of the region"),
    "role": gettext_noop("Kind of participant"),
    "since": gettext_noop("Date of joining"),
    "group": gettext_noop("Kind of organisation"),
    "brands": gettext_noop("Brands, as the company shows them"),
    "statement": gettext_noop("Address of the participant's own statement"),
    "locations": gettext_noop("Number of locations; empty where the number is too small to show"),
    "old_id": gettext_noop("Identifier that is no longer used"),
    "new_id": gettext_noop("Identifier that took its place"),
}
"""Field → what it means; a public field without a description fails the build."""

for _row in (PublicLocation, Participant, CountryCount, CellCount, Redirect):
    _undescribed = {field.name for field in fields(_row)} - DESCRIPTIONS.keys()
    if _undescribed:
        raise TypeError(f"public fields without a description: {sorted(_undescribed)}")
