"""How a folder comes to stand at its place: whole or not at all, whatever stops the process."""

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.description import describe
from akkoord.desk.publication.folder.search_index import write_search_index
from akkoord.desk.publication.folder.tables import write_csv, write_geojson, write_parquet
from akkoord.engine.disclosure import (
    CountryCount,
    Participant,
    PublicationMode,
    PublicLocation,
    Redirect,
)
from akkoord.engine.disclosure import edition_folder as names


def write_edition(content: EditionContent, target: Path) -> str:
    """Write the files of an edition to `target` and answer the folder's hash.

    What stands there from an earlier, unsigned build is replaced.
    """
    return _place(target, lambda folder: _write_files(content, folder))


def place_copy(source: Path, target: Path) -> str:
    """Copy a whole edition to `target` and answer its hash; a copy that stands there already is kept."""
    expected = names.verify_folder(source)
    if target.exists():
        return names.verify_folder(target)

    def copy(folder: Path) -> None:
        for name in names.checksums(source):
            shutil.copyfile(source / name, folder / name)

    placed = _place(target, copy)
    if placed != expected:
        raise names.BrokenEdition("the copy differs from what was signed")
    return placed


def clean_leftovers(parent: Path) -> int:
    """Remove what a stopped process left unfinished in `parent`; answers how many folders."""
    leftovers = list(parent.glob(names.UNFINISHED + "*")) if parent.is_dir() else []
    for leftover in leftovers:
        shutil.rmtree(leftover)
    return len(leftovers)


def _place(target: Path, fill: Callable[[Path], None]) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    folder.mkdir(mode=0o755)
    fill(folder)
    (folder / names.CHECKSUMS).write_text(names.checksum_lines(folder), encoding="ascii")
    for path in folder.iterdir():
        _to_disk(path)
    _to_disk(folder)
    if target.exists():
        target.rename(target.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}")
    folder.rename(target)
    _to_disk(target.parent)
    return names.verify_folder(target)


def _write_files(content: EditionContent, folder: Path) -> None:
    write_csv(folder / names.PARTICIPANTS, Participant, content.participants)
    write_csv(folder / names.COUNTRIES, CountryCount, content.countries)
    if content.mode is PublicationMode.FULL_LIST:
        write_csv(folder / f"{names.LOCATIONS}.csv", PublicLocation, content.locations)
        write_parquet(folder / f"{names.LOCATIONS}.parquet", PublicLocation, content.locations)
        write_geojson(folder / f"{names.LOCATIONS}.geojson", content.locations)
        write_csv(folder / names.REDIRECTS, Redirect, content.redirects)
        write_search_index(folder / names.SEARCH_INDEX, content)
    (folder / names.DESCRIPTION).write_text(describe(content, folder), encoding="utf-8")


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
