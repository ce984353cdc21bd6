"""The stories that everybody may read at this moment, as they stand on disk beside the editions."""

import hashlib
import json
import logging
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.public_story import GONE, STORIES, STORY, STORY_SIGNATURE, PublicStory
from akkoord.public.trust import fault_of

SECONDS_BETWEEN_LOOKS = 2.0
"""How long a story that was taken back may still be read."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stories:
    """What was found at the last look."""

    by_code: dict[str, tuple[PublicStory, Path]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


class StoryShelf:
    """All stories below one folder; a look is as old as `SECONDS_BETWEEN_LOOKS` at most."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._lock = threading.Lock()
        self._looked_at = float("-inf")
        self._found = Stories()

    def _now(self) -> Stories:
        with self._lock:
            if time.monotonic() - self._looked_at >= SECONDS_BETWEEN_LOOKS:
                self._found = self._look()
                self._looked_at = time.monotonic()
            return self._found

    def shown(self) -> list[PublicStory]:
        """Every story that may be read now, the newest month first."""
        now = datetime.now(UTC)
        found = [story for story, _ in self._now().by_code.values() if story.is_shown(now)]
        return sorted(found, key=lambda each: (each.month, each.code), reverse=True)

    def find(self, code: str) -> PublicStory | None:
        """The story with this code, if it may be read now."""
        return next((each for each in self.shown() if each.code == code), None)

    def is_gone(self, code: str) -> bool:
        """Whether it could be read once and cannot any more; nobody is told why."""
        found = self._now()
        return self.find(code) is None and (code in found.gone or code in found.by_code)

    def picture(self, code: str, name: str) -> tuple[Path, str] | None:
        """The file of a picture that may be seen now, and its SHA-256."""
        story = self.find(code)
        if story is None:
            return None
        files = {
            file: checksum
            for each in story.pictures_shown(datetime.now(UTC))
            for file, checksum in each.files.items()
        }
        return (self._now().by_code[code][1] / name, files[name]) if name in files else None

    def state(self) -> str:
        """A name for what may be read now; it changes with every story and picture that comes or goes."""
        now = datetime.now(UTC)
        told = [(each.as_json(), len(each.pictures_shown(now))) for each in self.shown()]
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def _look(self) -> Stories:
        by_code, gone = dict[str, tuple[PublicStory, Path]](), set[str]()
        folders = self.directory.glob(f"*/{STORIES}") if self.directory.is_dir() else ()
        for folder in sorted(folders):
            gone.update(_gone(folder / GONE))
            for each in sorted(folder.iterdir()):
                story = _story(each) if _may_be_one(each) else None
                if story is not None:
                    by_code[story.code] = story, each
        return Stories(by_code, frozenset(gone))


def stories() -> StoryShelf:
    """The stories that this site shows."""
    return _shelf(settings.EDITIONS_DIR)


@cache
def _shelf(directory: Path) -> StoryShelf:
    return StoryShelf(directory)


def _may_be_one(folder: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith(names.UNFINISHED)


def _story(folder: Path) -> PublicStory | None:
    try:
        story = PublicStory.read((folder / STORY).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None  # it was taken away while we looked
    except (OSError, ValueError, KeyError, TypeError) as fault:
        _say_left_out(type(fault).__name__)
        return None
    if unsigned := fault_of(folder / STORY, folder / STORY_SIGNATURE):
        _say_left_out(unsigned)
        return None
    return story if story.code == folder.name else None


@lru_cache(100)
def _say_left_out(fault: str) -> None:
    """Say once that there is one, and not which."""
    log.error("story left out", extra={"facts": {"fault": fault}})


def _gone(note: Path) -> list[str]:
    try:
        return [str(each) for each in json.loads(note.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
