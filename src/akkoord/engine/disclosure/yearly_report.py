"""An annual report as it left the house: the file that the desk writes once and the public site reads."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

REPORTS = "reports"
"""The folder beside the editions of the agreement in which reports stand, each as `<year>-<version>.json`."""
Words = Mapping[str, str]
"""Language → text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the lines of a list."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicChapter:
    """A chapter: its title in four languages, its text in those in which it was written."""

    code: str
    title: Words
    text: Mapping[str, tuple[Block, ...]]

    def in_language(self, language: str) -> tuple[Block, ...]:
        """The text in `language`, else in English."""
        return self.text.get(language) or self.text["en"]


@dataclass(frozen=True, slots=True)
class PublicReport:
    """One version of an annual report; a correction is another version with a reason."""

    agreement: str
    agreement_name: Words
    year: int
    version: int
    dated: str
    """ISO 8601."""
    figures_as_of: str
    """ISO 8601."""
    figures_number: int
    reason: str
    chapters: tuple[PublicChapter, ...]

    @property
    def day(self) -> date:
        """When it appeared."""
        return date.fromisoformat(self.dated)

    @property
    def figures_day(self) -> date:
        """As of which day its figures were counted."""
        return date.fromisoformat(self.figures_as_of)

    @property
    def file_name(self) -> str:
        """Under which name it stands."""
        return report_name(self.year, self.version)

    def as_json(self) -> str:
        """The content of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """What stands in the file. Raises `ValueError`, `KeyError` or `TypeError` where it is another one."""
        row = json.loads(text)
        return cls(**{**row, "chapters": tuple(map(_chapter, row["chapters"]))})


def report_name(year: int, version: int) -> str:
    """The file of one version."""
    return f"{year}-{version}.json"


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs are parted by an empty line; lines that begin with a dash are a list."""
    found = []
    for piece in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in piece.splitlines() if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            found.append(Block("list", tuple(line.removeprefix("- ") for line in lines)))
        elif lines:
            found.append(Block("paragraph", (" ".join(lines),)))
    return tuple(found)


def _chapter(row: Mapping[str, Any]) -> PublicChapter:
    text = {
        language: tuple(Block(each["kind"], tuple(each["lines"])) for each in blocks)
        for language, blocks in row["text"].items()
    }
    return PublicChapter(**{**row, "text": text})
