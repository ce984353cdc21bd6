"""Where is kept what was worked out once for these sources? Beside the package or in the user's cache."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path


def digest_of(sources: Iterable[bytes]) -> str:
    """What names the folder for these sources; other sources have another one."""
    return hashlib.blake2b(b"".join(sources), digest_size=8).hexdigest()


def folders_for(name: str, *, package: Path) -> Iterator[Path]:
    """Where a folder of that name may stand: beside the package first, so that an image carries it."""
    yield package / "__pycache__" / name
    yield Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "akkoord" / name


def is_writable(folder: Path) -> bool:
    """Whether the folder is there, or can be made, and takes files."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def remove_others(folder: Path) -> None:
    """Remove the folders of other sources beside this one: same name up to the last hyphen."""
    kind, _, _ = folder.name.rpartition("-")
    for other in folder.parent.glob(f"{kind}-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
