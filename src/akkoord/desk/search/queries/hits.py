"""What a search answers, and when a text is what was asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db.models import Model, QuerySet

from akkoord.engine.cleaning.search_keys import search_key

Thing = TypeVar("Thing", bound=Model)
SHOWN = 8
"""Hits of one kind on the page; the rest stands where the kind has a page of its own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, and its words as they are compared."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: its name, what stands beside it, and its address in the desk."""

    title: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind; `more` leads to all of them where there are more than the page shows."""

    title: str
    hits: tuple[Hit, ...]
    more: str = ""


def found(title: str, hits: Iterable[Hit], *, more: str = "") -> Found:
    """As many hits as the page shows; one hit more than that says that there are more."""
    every = tuple(_some(hits))
    return Found(title, every[:SHOWN], more if len(every) > SHOWN else "")


def _some(hits: Iterable[Hit]) -> Iterable[Hit]:
    for number, hit in enumerate(hits):
        if number > SHOWN:
            return
        yield hit


def those_meant(words: Sequence[str], rows: QuerySet[Thing], *columns: str) -> list[Thing]:
    """The first of `rows` of which these columns are meant, one more than the page shows.

    Only the columns are read of all rows, and whole rows of those that are shown.
    """
    lines = rows.values_list("pk", *columns)
    meant = (key for key, *texts in lines if is_meant(words, *map(str, texts)))
    keys = list(islice(meant, SHOWN + 1))
    found = rows.in_bulk(keys)
    return [found[key] for key in keys]


def is_meant(words: Sequence[str], *texts: str) -> bool:
    """Whether every word stands in one of `texts`, in any spelling of capitals, accents and initials."""
    text = " ".join(texts)
    written = text.lower()
    if all(word in written for word in words):
        return True
    if written.isascii() and not any(mark in written for mark in "'."):
        return False  # its key has the same letters; a company may have ten thousand rows to look at
    keys = search_key(text)
    return all(word in keys for word in words)
