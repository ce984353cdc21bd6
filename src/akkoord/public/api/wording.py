"""What an edition holds, in the words of the interface."""

from datetime import UTC, date, datetime
from functools import lru_cache
from urllib.parse import urlencode

import pycountry
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import CountryCount, Participant, PublicLocation
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.public_story import PublicStory, StoryPicture, StoryText
from akkoord.engine.taxonomy import names_of
from akkoord.public.api import shapes
from akkoord.public.editions import Edition
from akkoord.public.narrowing import Counts
from akkoord.public.search import Hit
from akkoord.public.withdrawals import WithdrawnEdition


@lru_cache(maxsize=512)
def country(code: str) -> shapes.Country:
    """A country by its two letters; others than ISO's have no more than those."""
    known = pycountry.countries.get(alpha_2=code)
    return shapes.Country(
        name=country_name(code, language="en"),
        alpha_2=code,
        alpha_3=known.alpha_3 if known else None,
        numeric=known.numeric if known else None,
    )


def _fields(location: PublicLocation) -> dict[str, object]:
    """What list and map tell alike; what is not known is null, never empty text."""
    return {
        "location_id": location.location_id,
        "os_id": location.os_id or None,
        "name": location.name,
        "local_name": location.local_name or None,
        "other_names": list(location.other_names),
        "address": location.address,
        "town": location.town or None,
        "region": location.region or None,
        "country": country(location.country),
        "coordinates_precision": location.precision.value or None,
        "status": location.status,
        "processing_type": names_of(location.processes, language="en"),
        "process_codes": list(location.processes),
        "product_type": names_of(location.products, language="en"),
        "product_codes": list(location.products),
    }


def _coordinates(location: PublicLocation) -> shapes.Coordinates | None:
    if location.lat is None or location.lng is None:
        return None
    return shapes.Coordinates(lat=location.lat, lng=location.lng)


def production_location(location: PublicLocation) -> shapes.ProductionLocation:
    """One location."""
    told = _fields(location) | {"coordinates": _coordinates(location)}
    return shapes.ProductionLocation.model_validate(told)


def found_location(hit: Hit) -> shapes.FoundLocation:
    """A location that was found."""
    location = hit.location
    told = _fields(location) | {"coordinates": _coordinates(location), "is_similar": hit.is_similar}
    return shapes.FoundLocation.model_validate(told)


def feature(location: PublicLocation) -> shapes.Feature:
    """A location for a map: longitude before latitude."""
    at = _coordinates(location)
    return shapes.Feature(
        id=location.location_id,
        geometry=shapes.Point(coordinates=(at.lng, at.lat)) if at else None,
        properties=shapes.LocationFields.model_validate(_fields(location)),
    )


def counts(counted: Counts, of_country: str) -> shapes.Counts:
    """How many of the hits each other choice would leave; regions are those of the chosen country."""
    return shapes.Counts(
        countries=dict(counted.countries),
        regions={f"{of_country} {region}": count for region, count in counted.regions.items()},
        processes=dict(counted.processes),
        products=dict(counted.products),
    )


def edition_name(edition: Edition) -> shapes.EditionName:
    """Which edition an answer is from."""
    return shapes.EditionName(agreement=edition.agreement, number=edition.number, dated=edition.dated)


def country_count(counted: CountryCount) -> shapes.CountryCount:
    """How many locations a country has."""
    return shapes.CountryCount(country=country(counted.country), locations=counted.locations)


def published_edition(request: HttpRequest, edition: Edition) -> shapes.Edition:
    """An edition with the addresses of its parts."""
    return shapes.Edition(
        agreement=edition.agreement,
        agreement_name=edition.agreement_name,
        number=edition.number,
        dated=edition.dated,
        year=edition.year,
        mode=edition.mode,
        licence=edition.licence,
        licence_url=edition.licence_url,
        locations=edition.locations,
        correction=edition.correction or None,
        url=address(request, "edition", edition),
        locations_url=address(request, "edition_locations", edition) if edition.has_list else None,
        signature_url=_file_address(request, edition, names.SIGNATURE),
        keys_url=request.build_absolute_uri(reverse("key_list")),
        files=[
            shapes.File(
                name=each.name,
                size=each.size,
                sha256=each.sha256,
                url=_file_address(request, edition, each.name),
            )
            for each in edition.files
        ],
    )


def withdrawn_edition(each: WithdrawnEdition) -> shapes.WithdrawnEdition:
    """An edition that is not there any more."""
    return shapes.WithdrawnEdition(
        agreement=each.agreement, number=each.number, withdrawn_on=each.note.on, reason=each.note.reason
    )


def participant(each: Participant) -> shapes.Participant:
    """Somebody who takes part."""
    return shapes.Participant(
        name=each.name,
        role=each.role,
        group=each.group or None,
        since=date.fromisoformat(each.since) if each.since else None,
        brands=list(each.brands),
        statement=each.statement or None,
    )


def story(request: HttpRequest, each: PublicStory) -> shapes.Story:
    """A story as everybody may read it at this moment; not who tells it, nor until when they agree."""
    return shapes.Story(
        code=each.code,
        url=_story_page(request, each),
        agreement=each.agreement,
        agreement_name=shapes.Words(**each.agreement_name),
        theme=each.theme,
        theme_name=shapes.Words(**each.theme_name),
        country=country(each.country) if each.country else None,
        region=each.region or None,
        told_in=each.told_in,
        brought_by=each.brought_by or None,
        month=each.month,
        texts=[_story_text(language, text) for language, text in each.texts.items()],
        pictures=[
            _story_picture(request, each, picture) for picture in each.pictures_shown(datetime.now(UTC))
        ],
    )


def _story_page(request: HttpRequest, each: PublicStory) -> str:
    """In the language in which it was written down."""
    with translation.override(each.language_for("")):
        return request.build_absolute_uri(reverse("public:story", args=[each.code]))


def _story_text(language: str, text: StoryText) -> shapes.StoryText:
    blocks = [{"kind": block.kind, "lines": list(block.lines)} for block in text.blocks]
    told = {"language": language, "title": text.title, "blocks": blocks}
    return shapes.StoryText.model_validate({**told, "translated_by": text.translated_by or None})


def _story_picture(request: HttpRequest, each: PublicStory, picture: StoryPicture) -> shapes.StoryPicture:
    return shapes.StoryPicture(
        url=request.build_absolute_uri(reverse("story_picture", args=[each.code, picture.file])),
        width=picture.width,
        height=picture.height,
        alt=dict(picture.alt),
        photographer=picture.photographer,
        licence=picture.licence,
    )


def address(
    request: HttpRequest, name: str, edition: Edition, query: dict[str, object] | None = None, **parts: str
) -> str:
    """Where a part of an edition is; what is empty in `query` is left out."""
    path = reverse(f"api:{name}", kwargs={"agreement": edition.agreement, "number": edition.number, **parts})
    asked = urlencode({key: value for key, value in (query or {}).items() if value})
    return request.build_absolute_uri(path + (f"?{asked}" if asked else ""))


def _file_address(request: HttpRequest, edition: Edition, name: str) -> str:
    parts = {"agreement": edition.agreement, "number": edition.number, "name": name}
    return request.build_absolute_uri(reverse("edition_file", kwargs=parts))
