"""What a public folder holds, as the one small object says it that makes a state of it public."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from akkoord.engine.disclosure import edition_folder as names

FORMAT = 1
KEY = "contents.json"
EDITIONS, BESIDE = "editions", "beside"
"""Below these stand the files of editions under their own names, and all others under their hash."""
LARGEST = 16 << 20
"""Bytes of a list of contents; it has a line of about 150 for each edition and each file beside them."""


class NotContents(ValueError):
    """What should be a list of contents is not one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file by its hash; or an edition, by that of its list of checksums and the bytes of all its files."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The editions and the files beside them."""

    editions: Mapping[str, Entry] = field(default_factory=dict)
    """`<agreement>/<number>` → the edition."""
    files: Mapping[str, Entry] = field(default_factory=dict)
    """Path → a file beside the editions; the signature of an edition is one of them."""

    @classmethod
    def standing_in(cls, folder: Path) -> "Contents":
        """What stands in a public folder; what is still being written has a name that says so."""
        paths = [path for path in _files_in(folder) if _edition_of(path) is None]
        return cls(
            {name: _edition(folder / name) for name in editions_in(folder)},
            {path: Entry(names.file_hash(folder / path), (folder / path).stat().st_size) for path in paths},
        )

    @classmethod
    def read(cls, text: bytes) -> "Contents":
        """Raises `NotContents` for anything that `as_json` would not write."""
        try:
            return cls._read(json.loads(text))
        except (ValueError, KeyError, TypeError) as fault:
            raise NotContents(str(fault)) from fault

    @classmethod
    def _read(cls, said: object) -> "Contents":
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise ValueError("a list of contents of another format")
        editions, files = _entries(said["editions"]), _entries(said["files"])
        if not all(_edition_of(f"{name}/{names.CHECKSUMS}") == name for name in editions):
            raise ValueError("an edition without a number")
        return cls(editions, files)

    def as_json(self) -> bytes:
        """The same contents, the same bytes."""
        said = {
            "format": FORMAT,
            "editions": {name: asdict(entry) for name, entry in sorted(self.editions.items())},
            "files": {path: asdict(entry) for path, entry in sorted(self.files.items())},
        }
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()

    def with_editions(self, editions: Mapping[str, Entry]) -> "Contents":
        """The same with these editions only, and without the signatures of others."""
        files = {
            path: entry
            for path, entry in self.files.items()
            if PurePosixPath(path).name != names.SIGNATURE
            or PurePosixPath(path).parent.as_posix() in editions
        }
        return Contents(editions, files)


def edition_key(name: str, file: str) -> str:
    """Where a file of an edition stands in the store: as on the public site."""
    return f"{EDITIONS}/{name}/{file}"


def beside_key(entry: Entry) -> str:
    """Where any other file stands; another content has another key."""
    return f"{BESIDE}/{entry.sha256}"


def stamp_of(folder: Path) -> str:
    """What changes when anything is put into the folder, replaced or taken away."""
    stats = [(path, (folder / path).stat()) for path in _files_in(folder)]
    facts = [(path, found.st_ino, found.st_mtime_ns, found.st_size) for path, found in stats]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def is_safe(path: str) -> bool:
    """Does it lead to a place below the folder, and not to a hidden one?"""
    parts = path.split("/")
    return "\\" not in path and path.isprintable() and all(part and part[0] != "." for part in parts)


def _files_in(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder).as_posix()
        if is_safe(within) and path.is_file() and not path.is_symlink():
            yield within


def editions_in(folder: Path) -> list[str]:
    """The names of the editions in a public folder, whole or not."""
    return sorted({name for path in _files_in(folder) if (name := _edition_of(path))})


def _edition_of(path: str) -> str | None:
    """The edition that a file belongs to; its signature, which may be renewed, belongs to none."""
    agreement, _, rest = path.partition("/")
    number, _, file = rest.partition("/")
    is_within = bool(file) and number.isascii() and number.isdigit()
    return f"{agreement}/{number}" if is_within and file != names.SIGNATURE else None


def _edition(folder: Path) -> Entry:
    checksums = folder / names.CHECKSUMS
    files = [checksums, *(folder / name for name in names.checksums(folder))]
    return Entry(names.file_hash(checksums), sum(file.stat().st_size for file in files))


def _entries(said: object) -> dict[str, Entry]:
    if not isinstance(said, dict):
        raise TypeError("not a list of contents")
    found = {path: Entry(str(of["sha256"]), int(of["size"])) for path, of in said.items()}
    if not all(map(is_safe, found)) or not all(_is_hash(each.sha256) for each in found.values()):
        raise ValueError("a path or a hash that cannot be")
    return found


def _is_hash(text: str) -> bool:
    return len(text) == hashlib.sha256().digest_size * 2 and set(text) <= set("0123456789abcdef")
