"""The answers of the interface; a field that is not here cannot be given.

A production location has the names that the Open Supply Hub uses, where the meaning is the same.
"""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from akkoord.engine.disclosure import LocationStatus, PublicationMode


class Shape(Schema):
    """An answer, or a part of one: what is not listed is refused."""

    model_config = ConfigDict(extra="forbid")


class Country(Shape):
    """A country (ISO 3166-1); three letters and number only where ISO gives them."""

    name: str
    alpha_2: str
    alpha_3: str | None
    numeric: str | None


class Coordinates(Shape):
    """A point (WGS 84), rounded."""

    lat: float
    lng: float


class LocationFields(Shape):
    """What is told of a production location, wherever it lies."""

    location_id: str = Field(description="Lasting identifier of the production location")
    os_id: str | None = Field(description="Identifier in the Open Supply Hub")
    name: str
    local_name: str | None = Field(description="Name in the local script")
    other_names: list[str] = Field(description="Other names in general use")
    address: str
    town: str | None
    region: str | None
    country: Country
    coordinates_precision: Literal["site", "town"] | None = Field(
        description="`site`: about 100 metres; `town`: the middle of the town; null: no point is shown"
    )
    status: LocationStatus
    processing_type: list[str] = Field(description="What is done there, in English words")
    process_codes: list[str] = Field(description="The same as codes, or as stages where no more is told")
    product_type: list[str] = Field(description="What is made there, in English words")
    product_codes: list[str] = Field(description="The same as codes")


class ProductionLocation(LocationFields):
    """A production location."""

    coordinates: Coordinates | None


class FoundLocation(ProductionLocation):
    """A production location that was found, perhaps by a similar spelling only."""

    is_similar: bool


class EditionName(Shape):
    """Which edition an answer is from."""

    agreement: str
    number: int
    dated: date


class Counts(Shape):
    """How many each value would leave, whatever is chosen of its own kind; those of none are left out."""

    countries: dict[str, int] = Field(description="By code, the most first")
    regions: dict[str, int] = Field(description="Of the chosen country, after its code")
    processes: dict[str, int] = Field(description="By code of process or stage")
    products: dict[str, int] = Field(description="By code")


class LocationPage(Shape):
    """One page of production locations."""

    edition: EditionName
    count: int = Field(description="How many there are in all")
    counts: Counts
    data: list[FoundLocation]
    next: str | None = Field(description="Address of the next page; null on the last")


class Point(Shape):
    """A point of GeoJSON: longitude before latitude."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Feature(Shape):
    """A production location as GeoJSON (RFC 7946)."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point | None
    properties: LocationFields


class FeatureCollection(Shape):
    """One page of production locations as GeoJSON."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    edition: EditionName
    numberMatched: int = Field(description="How many there are in all")  # noqa: N815 - the word of OGC API Features
    numberReturned: int = Field(description="How many are on this page")  # noqa: N815
    next: str | None = Field(description="Address of the next page; null on the last")
    features: list[Feature]


class CountryCount(Shape):
    """How many locations a country has."""

    country: Country
    locations: int | None = Field(description="null where the number is too small to show")


class CountryCounts(Shape):
    """The locations of an edition by country."""

    edition: EditionName
    data: list[CountryCount]


class File(Shape):
    """A file of an edition."""

    name: str
    size: int = Field(description="Bytes")
    sha256: str
    url: str


class Edition(Shape):
    """A published edition."""

    agreement: str
    agreement_name: str
    number: int
    dated: date
    year: int = Field(description="The year that the lists are about")
    mode: PublicationMode
    licence: str
    licence_url: str
    locations: int
    correction: str | None = Field(description="What this edition corrects in the one before")
    url: str
    locations_url: str | None = Field(description="Its locations; null where only counts are shown")
    signature_url: str = Field(
        description="The signature over SHA256SUMS, as OpenSSH writes it; 404 where it was never signed"
    )
    keys_url: str = Field(description="The public keys with which editions are signed")
    files: list[File] = Field(description="SHA256SUMS, the checksums of all, is the last")


class WithdrawnEdition(Shape):
    """An edition that is not there any more; copies of it should not be used."""

    agreement: str
    number: int
    withdrawn_on: date
    reason: str


class Editions(Shape):
    """Every edition, the newest first, and those that were withdrawn."""

    data: list[Edition]
    withdrawn: list[WithdrawnEdition]


class Participant(Shape):
    """Somebody who takes part; never beside a location."""

    name: str
    role: str
    group: str | None
    since: date | None
    brands: list[str]
    statement: str | None


class Participants(Shape):
    """Who takes part in the agreement of the newest edition."""

    data: list[Participant]


class Words(Shape):
    """The same in each language of the site."""

    nl: str
    en: str
    de: str
    fr: str


class StoryBlock(Shape):
    """A paragraph, or a list line by line."""

    kind: Literal["paragraph", "list"]
    lines: list[str]


class StoryText(Shape):
    """A story in one language."""

    language: Literal["nl", "en", "de", "fr"]
    title: str
    blocks: list[StoryBlock]
    translated_by: str | None = Field(description="null for the language in which it was written down")


class StoryPicture(Shape):
    """A picture of a story; nobody may use it elsewhere but as its licence says."""

    url: str
    width: int
    height: int
    alt: dict[str, str] = Field(description="By language: what is to be seen")
    photographer: str
    licence: str


class Story(Shape):
    """A story that everybody in it agrees to be read today; who tells it is on its page alone."""

    code: str
    url: str = Field(description="Its page, which belongs beside every use of it")
    agreement: str
    agreement_name: Words
    theme: str
    theme_name: Words
    country: Country | None
    region: str | None
    told_in: str = Field(description="The language in which it was told")
    brought_by: str | None = Field(description="The party or company that wrote it down")
    month: str = Field(description="In which it appeared, as 2018-02; the day is told to nobody")
    texts: list[StoryText]
    pictures: list[StoryPicture]


class Stories(Shape):
    """Every story that may be read now, the newest month first."""

    data: list[Story]


class ParameterError(Shape):
    """A parameter that cannot be used."""

    name: str
    code: str
    detail: str


class Problem(Shape):
    """Why there is no answer (RFC 9457)."""

    type: str = Field(description="Where this kind of problem is explained")
    title: str
    status: int
    detail: str
    withdrawn_on: date | None = Field(default=None, description="When the edition was withdrawn")
    errors: list[ParameterError] = Field(default=[], description="Every parameter that cannot be used")
