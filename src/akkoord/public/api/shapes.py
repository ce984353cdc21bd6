"""The answers of the JSON interface; a field that is not here cannot be given."""

from datetime import date

from ninja import Schema


class Location(Schema):
    """A production location."""

    location_id: str
    name: str
    local_name: str
    other_names: list[str]
    address: str
    town: str
    region: str
    country: str
    lat: float | None
    lng: float | None
    precision: str
    os_id: str
    status: str
    processes: list[str]
    products: list[str]


class FoundLocation(Location):
    """A location that was found, perhaps by a similar spelling only."""

    is_similar: bool


class LocationPage(Schema):
    """One page of locations."""

    edition: int
    total: int
    page: int
    page_size: int
    countries: dict[str, int]
    locations: list[FoundLocation]


class File(Schema):
    """A file of an edition."""

    name: str
    size: int
    sha256: str
    url: str


class Edition(Schema):
    """A published edition."""

    agreement: str
    agreement_name: str
    number: int
    dated: date
    year: int
    mode: str
    licence: str
    licence_url: str
    locations: int
    correction: str
    files: list[File]


class Participant(Schema):
    """Somebody who takes part; never beside a location."""

    name: str
    role: str
    group: str
    since: date | None
    brands: list[str]
    statement: str


class Refusal(Schema):
    """Why there is no answer."""

    detail: str
