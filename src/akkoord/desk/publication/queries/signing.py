"""Reads about signatures: which keys are listed, and what none of them signed."""

from pathlib import Path

from django.conf import settings

from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries.editions import public_folder
from akkoord.desk.publication.rules import IS_PUBLIC
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import BadSignature, KeyList, signer_of


def key_list_file() -> Path:
    """Where everybody finds the keys."""
    return Path(settings.EDITIONS_DIR) / names.KEY_LIST


def key_list() -> KeyList:
    """The keys that everybody may trust; raises `ValueError` when the file is damaged."""
    path = key_list_file()
    return KeyList.read(path.read_text(encoding="ascii")) if path.exists() else KeyList()


def unsigned_editions() -> list[Edition]:
    """The published editions that stand there and that no listed key has signed."""
    listed = key_list()
    published = Edition.objects.filter(state__in=IS_PUBLIC).select_related("agreement")
    return [
        each
        for each in published.order_by("agreement__slug", "number")
        if public_folder(each).is_dir() and not _is_signed(public_folder(each), listed)
    ]


def _is_signed(folder: Path, listed: KeyList) -> bool:
    try:
        signature = (folder / names.SIGNATURE).read_text(encoding="ascii")
        signer_of((folder / names.CHECKSUMS).read_bytes(), signature, trusted=listed.trusted)
    except (BadSignature, OSError, UnicodeDecodeError):
        return False
    return True
