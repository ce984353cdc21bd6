"""Files in folders that only the desk reads: whole or not there at all, under names that tell nothing."""

import hashlib
import os
import secrets
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop
from akkoord.engine.to_disk import to_disk

_SAFE_AGE = 60 * 60
"""Seconds; a younger file may belong to an upload that is still going on."""


class FileNotKept(AkkoordError):
    """The disk did not take the file."""

    code = "file_not_kept"
    sentence = gettext_noop(
        "The server could not keep your file, perhaps because it has no room. Nothing was changed. Please "
        "tell the secretariat, and try again later."
    )


@dataclass(frozen=True, slots=True)
class PrivateFolder:
    """One folder below `settings.PRIVATE_DIR`."""

    name: str

    def _path(self) -> Path:
        folder = Path(settings.PRIVATE_DIR) / self.name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder

    def keep(self, content: bytes) -> str:
        """Write `content` under a random name and return the name once it is safely on the disk.

        Raises `FileNotKept` and leaves nothing behind when the disk does not take it.
        """
        folder = self._path()
        name = secrets.token_hex(20)
        unfinished = folder / f"{name}.part"
        try:
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(folder / name)
        except OSError as fault:
            unfinished.unlink(missing_ok=True)
            raise FileNotKept from fault
        to_disk(folder)
        return name

    def path_of(self, name: str) -> Path:
        """Where a kept file stands."""
        return self._path() / name

    def forget(self, name: str) -> None:
        """Remove a file that turned out not to be needed."""
        self.path_of(name).unlink(missing_ok=True)

    def forget_all(self, names: Iterable[str]) -> None:
        """The same for several."""
        for name in names:
            self.forget(name)

    def sweep(self, wanted: Collection[str]) -> int:
        """Remove what an interrupted upload left behind and return how many files that were."""
        limit = time.time() - _SAFE_AGE
        leftovers = [
            path
            for path in self._path().iterdir()
            if path.name not in wanted and path.stat().st_mtime < limit
        ]
        for path in leftovers:
            path.unlink(missing_ok=True)
        return len(leftovers)


def safe_filename(filename: str) -> str:
    """The last part of a file's name as the sender has it, without control characters."""
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable())[-200:] or "list"


def sha256_of(content: bytes) -> str:
    """The hash by which the same file is recognised."""
    return hashlib.sha256(content).hexdigest()
