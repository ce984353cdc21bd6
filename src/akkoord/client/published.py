"""The published lists of one site: editions, locations, participants and files."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from akkoord.client.connection import Connection
from akkoord.client.shapes import Edition, File, Location, Participant, Story, WithdrawnEdition
from akkoord.client.verifying import NotVerified, Verifier

MOST_AT_A_TIME = 500


class DamagedDownload(Exception):
    """What came is not the file that the edition names; nothing was written."""


class Akkoord:
    """A public site. Everything is read-only, and every edition stays as it is."""

    def __init__(
        self,
        site: str,
        *,
        keys: str | None = None,
        check_signatures: bool = True,
        connection: Connection | None = None,
        at_a_time: int = MOST_AT_A_TIME,
    ) -> None:
        """`keys` is the text of `keys()` that was kept; without it, the site's own list of today counts."""
        self._connection = connection or Connection(site)
        self._verifier = Verifier(self._connection.content, keys=keys)
        self._checks_signatures = check_signatures
        self._size = at_a_time

    def editions(self) -> list[Edition]:
        """Every edition, the newest first."""
        return [Edition.read(each) for each in self._connection.json("/api/v1/editions")["data"]]

    def edition(self, agreement: str, number: int) -> Edition:
        """One edition. Raises `NotFound`."""
        return Edition.read(self._connection.json(f"/api/v1/editions/{quote(agreement)}/{number}"))

    def newest(self, agreement: str | None = None) -> Edition | None:
        """The newest edition, of all agreements or of one; None while nothing is published."""
        return next((each for each in self.editions() if agreement in {None, each.agreement}), None)

    def locations(self, *, edition: Edition | None = None, **filters: str) -> Iterator[Location]:
        """Every location that is asked for, page after page, all from one edition.

        That is the newest one if none is named. `filters` are those of the interface: `q`, `country`,
        `region` (such as "BD Dhaka Division"), `process`, `product`. Nothing is asked before the first
        location is wanted. Raises `Refused` for filters that cannot be used.
        """
        place = edition or self.newest()
        following = place.locations_url if place else None
        query: dict[str, object] = {"size": self._size, **filters}
        while following:
            page = self._connection.json(following, **query)
            yield from (Location.read(each) for each in page["data"])
            following, query = page["next"], {}

    def location(self, location_id: str, *, edition: Edition | None = None) -> Location:
        """One location; the identifier of a merged one gives its successor. Raises `NotFound`."""
        below = f"/editions/{edition.agreement}/{edition.number}" if edition else ""
        return Location.read(
            self._connection.json(f"/api/v1{below}/production-locations/{quote(location_id, safe='')}")
        )

    def participants(self) -> list[Participant]:
        """Who takes part in the agreement of the newest edition."""
        return [Participant.read(each) for each in self._connection.json("/api/v1/participants")["data"]]

    def stories(self) -> list[Story]:
        """Every story that may be read now. Ask again before each use: what is not here was taken back."""
        return [Story.read(each) for each in self._connection.json("/api/v1/stories")["data"]]

    def story(self, code: str) -> Story:
        """One story. Raises `NotFound`, or `Withdrawn` where it is not there any more."""
        return Story.read(self._connection.json(f"/api/v1/stories/{quote(code, safe='')}"))

    def withdrawn(self) -> list[WithdrawnEdition]:
        """Every edition that was withdrawn: copies of them should not be used any more."""
        return [
            WithdrawnEdition.read(each)
            for each in self._connection.json("/api/v1/editions").get("withdrawn", ())
        ]

    def keys(self) -> str:
        """The keys with which editions are signed. Keep this text: whoever changed the site could change it.

        Raises `NotVerified` where the site has none.
        """
        return self._verifier.keys

    def download(self, file: File, folder: Path | str) -> Path:
        """Write a file of an edition into `folder`, once signature and checksum agree; what stands there is
        replaced.

        Raises `NotVerified` when the signature does not stand for it or cannot be checked, and
        `DamagedDownload` when something else comes; then nothing is left behind.
        """
        if self._checks_signatures and self._verifier.checksum(file.url) != file.sha256:
            raise NotVerified(f"{file.url} was signed with another checksum")
        target = Path(folder) / Path(file.name).name
        unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            if self._write(file, unfinished) != file.sha256:
                raise DamagedDownload(f"{file.url} does not agree with its checksum")
            unfinished.replace(target)
        finally:
            with suppress(FileNotFoundError):
                unfinished.unlink()
        return target

    def _write(self, file: File, path: Path) -> str:
        """The checksum of what was written."""
        digest = hashlib.sha256()
        with path.open("wb") as stream:
            for piece in self._connection.pieces(file.url):
                digest.update(piece)
                stream.write(piece)
        return digest.hexdigest()
