"""How a folder comes to stand at its place: whole or not at all, whatever stops the process."""

import json
import secrets
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.tables import write_csv
from akkoord.desk.publication.folder.writing import write_files
from akkoord.engine.disclosure import Participant
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.to_disk import to_disk

SAFE_AGE = 60 * 60
"""Seconds; a younger folder may belong to a process that is still writing."""


def write_edition(content: EditionContent, target: Path) -> str:
    """Write the files of an edition to `target` and answer the folder's hash.

    Raises `BrokenEdition` when another edition stands there.
    """
    return _place(target, lambda folder: write_files(content, folder))


def place_copy(source: Path, target: Path, *, seal: Callable[[Path], None] = lambda _: None) -> str:
    """Copy a whole edition to `target` and answer its hash; the same copy that stands there is kept.

    `seal` may put the signature into the copy before anybody sees it.
    Raises `BrokenEdition` when the source is not whole or another edition stands at the target.
    """
    expected = names.verify_folder(source)
    if target.exists():
        return _same(target, expected)

    def copy(folder: Path) -> dict[str, str]:
        stated = names.checksums(source)
        for name in stated:
            shutil.copyfile(source / name, folder / name)
        return stated

    return _place(target, copy, seal=seal)


def place_participants(participants: Sequence[Participant], parent: Path) -> None:
    """Write who takes part beside the editions in `parent`, in the place of an earlier list."""
    _place_file(parent / names.PARTICIPANTS, lambda path: write_csv(path, Participant, participants))


def place_text(text: str, target: Path) -> None:
    """Write a text beside the editions, whole or not at all, in the place of an earlier one."""
    _place_file(target, lambda path: path.write_text(text, encoding="utf-8"))


def _place_file(target: Path, write: Callable[[Path], object]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    try:
        write(unfinished)
        to_disk(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    to_disk(target.parent)


def take_away(folder: Path, *, reason: str, on: date) -> None:
    """Put the reason of a withdrawal where an edition stood; doing it again changes nothing.

    The reason stands first, so that there is never a moment without an answer.
    """
    note = {"reason": reason, "on": on.isoformat()}
    place_text(
        json.dumps(note, ensure_ascii=False) + "\n", folder.parent / names.withdrawal_note(folder.name)
    )
    if folder.exists():
        away = folder.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
        folder.rename(away)
        shutil.rmtree(away)
        to_disk(folder.parent)


def clean_leftovers(parent: Path) -> int:
    """Remove what stopped processes left in `parent` over an hour ago; answers how many folders."""
    limit = time.time() - SAFE_AGE
    unfinished = parent.glob(names.UNFINISHED + "*") if parent.is_dir() else ()
    leftovers = [folder for folder in unfinished if folder.stat().st_mtime < limit]
    for leftover in leftovers:
        shutil.rmtree(leftover)
    return len(leftovers)


def _place(
    target: Path, fill: Callable[[Path], Mapping[str, str]], *, seal: Callable[[Path], None] = lambda _: None
) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
    folder.mkdir(mode=0o755)
    try:
        written = _written(folder, fill, seal)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # a disk that is full must not stay full of half an edition
        raise
    try:
        folder.rename(target)
    except OSError:
        if not target.exists():
            raise
        shutil.rmtree(folder)  # somebody else placed it a moment ago
        return _same(target, written)
    to_disk(target.parent)
    return written


def _written(folder: Path, fill: Callable[[Path], Mapping[str, str]], seal: Callable[[Path], None]) -> str:
    """Fill the folder, bring it to the disk and read it back; answers its hash."""
    (folder / names.CHECKSUMS).write_text(names.lines_of(fill(folder)), encoding="ascii")
    seal(folder)
    for path in folder.iterdir():
        to_disk(path)
    to_disk(folder)
    return names.verify_folder(folder)


def _same(target: Path, expected: str) -> str:
    if names.verify_folder(target) != expected:
        raise names.BrokenEdition("another edition stands there")
    return expected
