"""A story as it left the house: the file that the desk writes and the public site reads."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from akkoord.engine.disclosure.yearly_report import Block, Words
from akkoord.engine.text import gettext_noop

STORIES = "stories"
"""The folder beside the editions of an agreement in which each story has a folder of its own."""
STORY = "story.json"
STORY_SIGNATURE = "story.json.sig"
"""Read by the public site and given to nobody: a copy of a story that is gone proves nothing."""
GONE = "gone.json"
"""The codes of stories that everybody could read once: their address answers that they are gone."""
LANGUAGES = ("nl", "en", "de", "fr")
"""The languages in which a story can be read."""


class Part(StrEnum):
    """As what somebody tells or appears in a story."""

    WORKER = "worker"
    ORGANISER = "organiser"
    MANAGER = "manager"
    COMPANY = "company"
    OTHER = "other"


PART_TITLES = {
    Part.WORKER: gettext_noop("worker"),
    Part.ORGANISER: gettext_noop("union organiser"),
    Part.MANAGER: gettext_noop("manager of a factory"),
    Part.COMPANY: gettext_noop("at a company"),
    Part.OTHER: gettext_noop("somebody else"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Somebody in the story, by the name under which the story speaks of them."""

    name: str
    part: str
    is_real_name: bool

    @property
    def part_title(self) -> str:
        """As what, to be translated."""
        return PART_TITLES[Part(self.part)]


@dataclass(frozen=True, slots=True)
class StoryText:
    """The story in one language."""

    title: str
    blocks: tuple[Block, ...]
    translated_by: str
    """Empty for the language in which it was written down."""


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture beside the story, in two sizes of pixels, and until when it may be seen."""

    file: str
    sha256: str
    width: int
    height: int
    small_file: str
    small_sha256: str
    small_width: int
    small_height: int
    alt: Words
    photographer: str
    licence: str
    until: str
    """ISO 8601 with offset, the first moment at which nobody may see it; "" without an end."""

    def is_shown(self, now: datetime) -> bool:
        """Whether everybody may see it at this moment."""
        return not self.until or now < datetime.fromisoformat(self.until)

    @property
    def files(self) -> Mapping[str, str]:
        """File → SHA-256."""
        return {self.file: self.sha256, self.small_file: self.small_sha256}


@dataclass(frozen=True, slots=True)
class PublicStory:
    """A story with everything that everybody may read of it; nothing else can be said in it."""

    code: str
    agreement: str
    agreement_name: Words
    theme: str
    theme_name: Words
    country: str
    """ISO 3166-1; "" where the place is not told."""
    region: str
    told_in: str
    """The language in which it was told."""
    told_by: tuple[Teller, ...]
    brought_by: str
    """The party or company that wrote it down; "" for the secretariat."""
    month: str
    """In which it appeared, as 2018-02: a day could be joined with other news."""
    until: str
    """ISO 8601 with offset, the first moment at which nobody may read it; "" without an end."""
    texts: Mapping[str, StoryText]
    """Language → the text."""
    pictures: tuple[StoryPicture, ...]

    def is_shown(self, now: datetime) -> bool:
        """Whether everybody may read it at this moment."""
        return not self.until or now < datetime.fromisoformat(self.until)

    def pictures_shown(self, now: datetime) -> tuple[StoryPicture, ...]:
        """The pictures that everybody may see at this moment."""
        return tuple(each for each in self.pictures if each.is_shown(now))

    def language_for(self, reader: str) -> str:
        """The language in which somebody reads it: the reader's, else the one it was written down in."""
        if reader in self.texts:
            return reader
        return next(language for language, text in self.texts.items() if not text.translated_by)

    def as_json(self) -> str:
        """The content of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """What stands in the file. Raises `ValueError`, `KeyError` or `TypeError` where it is another one."""
        row = json.loads(text)
        return cls(
            **{
                **row,
                "told_by": tuple(Teller(**each) for each in row["told_by"]),
                "texts": {language: _text(each) for language, each in row["texts"].items()},
                "pictures": tuple(StoryPicture(**each) for each in row["pictures"]),
            }
        )


def _text(row: Mapping[str, Any]) -> StoryText:
    blocks = tuple(Block(each["kind"], tuple(each["lines"])) for each in row["blocks"])
    return StoryText(**{**row, "blocks": blocks})
