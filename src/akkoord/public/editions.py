"""The published editions as they stand on disk: open the newest whole one, notice a new one."""

import csv
import hashlib
import json
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext

from akkoord.engine.disclosure import CountryCount, PublicationMode
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.yearly_figures import FIGURES
from akkoord.engine.disclosure.yearly_report import REPORTS
from akkoord.engine.insight import unit_words
from akkoord.public.trust import is_trusted

SECONDS_BETWEEN_LOOKS = 2.0
"""How long a new edition may stand unnoticed."""

BESIDE_EDITIONS = (names.PARTICIPANTS, FIGURES, REPORTS)
"""What stands in the folder of an agreement and changes without a new edition."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file of an edition that everybody can download."""

    name: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One published edition; what is in its folder never changes."""

    folder: Path
    hash: str
    agreement: str
    agreement_name: str
    agreement_name_nl: str
    units: tuple[str, ...]
    """What the list names, such as mines."""
    number: int
    dated: date
    year: int
    mode: PublicationMode
    licence: str
    licence_url: str
    locations: int
    correction: str
    files: tuple[EditionFile, ...]

    @property
    def agreement_in_words(self) -> str:
        """The agreement's name for the reader: Dutch in Dutch, English otherwise."""
        return self.agreement_name_nl if (get_language() or "").startswith("nl") else self.agreement_name

    @property
    def unit_in_words(self) -> str:
        """What one line of the list names, in the language of the reader."""
        return unit_words(self.units, number=1, translate=gettext)

    @property
    def units_in_words(self) -> str:
        """What the list names, in the language of the reader."""
        return unit_words(self.units, number=2, translate=gettext)

    @property
    def has_list(self) -> bool:
        """Does it show the locations, and not only how many there are?"""
        return self.mode is PublicationMode.FULL_LIST

    @property
    def is_signed(self) -> bool:
        """Does a signature of the secretariat stand beside its checksums?"""
        return (self.folder / names.SIGNATURE).exists()

    @property
    def search_index(self) -> Path:
        """The file that finds locations; stands there when the edition has a list."""
        return self.folder / names.SEARCH_INDEX


