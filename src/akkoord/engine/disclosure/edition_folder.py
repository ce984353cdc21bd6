"""What an edition's folder holds, and whether it is whole. The desk writes it, the public site reads it."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

CHECKSUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
"""Over the list of checksums; an edition of an earlier release, or one that is not published, has none."""
KEY_LIST = "allowed_signers"
"""The public keys that signed the editions, beside the agreements' folders."""
DESCRIPTION = "datapackage.json"
LOCATIONS = "locations"
"""Stem of the list, in its several formats."""
DATABASE = "locations.sqlite"
SEARCH_INDEX = "search.index"
"""What the public site searches with."""
MAP_TILES = "locations.pmtiles"
"""The points of the list for the map; an edition without a point, or of an earlier release, has none."""
COLUMNS_OF_CSV = "csv-metadata.json"
CATALOGUE_RECORD = "catalogue.jsonld"
COUNTRIES = "countries.csv"
CELLS = "cells.csv"
REDIRECTS = "redirects.csv"

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
    ".index": "application/octet-stream",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".pmtiles": "application/vnd.pmtiles",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""How a file's name ends → what it is."""

BETWEEN_NAMES = " | "
"""Where several names stand in one cell."""
PARTICIPANTS = "participants.csv"
"""Who takes part: a list by itself, beside the editions of the agreement and in none of them."""

UNFINISHED = ".unfinished-"
"""Folders that start like this were being written when something stopped; nobody reads them."""

_CHECKSUM_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._-]+)")
_WITHDRAWAL_NOTE = re.compile(r"withdrawn-([0-9]{1,6})\.json")
_PIECE = 1 << 20


def withdrawal_note(number: str) -> str:
    """Beside the editions: the file that says why one with this number is not there any more."""
    return f"withdrawn-{number}.json"


def withdrawn_number(name: str) -> str | None:
    """The number of the edition that such a file is about; None for any other file."""
    found = _WITHDRAWAL_NOTE.fullmatch(name)
    return found[1] if found else None


class BrokenEdition(ValueError):
    """A folder that is not a whole edition; the message says which file is wrong."""


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def checksum_lines(folder: Path) -> str:
    """The content of `SHA256SUMS` for the files that stand in `folder`, as `sha256sum -c` reads it."""
    files = [path for path in folder.iterdir() if path.name not in {CHECKSUMS, SIGNATURE}]
    return lines_of({path.name: file_hash(path) for path in files})


def lines_of(hashes: Mapping[str, str]) -> str:
    """The same for files whose SHA-256 is known."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(hashes.items()))


def checksums(folder: Path) -> dict[str, str]:
    """File name → SHA-256, as the edition states it. Raises `BrokenEdition`."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BrokenEdition(f"{CHECKSUMS} cannot be read") from fault
    found = [_CHECKSUM_LINE.fullmatch(line) for line in lines]
    if not lines or None in found:
        raise BrokenEdition(f"{CHECKSUMS} is not a list of checksums")
    return {match[2]: match[1] for match in found if match}


def is_edition(folder: Path, expected: str) -> bool:
    """Is this the whole edition with the hash `expected`?"""
    try:
        return verify_folder(folder) == expected
    except (BrokenEdition, OSError):
        return False


def verify_folder(folder: Path) -> str:
    """The hash of a whole edition: that of its list of checksums, once every file agrees with it.

    Raises `BrokenEdition` when a file is missing, altered or not on the list.
    """
    stated = checksums(folder)
    standing = {path.name for path in folder.iterdir()} - {CHECKSUMS, SIGNATURE}
    if standing != stated.keys():
        raise BrokenEdition(f"missing or unexpected: {', '.join(sorted(standing ^ stated.keys()))}")
    altered = [name for name, stated_hash in stated.items() if file_hash(folder / name) != stated_hash]
    if altered:
        raise BrokenEdition(f"altered: {', '.join(altered)}")
    return file_hash(folder / CHECKSUMS)
