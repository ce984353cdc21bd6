"""What a column header means: its field, in any of our languages, also when it is misspelt."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from akkoord.engine.yaml_data import yaml_data

NEAR_MISS = 88.0
NEAR_MISS_OF_SHORT = 92.0
"""rapidfuzz ratio from which two headers are the same word; a letter more makes a short word another."""
SHORT = 8
SHORTEST_NEAR_MISS = 5
LONGEST_HEADER = 80

NOT_MEANING = re.compile(r"\((?:required|mandatory|optional|verplicht|optioneel|pflicht\w*|obligatoire)\)|\*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The field that a header stands for, and how sure that is: 1 is exact."""

    field: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Header keys → field. In `also` a key may lead to several fields, first choice first."""

    names: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]


def header_key(header: str) -> str:
    """Letters and digits of `header` in lower case without accents, words parted by one blank."""
    plain = unicodedata.normalize("NFKD", NOT_MEANING.sub(" ", header.casefold()))
    kept = "".join(
        letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(kept.split())


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Our header names, read once."""
    data = yaml_data("akkoord.engine.intake", "headers.yaml")
    data.pop("source")
    names = {header_key(name): field for field, entry in data.items() for name in entry["names"]}
    also: dict[str, tuple[str, ...]] = {}
    for field, entry in data.items():
        for name in entry.get("also", ()):
            also[header_key(name)] = (*also.get(header_key(name), ()), field)
    return Vocabulary(names=names, also=also, fields=tuple(data))


@lru_cache(maxsize=4096)
def meaning_of(header: str) -> Meaning | None:
    """The field that `header` names for certain, exactly or as a near miss."""
    for key in _readings(header):
        if field := vocabulary().names.get(key):
            return Meaning(field, 1.0)
    if any(key in vocabulary().also for key in _readings(header)):
        return None
    return _near_miss(header_key(header))


@lru_cache(maxsize=4096)
def other_meanings_of(header: str) -> tuple[str, ...]:
    """The fields that `header` may stand for when no better header in the sheet does."""
    for key in _readings(header):
        if fields := vocabulary().also.get(key):
            return fields
    return ()


def _readings(header: str) -> list[str]:
    """Keys to look up: the whole header, then the parts of "Naam / Name" or "Land (country)"."""
    if len(header) > LONGEST_HEADER:
        return []
    parts = [part for part in re.split(r"[/|\n\r()\[\]]| - ", header) if part.strip()]
    return list(dict.fromkeys(filter(None, map(header_key, [header, *parts]))))


def _near_miss(key: str) -> Meaning | None:
    if not SHORTEST_NEAR_MISS <= len(key) <= LONGEST_HEADER:
        return None
    cutoff = NEAR_MISS_OF_SHORT if len(key) < SHORT else NEAR_MISS
    found = process.extractOne(key, vocabulary().names.keys(), scorer=fuzz.ratio, score_cutoff=cutoff)
    return Meaning(vocabulary().names[found[0]], found[1] / 100 - 0.05) if found else None


def fields_in(cells: Sequence[str]) -> float:
    """How much a row of cells looks like a header: the sum of certainties of the fields named in it."""
    best: dict[str, float] = {}
    for cell in cells:
        if meaning := meaning_of(cell):
            best[meaning.field] = max(best.get(meaning.field, 0.0), meaning.certainty)
        elif other := other_meanings_of(cell):
            best.setdefault(other[0], 0.5)
    return sum(best.values())