class EditionShelf:
    """All editions in one folder: `<agreement>/<number>/`."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._newest: Edition | None = None
        self._broken: set[Path] = set()
        self._whole: set[Path] = set()

    def newest(self) -> Edition | None:
        """The newest whole edition, or None while nothing is published.

        Its files are compared with their checksums when it is opened for the first time.
        """
        with self._lock:
            if time.monotonic() - self._looked_at >= SECONDS_BETWEEN_LOOKS:
                self._newest = self._look()
                self._looked_at = time.monotonic()
            return self._newest

    def all(self) -> list[Edition]:
        """Every edition that is signed as it should be, the newest first; other folders are left out."""
        found = map(_read_if_trusted, self._folders())
        return sorted(filter(None, found), key=_age, reverse=True)

    def find(self, agreement: str, number: int) -> Edition | None:
        """One edition by the name of its agreement and its number."""
        wanted = self.directory / agreement / str(number)
        return _read_if_trusted(wanted) if wanted in self._folders() else None

    def find_whole(self, agreement: str, number: int) -> Edition | None:
        """The same, if its files agree with their checksums."""
        found = self.find(agreement, number)
        return found if found and self.is_whole(found) else None

    def is_whole(self, edition: Edition) -> bool:
        """Do its files agree with their checksums? They are compared once."""
        with self._lock:
            return self._is_whole(edition)

    def state(self) -> str:
        """A name for what stands here now, lists, figures and reports beside the editions included.

        It changes whenever one of them is put in place, and when an edition is withdrawn.
        """
        newest = self.newest()
        folders = self._agreement_folders()
        beside = [_stamp(folder / name) for folder in folders for name in ("", *BESIDE_EDITIONS)]
        return hashlib.sha256(repr((newest.hash if newest else "", beside)).encode()).hexdigest()

    def _look(self) -> Edition | None:
        return next((each for each in self.all() if each == self._newest or self._is_whole(each)), None)

    def _is_whole(self, edition: Edition) -> bool:
        if edition.folder not in self._whole | self._broken:
            try:
                names.verify_folder(edition.folder)
                self._whole.add(edition.folder)
            except (names.BrokenEdition, OSError) as fault:
                facts = {"agreement": edition.agreement, "number": edition.number, "fault": str(fault)}
                log.error("edition left out", extra={"facts": facts})  # noqa: TRY400 - the facts say all
                self._broken.add(edition.folder)
        return edition.folder in self._whole

    def _folders(self) -> Iterator[Path]:
        for agreement in self._agreement_folders():
            yield from (each for each in agreement.iterdir() if each.name.isascii() and each.name.isdigit())

    def agreements(self) -> list[str]:
        """The names of the agreements of which anything stands here."""
        return [each.name for each in self._agreement_folders()]

    def _agreement_folders(self) -> list[Path]:
        if not self.directory.is_dir():
            return []
        return sorted(
            each for each in self.directory.iterdir() if each.is_dir() and not each.name.startswith(".")
        )


@cache
def _shelf(directory: Path) -> EditionShelf:
    return EditionShelf(directory)


def shelf() -> EditionShelf:
    """The shelf that this site shows."""
    return _shelf(settings.EDITIONS_DIR)


def country_counts(edition: Edition) -> list[CountryCount]:
    """How many locations each country has; None where the number is not shown."""
    return [
        CountryCount(row["country"], int(row["locations"]) if row["locations"] else None)
        for row in _lines(edition.folder / names.COUNTRIES)
    ]


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _stamp(path: Path) -> tuple[str, int, int, int] | None:
    """What changes when a file is replaced, or something is put into a folder."""
    try:
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_ino, found.st_mtime_ns, found.st_size


def _age(edition: Edition) -> tuple[date, int]:
    return edition.dated, edition.number


def _read_if_trusted(folder: Path) -> Edition | None:
    try:
        edition = _read(folder)
    except (OSError, KeyError, ValueError):
        return None
    return edition if is_trusted(folder) else None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an edition is not there any more."""

    reason: str
    on: date


def withdrawal(agreement: str, number: str) -> Withdrawal | None:
    """Why the edition with this number is gone, when it was withdrawn."""
    note = shelf().directory / agreement / names.withdrawal_note(number)
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        return Withdrawal(said["reason"], date.fromisoformat(said["on"]))
    except (OSError, KeyError, ValueError):
        return None


@cache
def _read(folder: Path) -> Edition:
    package = json.loads((folder / names.DESCRIPTION).read_text(encoding="utf-8"))
    about, licence = package["edition"], package["licenses"][0]
    return Edition(
        folder=folder,
        hash=names.file_hash(folder / names.CHECKSUMS),
        agreement=about["agreement"],
        agreement_name=about["agreement_name"],
        agreement_name_nl=about["agreement_name_nl"],
        units=tuple(about.get("units", ("production_location",))),
        number=about["number"],
        dated=date.fromisoformat(about["dated"]),
        year=about["year"],
        mode=PublicationMode(about["mode"]),
        licence=licence["title"],
        licence_url=licence["path"],
        locations=about["locations"],
        correction=about["correction"],
        files=_files(folder),
    )


def _files(folder: Path) -> tuple[EditionFile, ...]:
    """The list in its formats first, the checksums last."""
    stated = names.checksums(folder)
    in_order = sorted(stated, key=lambda name: (not name.startswith(names.LOCATIONS), name))
    stated[names.CHECKSUMS] = names.file_hash(folder / names.CHECKSUMS)
    return tuple(
        EditionFile(name, (folder / name).stat().st_size, stated[name])
        for name in [*in_order, names.CHECKSUMS]
    )
