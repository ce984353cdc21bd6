"""Style sheets, scripts and pictures under names that change with their content: to keep for ever.

The names are worked out when a process starts: an upgrade needs no step for them, and no folder.
"""

import hashlib
from functools import cache
from os import stat_result
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
from whitenoise.middleware import WhiteNoiseMiddleware

LENGTH = 12
"""Characters of the hash in a name."""


@cache
def hashed_name(name: str) -> str:
    """`css/page.css` with its content in the name: `css/page.1f3870be274f.css`; or itself."""
    found = finders.find(name)
    if not found:
        return name
    mark = hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:LENGTH]
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{mark}{path.suffix}"))


class HashedNames(StaticFilesStorage):
    """What `{% static %}` asks for the address of a file."""

    def url(self, name: str | None) -> str:
        """The address under the name with the hash; while developing under the plain one."""
        return super().url(name if settings.DEBUG or not name else hashed_name(name))


class HashedFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise has no types
    """Answers both names of a file; to keep for ever only the one with the hash."""

    def add_file_to_dictionary(
        self, url: str, path: str, stat_cache: dict[str, stat_result] | None = None
    ) -> None:
        """WhiteNoise calls this for each file when a process starts."""
        super().add_file_to_dictionary(url, path, stat_cache=stat_cache)
        hashed = staticfiles_storage.url(url.removeprefix(self.static_prefix))
        super().add_file_to_dictionary(hashed, path, stat_cache=stat_cache)
