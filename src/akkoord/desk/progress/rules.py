"""What is counted in a year, in which words and version, and which way the figures go."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure import Breakdown, Hidden, anonymous, hidden_numbers
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop
from akkoord.engine.yaml_data import yaml_data

LANGUAGES = ("en", "nl", "de", "fr")
PLACES = 1000
"""Kept for the parts of one series in the order of all figures."""
Words = Mapping[str, str]
"""Language → text, in the four languages of the house."""


class Term(StrEnum):
    """Whether a figure is an indicator over the years, or a result of one year."""

    LONG = "long"
    SHORT = "short"


class Origin(StrEnum):
    """Where a figure comes from."""

    COMPUTED = "computed"
    BY_HAND = "by_hand"


class SetState(StrEnum):
    """Which way the figures of a year go."""

    DRAFT = "draft"
    RELEASED = "released"
    REPLACED = "replaced"


SET_STATE_TITLES = {
    SetState.DRAFT: gettext_noop("draft"),
    SetState.RELEASED: gettext_noop("released"),
    SetState.REPLACED: gettext_noop("replaced"),
}


@dataclass(frozen=True, slots=True)
class Definition:
    """One version of the words for a figure, and of what exactly is counted."""

    version: int
    name: Words
    means: Words

    @property
    def hash(self) -> str:
        """What tells this definition from any other."""
        return _hash([self.version, dict(self.name), dict(self.means)])


@dataclass(frozen=True, slots=True)
class Series:
    """A figure that is counted every year."""

    code: str
    term: Term
    definitions: tuple[Definition, ...]
    unit: str = "number"
    protects_single_ones: bool = False
    """Whether a small number would tell about single companies or people."""

    @property
    def newest(self) -> Definition:
        """The definition by which is counted now."""
        return self.definitions[-1]

    def definition(self, version: int) -> Definition:
        """The definition of that version."""
        return next(each for each in self.definitions if each.version == version)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a source counted: a number with its parts, or one value that is measured elsewhere.

    `basis` says what it was counted from, where that is no list of companies or things.
    """

    series: str
    table: Breakdown | None = None
    value: Decimal | None = None
    basis: str = ""

    @property
    def hash(self) -> str:
        """Of everything that was counted: who or what, how much, in which part."""
        counted = [
            [each.key, each.value, sorted(each.contributions.items())]
            for each in (self.table.all() if self.table else ())
        ]
        return _hash([self.series, counted, str(self.value), self.basis])


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure, or a part of one, that somebody enters with where it is from."""

    series: str
    value: Decimal
    source: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every series, in order, and the words of their parts."""

    series: Mapping[str, Series]
    cells: Mapping[str, Words] = field(default_factory=dict)

    def words_of(self, cell: str) -> Words:
        """A part of a number in words: the last piece of its key, or a country."""
        last = cell.rsplit(".", 1)[-1]
        if last in self.cells:
            return self.cells[last]
        return {language: country_name(last, language=language) for language in LANGUAGES}


@cache
def catalogue() -> Catalogue:
    """The figures as `series.yaml` has them."""
    data = yaml_data("akkoord.desk.progress", "series.yaml")
    return Catalogue({row["code"]: _series(row) for row in data["series"]}, data["cells"])


def place_of(series: str, cell: str = "", number: int = 0) -> int:
    """Where a figure stands among all: by series, the whole first, then its parts in their order."""
    cells = list(catalogue().cells)
    part = 0 if not cell else 1 + sum(cells.index(each) for each in cell.split(".") if each in cells)
    return PLACES * list(catalogue().series).index(series) + (number or part)


def hidden_by_hand(numbers: Mapping[str, int]) -> dict[str, Hidden]:
    """Part → why it is not shown, of numbers of which nobody knows any more who stands behind them.

    Each counts as if every one of it were a company, and what a whole has beside its known parts is a part
    too. Raises `PartsTooLarge`.
    """
    found = hidden_numbers(_tree("", numbers))
    return {key: reason for key, reason in found.items() if key in numbers}


def _tree(key: str, numbers: Mapping[str, int]) -> Breakdown:
    prefix = f"{key}." if key else ""
    below = [each for each in numbers if each.startswith(prefix) and each != key]
    direct = [each for each in below if "." not in each.removeprefix(prefix)]
    parts = tuple(_tree(each, numbers) for each in direct)
    known = sum(part.value for part in parts)
    whole = numbers.get(key, known)
    if whole < known:
        raise PartsTooLarge
    if parts and whole > known:
        parts = (*parts, anonymous(f"{key}…", whole - known))
    if not parts:
        return anonymous(key, whole)
    everybody = {name: 1 for part in parts for name in part.contributions}
    return Breakdown(key, whole, everybody, parts)


def _series(row: Mapping[str, Any]) -> Series:
    return Series(
        code=row["code"],
        term=Term(row["term"]),
        definitions=tuple(
            Definition(each["version"], each["name"], each["means"]) for each in row["versions"]
        ),
        unit=row.get("unit", "number"),
        protects_single_ones="protects" in row,
    )


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class OwnFigures(AkkoordError):
    """Who drew figures up does not release them."""

    code = "own_figures"
    sentence = gettext_noop("You worked on these figures, so somebody else must release them.")


class FiguresMoved(AkkoordError):
    """The figures are not those that were looked at."""

    code = "figures_moved"
    sentence = gettext_noop("These figures have changed since you opened the page. Look at them once more.")


class NoFigures(AkkoordError):
    """There is nothing to release."""

    code = "no_figures"
    sentence = gettext_noop("There are no figures of this year yet. Count them or enter them first.")


class CountedAlready(AkkoordError):
    """What the desk counts itself is not entered by hand."""

    code = "counted_already"
    sentence = gettext_noop(
        "The desk has counted this figure itself; a figure by hand would stand beside it."
    )


class PartsTooLarge(AkkoordError):
    """The parts of a number are more than the number."""

    code = "parts_too_large"
    sentence = gettext_noop("The parts of this figure are more than the whole. Look at the numbers again.")
