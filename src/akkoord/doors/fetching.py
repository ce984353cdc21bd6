"""Bringing a folder that the public site reads in line with a store.

An edition stands in the folder only when all of it came, agrees with its checksums, and is signed with a
trusted key. Notes of withdrawal come first, so that there is always an answer; what is not shown any more
goes. While the store does not answer the folder stays as it is.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from akkoord.doors.contents import (
    KEY,
    LARGEST,
    Contents,
    Entry,
    NotContents,
    beside_key,
    edition_key,
    editions_in,
    is_safe,
)
from akkoord.doors.refusals import ChangedBytes, LeftOut, NoRoom, NothingShown, NotTrusted
from akkoord.doors.store import Store
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import BadSignature, signer_of
from akkoord.engine.to_disk import to_disk

LARGEST_LIST = 1 << 20
"""Bytes of an edition's list of checksums, or of a signature."""
TO_SPARE = 100_000_000
"""Bytes that the disk must have left beside an edition."""


class ShownMeanwhile(Exception):
    """The store shows something else by now, which goes first."""


def fetch(store: Store, folder: Path, *, trusted: Collection[str] = ()) -> list[LeftOut]:
    """Make the folder hold what the store shows; answers what had to be left out.

    One edition that cannot be had does not keep others back, nor a withdrawal. Where no key is `trusted` all
    editions are taken. Raises `StoreFault` when the store does not answer, `ShownMeanwhile` when something
    else is shown before all of it came, `OSError` when the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = store.read(KEY, limit=LARGEST)
    if text is None:
        raise NothingShown
    try:
        shown = Contents.read(text)
    except NotContents as fault:
        raise ChangedBytes(name=KEY) from fault
    is_current = _while_shown(store, text)
    return list(_Delivery(store, folder, shown, trusted, is_current).carry_out())


def drop_damaged(folder: Path) -> list[str]:
    """Take away editions that are not whole, so that they come anew; answers which."""
    damaged = [name for name in editions_in(folder) if not _is_whole(folder / name)]
    for name in damaged:
        shutil.rmtree(folder / name)
    return damaged


def _is_whole(edition: Path) -> bool:
    try:
        names.verify_folder(edition)
    except (names.BrokenEdition, OSError):
        return False
    return True


def _while_shown(store: Store, text: bytes) -> Callable[[], bool]:
    return lambda: store.read(KEY, limit=LARGEST) == text


class _Delivery:
    """One state of the store on its way."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        shown: Contents,
        trusted: Collection[str],
        is_current: Callable[[], bool],
    ) -> None:
        self._store, self._folder, self._shown = store, folder, shown
        self._trusted, self._is_current = trusted, is_current

    def carry_out(self) -> Iterator[LeftOut]:
        here = Contents.standing_in(self._folder)
        waiting = [name for name, of in self._shown.editions.items() if here.editions.get(name) != of]
        yield from self._renew_files(here, waiting)
        for name in here.editions.keys() - (self._shown.editions.keys() - set(waiting)):
            self._take_away(name)
        for path in here.files.keys() - self._shown.files.keys():
            (self._folder / path).unlink(missing_ok=True)
        self._clean_leftovers(waiting)
        for name in waiting:
            try:
                self._bring(name)
            except LeftOut as fault:
                yield fault

    def _renew_files(self, here: Contents, waiting: Collection[str]) -> Iterator[LeftOut]:
        """The files beside the editions; a signature only where its edition stands."""
        for path, entry in self._shown.files.items():
            is_of_waiting = path.endswith(f"/{names.SIGNATURE}") and path.rpartition("/")[0] in waiting
            if is_of_waiting or here.files.get(path) == entry:
                continue
            try:
                self._place(path, entry)
            except LeftOut as fault:
                yield fault

    def _place(self, path: str, entry: Entry) -> None:
        target = self._folder / path
        top = self._folder / path.split("/", maxsplit=1)[0] if "/" in path else self._folder
        top.mkdir(exist_ok=True)
        unfinished = top / f"{names.UNFINISHED}{secrets.token_hex(8)}"
        try:
            self._download(beside_key(entry), unfinished, entry.sha256, limit=entry.size)
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)

    def _take_away(self, name: str) -> None:
        edition = self._folder / name
        away = edition.parent / f"{names.UNFINISHED}{secrets.token_hex(8)}"
        edition.rename(away)
        shutil.rmtree(away)

    def _clean_leftovers(self, waiting: Collection[str]) -> None:
        """Take away what a stopped delivery left, but for what goes on now."""
        going_on = {self._unfinished(name) for name in waiting}
        found = [*self._folder.glob(f"{names.UNFINISHED}*"), *self._folder.glob(f"*/{names.UNFINISHED}*")]
        for leftover in set(found) - going_on:
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()

    def _unfinished(self, name: str) -> Path:
        """Where the edition grows; what came of it stays there for the next attempt."""
        agreement = name.split("/", maxsplit=1)[0]
        mark = self._shown.editions[name].sha256[:16]
        return self._folder / agreement / f"{names.UNFINISHED}{mark}"

    def _bring(self, name: str) -> None:
        """One edition, whole and trusted, or nothing that anybody reads."""
        entry, growing = self._shown.editions[name], self._unfinished(name)
        growing.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(growing).free < entry.size + TO_SPARE:
            raise NoRoom(name=name)
        self._download(
            edition_key(name, names.CHECKSUMS), growing / names.CHECKSUMS, entry.sha256, limit=LARGEST_LIST
        )
        self._bring_signature(name, growing)
        self._bring_files(name, growing)
        to_disk(growing)
        growing.rename(self._folder / name)
        to_disk(growing.parent)

    def _bring_signature(self, name: str, growing: Path) -> None:
        """Raises `NotTrusted` where a key is asked for and none of them signed it."""
        signature = growing / names.SIGNATURE
        if entry := self._shown.files.get(f"{name}/{names.SIGNATURE}"):
            self._download(beside_key(entry), signature, entry.sha256, limit=LARGEST_LIST)
        if not self._trusted:
            return
        try:
            signed = (growing / names.CHECKSUMS).read_bytes()
            signer_of(signed, signature.read_text(encoding="ascii"), trusted=frozenset(self._trusted))
        except (BadSignature, OSError, UnicodeDecodeError) as fault:
            raise NotTrusted(name=name) from fault

    def _bring_files(self, name: str, growing: Path) -> None:
        left = self._shown.editions[name].size - (growing / names.CHECKSUMS).stat().st_size
        for file, sha256 in _files_of(growing, name).items():
            path = growing / file
            if not (path.exists() and names.file_hash(path) == sha256):
                if not self._is_current():
                    raise ShownMeanwhile
                self._download(edition_key(name, file), path, sha256, limit=left)
            left -= path.stat().st_size

    def _download(self, key: str, path: Path, sha256: str, *, limit: int) -> None:
        """Write an object to the disk; raises `ChangedBytes` and leaves nothing where it is another one."""
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for piece in self._store.pieces(key) or ():
                size += len(piece)
                if size > limit:
                    break
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if size > limit or digest.hexdigest() != sha256:
            path.unlink()
            raise ChangedBytes(name=key)


def _files_of(growing: Path, name: str) -> dict[str, str]:
    try:
        stated = names.checksums(growing)
    except names.BrokenEdition as fault:
        raise ChangedBytes(name=name) from fault
    if not all(map(is_safe, stated)) or stated.keys() & {names.CHECKSUMS, names.SIGNATURE}:
        raise ChangedBytes(name=name)
    return stated
