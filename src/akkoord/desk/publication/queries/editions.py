"""Reads about editions: which there are, who signed them, where their files stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.publication.models import Edition, Signature
from akkoord.desk.publication.rules import IS_OPEN


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file of an edition inside the house."""

    name: str
    size: int
    """Bytes."""


def release_gate(agreement_id: int) -> Thing:
    """The release gate of an agreement, as a thing to ask permission for."""
    return Thing(Kind.RELEASE_GATE, agreement_id=agreement_id)


def agreements_to_publish(actor: Actor) -> Sequence[Agreement]:
    """The agreements whose release gate `actor` may read."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, release_gate(each.pk))]


def editions_of(agreement: Agreement) -> QuerySet[Edition]:
    """All editions, the newest first."""
    return agreement.editions.select_related("cycle", "built_by").order_by("-number")


def open_edition(agreement: Agreement) -> Edition | None:
    """The edition that is still inside the house."""
    return agreement.editions.filter(state__in=IS_OPEN).first()


def editions_waiting(actor: Actor, among: Sequence[Agreement]) -> QuerySet[Edition]:
    """The editions of these agreements inside the house that `actor` may read, for who has the next step."""
    agreements = [each for each in among if may(actor, Action.READ, release_gate(each.pk))]
    return Edition.objects.filter(agreement__in=agreements, state__in=IS_OPEN).select_related("agreement")


def signatures_of(edition: Edition) -> QuerySet[Signature]:
    """The signatures under the files as they are now."""
    return edition.signatures.filter(build=edition.build).select_related("signer")


def staging_folder(edition: Edition) -> Path:
    """Where the files of the present build stand inside the house."""
    folder = f"{edition.number}-{edition.build}"
    return Path(settings.PRIVATE_DIR) / "editions" / edition.agreement.slug / folder


def public_folder(edition: Edition) -> Path:
    """Where the public site reads the edition once it is published."""
    return Path(settings.EDITIONS_DIR) / edition.agreement.slug / str(edition.number)


def files_of(edition: Edition) -> tuple[EditionFile, ...]:
    """The files of the present build, as they stand inside the house."""
    folder = staging_folder(edition)
    if not edition.folder_hash or not folder.is_dir():
        return ()
    return tuple(EditionFile(path.name, path.stat().st_size) for path in sorted(folder.iterdir()))
