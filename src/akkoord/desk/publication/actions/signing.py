"""Signing what is published, and telling everybody with which keys.

The secret key stands in the desk's configuration; without one editions go out unsigned. A signature covers
the list of checksums, so that it can be renewed without a change of the edition.
"""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from akkoord.desk.publication.folder import place_text
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries.editions import public_folder
from akkoord.desk.publication.queries.signing import key_list, key_list_file, unsigned_editions
from akkoord.desk.publication.rules import FilesChanged
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import public_key, sign


def seal(folder: Path) -> None:
    """Sign the edition in `folder`, if this desk has a key."""
    if settings.SIGNING_KEY:
        checksums = (folder / names.CHECKSUMS).read_bytes()
        place_text(sign(checksums, settings.SIGNING_KEY), folder / names.SIGNATURE)


def show_key(*, day: date) -> None:
    """Put the key in use on the list, before anything that is signed with it stands there."""
    if not settings.SIGNING_KEY:
        return
    listed = key_list()
    renewed = listed.in_use(public_key(settings.SIGNING_KEY), since=day)
    if renewed != listed:
        place_text(renewed.as_text(), key_list_file())


def sign_again() -> list[Edition]:
    """Sign every published edition that no listed key has signed; answers which.

    Each is compared with what two people signed; raises `FilesChanged` for one that is not that any more.
    """
    show_key(day=timezone.localdate())
    unsigned = unsigned_editions()
    for edition in unsigned:
        _check_is_as_signed(edition)
        seal(public_folder(edition))
    return unsigned


def distrust(keys: list[str]) -> list[Edition]:
    """Take keys off the list that somebody else may have, and sign anew what they had signed."""
    place_text(key_list().without(keys).as_text(), key_list_file())
    return sign_again()


def _check_is_as_signed(edition: Edition) -> None:
    """Raise `FilesChanged` unless the edition is the one that two people signed."""
    if not names.is_edition(public_folder(edition), edition.folder_hash):
        raise FilesChanged(number=edition.number)
