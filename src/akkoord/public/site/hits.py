"""Hits as a page shows them: what was typed is marked, so that the eye finds why each is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.public.marking import marked
from akkoord.public.search import Hit


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A line of a list of hits, ready to be shown."""

    location_id: str
    address: str
    """Of its page."""
    name: SafeString
    other_name: SafeString
    place: SafeString
    country: str
    is_similar: bool


def shown_hits(hits: Iterable[Hit], asked: str) -> list[ShownHit]:
    """The hits in the language of the reader, with what was asked marked."""
    language = get_language() or "en"
    return [
        ShownHit(
            location_id=hit.location.location_id,
            address=reverse("public:location", kwargs={"location_id": hit.location.location_id}),
            name=_marked(hit.location.name, asked),
            other_name=_marked(hit.other_name or hit.location.local_name, asked),
            place=_marked(hit.location.town or hit.location.address, asked),
            country=country_name(hit.location.country, language=language),
            is_similar=hit.is_similar,
        )
        for hit in hits
    ]


def _marked(text: str, asked: str) -> SafeString:
    """The text as HTML."""
    if not asked:
        return escape(text)
    parts = (
        f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
        for part in marked(text, asked)
    )
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped
