"""Open a file by what its bytes are, not by what its name says."""

import re
from dataclasses import dataclass, field

from akkoord.engine.intake.archives import names_in, refuse_bombs
from akkoord.engine.intake.delimited import read_delimited
from akkoord.engine.intake.encodings import encoding_of, is_certain
from akkoord.engine.intake.extent import refuse_far_cells
from akkoord.engine.intake.limits import Limits
from akkoord.engine.intake.sheets import FileRefused, Sheet
from akkoord.engine.intake.workbooks import read_workbook
from akkoord.engine.text import gettext_noop

ZIP = b"PK"
UTF_16_MARK = b"\xff\xfe"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURE = gettext_noop("a picture")
TEXT_DOCUMENT = gettext_noop("a text document")
PRESENTATION = gettext_noop("a presentation")
ARCHIVE = gettext_noop("an archive")
WEB_PAGE = gettext_noop("a web page")
OTHER = gettext_noop("another kind of file")

BEGINNINGS = (
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
    (b"RIFF", PICTURE),
    (b"%PDF", gettext_noop("a PDF")),
    (b"{\\rtf", TEXT_DOCUMENT),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"PAR1", OTHER),
    (b"SQLite format 3", OTHER),
)
WEB_PAGE_BEGINNING = re.compile(
    rb"\s*(<!doctype html|<html|<\?xml|<table|<div|<body|MIME-Version:)", re.IGNORECASE
)
CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a\x1b\x0b")
MOST_CONTROL_BYTES = 0.02
BYTES_TO_LOOK_AT = 100_000


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a file, its encoding ("" for a workbook), and problems to tell with their params."""

    sheets: list[Sheet]
    encoding: str = ""
    notes: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def open_file(content: bytes, *, limits: Limits) -> Opened:
    """Sheets of a workbook or a delimited text. Raises FileRefused, with the problem to tell."""
    if len(content) > limits.bytes:
        raise FileRefused("too_large", limit=f"{limits.bytes // 1024**2}")
    if not content[:BYTES_TO_LOOK_AT].strip() and not content.strip():
        raise FileRefused("empty_file")
    if content.startswith(ZIP):
        return _open_archive(content, limits=limits)
    if content.startswith(OLE):
        return _open_compound(content, limits=limits)
    _refuse_other_kinds(content)
    encoding = encoding_of(content)
    sheet, notes = read_delimited(content, encoding=encoding, limits=limits)
    if not is_certain(encoding):
        notes.append(("encoding_guessed", {"encoding": encoding, "sample": _sample(content, encoding)}))
    return Opened([sheet], encoding, notes)


def _open_archive(content: bytes, *, limits: Limits) -> Opened:
    names = names_in(content)
    if any(name.startswith("word/") for name in names):
        raise FileRefused("wrong_file_type", kind=TEXT_DOCUMENT)
    if any(name.startswith("ppt/") for name in names):
        raise FileRefused("wrong_file_type", kind=PRESENTATION)
    if not any(name.startswith("xl/") for name in names) and "content.xml" not in names:
        raise FileRefused("wrong_file_type", kind=ARCHIVE)
    refuse_bombs(content, limits=limits)
    refuse_far_cells(content)
    return Opened(read_workbook(content, limits=limits))


def _open_compound(content: bytes, *, limits: Limits) -> Opened:
    """The container of old Excel workbooks, of encrypted new ones, and of other old office files."""
    for stream, refusal in (
        ("EncryptedPackage", FileRefused("password_protected")),
        ("WordDocument", FileRefused("wrong_file_type", kind=TEXT_DOCUMENT)),
        ("PowerPoint Document", FileRefused("wrong_file_type", kind=PRESENTATION)),
    ):
        if stream.encode("utf-16-le") in content:
            raise refusal
    return Opened(read_workbook(content, limits=limits))


def _refuse_other_kinds(content: bytes) -> None:
    for beginning, kind in BEGINNINGS:
        if content.startswith(beginning) and _is_binary(content) | (beginning[0] in b"%{"):
            raise FileRefused("wrong_file_type", kind=kind)
    beginning = content[:BYTES_TO_LOOK_AT].removeprefix(b"\xef\xbb\xbf").removeprefix(UTF_16_MARK)
    if WEB_PAGE_BEGINNING.match(beginning.replace(b"\0", b"")):
        raise FileRefused("wrong_file_type", kind=WEB_PAGE)
    if _is_binary(content) and not encoding_of(content).startswith("utf"):
        raise FileRefused("wrong_file_type", kind=OTHER)


def _is_binary(content: bytes) -> bool:
    beginning = content[:BYTES_TO_LOOK_AT]
    return len(beginning) - len(beginning.translate(None, CONTROL_BYTES)) > MOST_CONTROL_BYTES * len(
        beginning
    )


def _sample(content: bytes, encoding: str) -> str:
    """Some words beyond ASCII, for a person to see whether they read well."""
    text = content[: 20 * BYTES_TO_LOOK_AT].decode(encoding, errors="replace")
    words = re.findall(r"[\w'’]*[^\x00-\x7f\W][\w'’]*", text)
    return ", ".join(list(dict.fromkeys(word[:40] for word in words))[:5])
