"""Bringing a store in line with the public folder of the desk.

Every object is put in place and read back first; last of all the list of contents names it. What is withdrawn
leaves the list first, and then the store. So whoever stops it at any moment leaves the old state or the new
one, and shipping again finishes it.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from akkoord.doors.contents import (
    BESIDE,
    EDITIONS,
    KEY,
    LARGEST,
    Contents,
    NotContents,
    beside_key,
    edition_key,
)
from akkoord.doors.refusals import ChangedBytes, OtherEditionsShown
from akkoord.doors.store import PIECE, Store
from akkoord.engine.disclosure import edition_folder as names

FOR_EVER = "public, max-age=31536000, immutable"
NEVER_KEPT = "no-cache"


class FolderChanged(Exception):
    """Something was published or withdrawn meanwhile, which goes first."""


def ship(
    folder: Path,
    store: Store,
    *,
    takes_over: bool = False,
    reads_all: bool = False,
    is_current: Callable[[], bool] = lambda: True,
) -> Contents:
    """Make the store show what stands in the folder; answers that. Shipping again changes nothing.

    Editions that the folder does not have, and did not withdraw, are removed only where it `takes_over`. What
    is shown already is believed when its size is right, unless `reads_all`.
    `is_current` is asked before each file of an edition: a withdrawal does not wait for a large upload.
    Raises `OtherEditionsShown`, `StoreFault`, `FolderChanged`, and `OSError` or `BrokenEdition` where a file
    went away meanwhile.
    """
    wanted, shown = Contents.standing_in(folder), shown_in(store)
    if not takes_over and (others := sorted(_unknown(shown, wanted))):
        raise OtherEditionsShown(names=", ".join(others))
    _Shipment(folder, store, wanted, is_current).carry_out(shown, believed=Contents() if reads_all else shown)
    return wanted


def shown_in(store: Store) -> Contents:
    """What the store shows; nothing where its list of contents is missing or damaged."""
    text = store.read(KEY, limit=LARGEST)
    try:
        return Contents.read(text) if text is not None else Contents()
    except NotContents:
        return Contents()


def _unknown(shown: Contents, wanted: Contents) -> Iterator[str]:
    """The editions that are shown, and are neither the ones that stand here nor withdrawn here."""
    for name, entry in shown.editions.items():
        agreement, number = name.split("/")
        note = f"{agreement}/{names.withdrawal_note(number)}"
        was_withdrawn = name not in wanted.editions and note in wanted.files
        if wanted.editions.get(name) != entry and not was_withdrawn:
            yield name


class _Shipment:
    """One state of the folder on its way."""

    def __init__(self, folder: Path, store: Store, wanted: Contents, is_current: Callable[[], bool]) -> None:
        self._folder, self._store, self._wanted, self._is_current = folder, store, wanted, is_current
        self._present = store.sizes(EDITIONS) | store.sizes(BESIDE)
        self._checked: set[str] = set()

    def carry_out(self, shown: Contents, *, believed: Contents) -> None:
        stay = {name: of for name, of in shown.editions.items() if self._wanted.editions.get(name) == of}
        self._checked = {
            key for key in self._present if _is_of(key, stay.keys() & believed.editions, believed)
        }
        for path, entry in self._wanted.files.items():
            self._put(beside_key(entry), self._folder / path, entry.sha256)
        if stay != shown.editions:
            self._show(self._wanted.with_editions(stay))
            self._remove_all_but(self._keys())
        for name in self._wanted.editions:
            self._put_edition(name)
        if shown != self._wanted:
            self._show(self._wanted)
        self._remove_all_but(self._keys())

    def _put_edition(self, name: str) -> None:
        folder = self._folder / name
        for file, sha256 in self._files_of(name).items():
            if not self._is_current():
                raise FolderChanged
            self._put(edition_key(name, file), folder / file, sha256)

    def _files_of(self, name: str) -> dict[str, str]:
        """File → hash, of all that an edition has but its signature."""
        sums = {names.CHECKSUMS: self._wanted.editions[name].sha256}
        return {**names.checksums(self._folder / name), **sums}

    def _put(self, key: str, file: Path, sha256: str) -> None:
        """Put a file in place, unless it stands there; either way what stands there has that hash."""
        size = file.stat().st_size
        if self._present.get(key) == size and (key in self._checked or self._reads_back(key, sha256)):
            return
        self._store.put(key, _pieces_of(file), about=_about(key, file))
        if not self._reads_back(key, sha256):
            raise ChangedBytes(name=key)
        self._present[key] = size

    def _reads_back(self, key: str, sha256: str) -> bool:
        digest = hashlib.sha256()
        for piece in self._store.pieces(key) or ():
            digest.update(piece)
        if digest.hexdigest() == sha256:
            self._checked.add(key)
        return key in self._checked

    def _show(self, contents: Contents) -> None:
        about = {"Content-Type": "application/json", "Cache-Control": NEVER_KEPT}
        self._store.put(KEY, [contents.as_json()], about=about)

    def _keys(self) -> set[str]:
        """Every object of the state that is wanted."""
        of_editions = {
            edition_key(name, file) for name in self._wanted.editions for file in self._files_of(name)
        }
        return of_editions | {beside_key(entry) for entry in self._wanted.files.values()}

    def _remove_all_but(self, keys: Collection[str]) -> None:
        for key in sorted(self._present.keys() - keys):
            self._store.remove(key)
            del self._present[key]


def _is_of(key: str, editions: Collection[str], shown: Contents) -> bool:
    """Was this object read back before it was shown, and is it shown still?"""
    kind, _, rest = key.partition("/")
    if kind == EDITIONS:
        return rest.rpartition("/")[0] in editions
    return any(entry.sha256 == rest for entry in shown.files.values())


def _pieces_of(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece


def _about(key: str, file: Path) -> dict[str, str]:
    """For a content network that gives files of editions straight from the store."""
    if not key.startswith(EDITIONS):
        return {"Cache-Control": NEVER_KEPT}
    return {
        "Content-Type": names.MEDIA_TYPES.get(file.suffix, "text/plain"),
        "Cache-Control": FOR_EVER,
    }
