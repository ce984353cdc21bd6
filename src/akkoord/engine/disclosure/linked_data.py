"""An edition and its locations in words that machines share: schema.org and DCAT-AP.

No statement joins a location and an organisation: a place knows its name, its address and its point.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pycountry

from akkoord.engine.disclosure.public_rows import Precision, PublicLocation

Node = dict[str, Any]
SCHEMA_ORG: Node = {"@vocab": "https://schema.org/"}
"""The context of a file: nothing has to be fetched to understand it."""
DCAT: Node = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types"
_LANGUAGES = {"en": "ENG", "nl": "NLD", "de": "DEU", "fr": "FRA"}
"""The Publications Office's names of the languages."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file of an edition."""

    name: str
    address: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What a description of an edition tells; every field is public."""

    address: str
    """Of the edition itself, as an identifier."""
    page: str
    """Where people read about it."""
    title: Mapping[str, str]
    """Language → text."""
    about: Mapping[str, str]
    publisher: str
    number: int
    dated: date
    year: int
    licence: str
    """Address of the licence."""
    countries: Sequence[str]
    files: Sequence[FileFacts]

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of the year that the list is about."""
        return days_of(self.year)


def days_of(year: int) -> tuple[str, str]:
    """The first and the last day of a year."""
    return f"{year}-01-01", f"{year}-12-31"


def schema_dataset(facts: EditionFacts) -> Node:
    """The edition as a `Dataset` of schema.org."""
    return {
        "@type": "Dataset",
        "@id": facts.address,
        "name": _texts(facts.title),
        "description": _texts(facts.about),
        "url": facts.page,
        "version": str(facts.number),
        "datePublished": facts.dated.isoformat(),
        "temporalCoverage": "/".join(facts.days),
        "spatialCoverage": [{"@type": "Country", "identifier": each} for each in facts.countries],
        "inLanguage": list(facts.title),
        "license": {"@id": facts.licence},
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": facts.publisher},
        "distribution": [
            {
                "@type": "DataDownload",
                "name": each.name,
                "contentUrl": each.address,
                "encodingFormat": each.media_type,
                "contentSize": f"{each.size} B",
                "sha256": each.sha256,
            }
            for each in facts.files
        ],
    }


def schema_place(location: PublicLocation, *, address: str) -> Node:
    """A location as a `Place` of schema.org; what is not known is left out."""
    node: Node = {
        "@type": "Place",
        "@id": address,
        "name": location.name,
        "alternateName": [each for each in (location.local_name, *location.other_names) if each],
        "identifier": _identifiers(location),
        "address": _postal_address(location),
        "geo": _point(location),
    }
    return {name: value for name, value in node.items() if value}


def dcat_dataset(facts: EditionFacts) -> Node:
    """The edition as a `dcat:Dataset` of DCAT-AP 3, with a distribution for each file."""
    first, last = facts.days
    return {
        "@type": "dcat:Dataset",
        "@id": facts.address,
        "dct:identifier": facts.address,
        "dct:title": _texts(facts.title),
        "dct:description": _texts(facts.about),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": facts.publisher},
        "dct:issued": _day(facts.dated.isoformat()),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(first),
            "dcat:endDate": _day(last),
        },
        "dct:spatial": [{"@id": f"{_AUTHORITY}/country/{code}"} for code in _alpha_3(facts.countries)],
        "dct:language": [{"@id": f"{_AUTHORITY}/language/{_LANGUAGES[each]}"} for each in facts.title],
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/ANNUAL"},
        "dct:license": {"@id": facts.licence},
        "dcat:version": str(facts.number),
        "dcat:landingPage": {"@id": facts.page},
        "dcat:distribution": [_distribution(each, licence=facts.licence) for each in facts.files],
    }


def _distribution(file: FileFacts, *, licence: str) -> Node:
    return {
        "@type": "dcat:Distribution",
        "@id": file.address,
        "dct:title": file.name,
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPE}/{file.media_type}"},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:license": {"@id": licence},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _identifiers(location: PublicLocation) -> list[Node]:
    known = {"Akkoord": location.location_id, "OS ID": location.os_id}
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value}
        for scheme, value in known.items()
        if value
    ]


def _postal_address(location: PublicLocation) -> Node:
    parts = {
        "streetAddress": location.address,
        "addressLocality": location.town,
        "addressRegion": location.region,
        "addressCountry": location.country,
    }
    return {"@type": "PostalAddress", **{name: value for name, value in parts.items() if value}}


def _point(location: PublicLocation) -> Node | None:
    """The point, with the word for what it denotes: a town's middle is not where the site stands."""
    if location.precision is Precision.NONE:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": location.lat,
        "longitude": location.lng,
        "description": location.precision.value,
    }


def _texts(texts: Mapping[str, str]) -> list[Node]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}


def _alpha_3(countries: Sequence[str]) -> list[str]:
    """The codes as the Publications Office writes them; what it does not know is left out."""
    known = (pycountry.countries.get(alpha_2=each) for each in countries)
    return [each.alpha_3 for each in known if each]
