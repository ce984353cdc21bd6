"""The checksums of the files of an edition that is being written: each is read for it once."""

from pathlib import Path

from akkoord.engine.disclosure import edition_folder as names


class Hashes:
    """Of the files that stand in one folder and do not change any more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[Path, str] = {}

    def of_all(self) -> dict[Path, str]:
        """File → SHA-256, in the order of their names."""
        return {path: self._of(path) for path in sorted(self.folder.iterdir())}

    def _of(self, path: Path) -> str:
        if path not in self._known:
            self._known[path] = names.file_hash(path)
        return self._known[path]
