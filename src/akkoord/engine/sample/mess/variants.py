"""Other ways to write the same words: legal forms, kinds of streets, names of towns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from akkoord.engine.yaml_data import yaml_data


@dataclass(frozen=True, slots=True)
class Variants:
    """Forms that mean the same, and how they are found in a text."""

    forms: tuple[str, ...]
    countries: frozenset[str]
    found_by: re.Pattern[str]


class Preferences:
    """The form that one list uses for each group of words, drawn when first needed."""

    def __init__(self, *, random: Random) -> None:
        self._random = random
        self._chosen: dict[tuple[str, ...], str] = {}

    def form_of(self, group: Variants) -> str:
        """The list's own form for a group."""
        if group.forms not in self._chosen:
            self._chosen[group.forms] = self._random.choice(group.forms)
        return self._chosen[group.forms]


def rewrite(
    text: str, kind: str, country: str, preferences: Preferences, *, chance: float, random: Random
) -> str:
    """Write some words of `text` in another form: mostly the list's own one, sometimes any.

    `kind` is `name`, `address` or `city`; `chance` is that of each group of words.
    """
    for group in groups_for(kind, country):
        if random.random() < chance and group.found_by.search(text):
            form = preferences.form_of(group) if random.random() < 0.7 else random.choice(group.forms)
            text = group.found_by.sub(lambda _, form=form: form, text, count=1)  # type: ignore[misc]
    return re.sub(r"\s+", " ", text).strip(" ,")


@cache
def groups_for(kind: str, country: str) -> tuple[Variants, ...]:
    """The groups of words that are written differently in a country's names, addresses or towns."""
    return tuple(g for g in _groups()[kind] if not g.countries or country in g.countries)


@cache
def _groups() -> Mapping[str, tuple[Variants, ...]]:
    content = yaml_data(__package__, "variants.yaml")
    return {kind: tuple(_group(entry) for entry in content[kind]) for kind in ("name", "address", "city")}


def _group(entry: dict[str, list[str]]) -> Variants:
    longest_first = sorted((form for form in entry["forms"] if form), key=len, reverse=True)
    found_by = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return Variants(tuple(entry["forms"]), frozenset(entry.get("countries", ())), found_by)
