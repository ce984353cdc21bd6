"""Which files are taken beside meetings, reports and trainings: their kind and size."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

LARGEST_PAPER = 25 * 1024 * 1024
"""Bytes."""
_ZIPPED, _PDF, _PNG, _JPEG = b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff"
BEGINNINGS = {
    "pdf": _PDF,
    "docx": _ZIPPED,
    "xlsx": _ZIPPED,
    "pptx": _ZIPPED,
    "odt": _ZIPPED,
    "ods": _ZIPPED,
    "odp": _ZIPPED,
    "png": _PNG,
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "txt": b"",
    "csv": b"",
}
"""End of the name → the bytes with which such a file begins; a text has no zero byte instead."""
ACCEPTED = ",".join(f".{ending}" for ending in BEGINNINGS)
"""What the browser offers to choose."""


class FileRefused(AkkoordError):
    """The file is not taken."""

    code = "file_refused"


class FileTooLarge(FileRefused):
    """It is larger than what is taken."""

    code = "file_too_large"
    sentence = gettext_noop("This file is larger than 25 MB.")


class FileOfUnknownKind(FileRefused):
    """It is no document, or not the one that its name says."""

    code = "file_of_unknown_kind"
    sentence = gettext_noop(
        "Choose a PDF, a document, sheet or slides of an office program, a text or a picture."
    )


class FileEmpty(FileRefused):
    """There is nothing in it."""

    code = "file_empty"
    sentence = gettext_noop("This file is empty.")


def check_file(filename: str, content: bytes) -> None:
    """Raise a `FileRefused` unless the file is of a kind and size that is taken."""
    if not content:
        raise FileEmpty
    if len(content) > LARGEST_PAPER:
        raise FileTooLarge
    beginning = BEGINNINGS.get(filename.rsplit(".", 1)[-1].lower())
    if beginning is None or not content.startswith(beginning) or (beginning == b"" and b"\0" in content):
        raise FileOfUnknownKind
