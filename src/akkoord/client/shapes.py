"""What the interface answers, as Python values. A field that a later version adds is left out here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Country:
    """A country (ISO 3166-1); three letters and number only where ISO gives them."""

    name: str
    alpha_2: str
    alpha_3: str | None
    numeric: str | None


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Decimal degrees (WGS 84)."""

    lat: float
    lng: float


@dataclass(frozen=True, slots=True)
class Location:
    """A production location."""

    location_id: str
    os_id: str | None
    name: str
    local_name: str | None
    other_names: tuple[str, ...]
    address: str
    town: str | None
    region: str | None
    country: Country
    coordinates: Coordinates | None
    coordinates_precision: str | None
    """`site`, `town`, or None where no point is shown."""
    status: str
    processing_type: tuple[str, ...]
    process_codes: tuple[str, ...]
    product_type: tuple[str, ...]
    product_codes: tuple[str, ...]
    is_similar: bool = False
    """Found by a similar spelling only."""

    @classmethod
    def read(cls, found: Json) -> "Location":
        """From an answer."""
        at = found["coordinates"]
        values: dict[str, Any] = {
            name: tuple(found[name]) if isinstance(found[name], list) else found[name]
            for name in cls.__slots__
            if name in found
        }
        values["country"] = _country(found["country"])
        values["coordinates"] = Coordinates(at["lat"], at["lng"]) if at else None
        return cls(**values)


@dataclass(frozen=True, slots=True)
class File:
    """A file of an edition."""

    name: str
    size: int
    """Bytes."""
    sha256: str
    url: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition; it never changes."""

    agreement: str
    agreement_name: str
    number: int
    dated: date
    year: int
    mode: str
    licence: str
    licence_url: str
    locations: int
    correction: str | None
    url: str
    locations_url: str | None
    """None where the agreement publishes counts only."""
    files: tuple[File, ...]
    signature_url: str | None = None
    keys_url: str | None = None
    """None from a site of an earlier release."""

    @classmethod
    def read(cls, found: Json) -> "Edition":
        """From an answer."""
        values = {name: found[name] for name in cls.__slots__ if name in found}
        files = tuple(
            File(each["name"], each["size"], each["sha256"], each["url"]) for each in found["files"]
        )
        return cls(**values | {"dated": date.fromisoformat(found["dated"]), "files": files})

    def file(self, name: str) -> File:
        """The file with this name. Raises `KeyError` where there is none."""
        for each in self.files:
            if each.name == name:
                return each
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class WithdrawnEdition:
    """An edition that is not there any more."""

    agreement: str
    number: int
    withdrawn_on: date
    reason: str

    @classmethod
    def read(cls, found: Json) -> "WithdrawnEdition":
        """From an answer."""
        values = {name: found[name] for name in cls.__slots__}
        return cls(**values | {"withdrawn_on": date.fromisoformat(found["withdrawn_on"])})


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part."""

    name: str
    role: str
    group: str | None
    since: date | None
    brands: tuple[str, ...]
    statement: str | None

    @classmethod
    def read(cls, found: Json) -> "Participant":
        """From an answer."""
        values = {name: found[name] for name in cls.__slots__}
        since = date.fromisoformat(found["since"]) if found["since"] else None
        return cls(**values | {"since": since, "brands": tuple(found["brands"])})


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story in one language."""

    language: str
    title: str
    blocks: tuple[tuple[str, ...], ...]
    """Paragraphs and lists, each as its lines."""
    translated_by: str | None
    """None for the language in which it was written down."""


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture of a story."""

    url: str
    width: int
    height: int
    alt: Mapping[str, str]
    """Language → what is to be seen."""
    photographer: str
    licence: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story that everybody in it agrees to be read at the moment at which it was asked for."""

    code: str
    url: str
    agreement: str
    agreement_name: Mapping[str, str]
    theme: str
    theme_name: Mapping[str, str]
    country: Country | None
    region: str | None
    told_in: str
    brought_by: str | None
    month: str
    texts: tuple[StoryText, ...]
    pictures: tuple[StoryPicture, ...]

    @classmethod
    def read(cls, found: Json) -> "Story":
        """From an answer."""
        values: dict[str, Any] = {name: found[name] for name in cls.__slots__}
        values["country"] = _country(found["country"]) if found["country"] else None
        values["texts"] = tuple(map(_story_text, found["texts"]))
        pictures = ({name: each[name] for name in StoryPicture.__slots__} for each in found["pictures"])
        return cls(**values | {"pictures": tuple(StoryPicture(**each) for each in pictures)})

    def text(self, language: str) -> StoryText:
        """The story in this language, else in the one in which it was written down."""
        written = next(each for each in self.texts if each.translated_by is None)
        return next((each for each in self.texts if each.language == language), written)


def _story_text(found: Json) -> StoryText:
    blocks = tuple(tuple(each["lines"]) for each in found["blocks"])
    return StoryText(found["language"], found["title"], blocks, found["translated_by"])


def _country(found: Json) -> Country:
    return Country(found["name"], found["alpha_2"], found["alpha_3"], found["numeric"])


def _file(found: Json) -> File:
    return File(found["name"], found["size"], found["sha256"], found["url"])
