"""What a company is told of the public list, and nobody else: where a reader could guess its links."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.rules import EditionState
from akkoord.desk.register.models import Location


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """Of one edition and one company."""

    agreement: Agreement
    number: int
    remainder: tuple[tuple[str, str], ...]
    """Identifier and name of the locations where every other company opened its link."""
    exposed: bool
    """Fewer companies than usual share what the editions show of its coming and going."""


def private_notes(organisation_id: UUID) -> list[PrivateNote]:
    """What the company should know of the lists that are public now."""
    editions = Edition.objects.filter(state=EditionState.PUBLISHED).select_related("agreement")
    return [
        PrivateNote(edition.agreement, edition.number, _named(told["remainder"]), told["exposed"])
        for edition in editions
        if (told := edition.told_in_private.get(str(organisation_id)))
    ]


def _named(locations: Iterable[str]) -> tuple[tuple[str, str], ...]:
    rows = Location.objects.filter(pk__in=list(locations)).order_by("name", "pk")
    return tuple(rows.values_list("location_id", "name"))
