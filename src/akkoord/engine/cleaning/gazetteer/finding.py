"""Where in a row of words is a place named?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from akkoord.engine.cleaning.gazetteer.towns import OWN_TOWNS, KnownPlace, additions, named_places
from akkoord.engine.cleaning.numerals import number_kinds
from akkoord.engine.cleaning.text import PUNCTUATION
from akkoord.engine.cleaning.vocabulary import glued_words, variants

MOST_TOKENS = 5
"""`ho chi minh city`; a hyphen counts as one."""
LONGEST_BEGINNING = 12
BEGINNINGS = range(2, LONGEST_BEGINNING + 1)
"""Letters of the first word of a name that is written in several; a longer first word is rare."""
SHORTEST_SPACED = 5
"""Letters of a name that is only known written together: `dong guan`, but not `da li`."""
SURE_PEOPLE = 300_000


class Found(NamedTuple):
    """The tokens from `at` to `end` name one of `places`."""

    at: int
    end: int
    places: tuple[KnownPlace, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of one country by their names."""

    places: Mapping[str, tuple[KnownPlace, ...]]
    """Squashed name → the places that bear it."""
    alone: Mapping[str, tuple[KnownPlace, ...]]
    """Those that one word names."""
    spaced: Mapping[str, tuple[KnownPlace, ...]]
    """Those that may be written in several words."""
    starts: frozenset[str]
    """What the first words of a name can be: `dong` for `dongguan`."""

    def find(self, tokens: Sequence[str]) -> list[Found]:
        """The names of places among the tokens, from left to right, the longest first."""
        starts, alone, last = self.starts, self.alone, len(tokens) - 1
        found: list[Found] = []
        end = 0
        for at in [at for at, token in enumerate(tokens) if token in starts]:
            token = tokens[at]
            following = tokens[at + 1] if at < last else ""
            goes_on = following == "-" or (token + following)[:LONGEST_BEGINNING] in starts
            if at >= end and (goes_on or token in alone) and (name := self._name_at(tokens, at)):
                found.append(name)
                end = name.end
        return found

    def _name_at(self, tokens: Sequence[str], at: int) -> Found | None:
        joined = tokens[at]
        places, longest = self.alone.get(joined), at + 1
        for end in range(at + 1, min(at + MOST_TOKENS, len(tokens))):
            if tokens[end] != "-":
                joined += tokens[end]
                if joined in self.spaced and tokens[end] not in PUNCTUATION:
                    places, longest = self.spaced[joined], end + 1
                if joined[:LONGEST_BEGINNING] not in self.starts:
                    break
        return Found(at, longest, places) if places else None


def _may_be_spaced(name: str, places: Sequence[KnownPlace]) -> bool:
    """Whether a name may stand in several words: a short one only when many know it or we listed it."""
    is_known = any(place.id >= OWN_TOWNS or place.people >= SURE_PEOPLE for place in places)
    return len(name) >= SHORTEST_SPACED or is_known


@cache
def gazetteer_of(country: str) -> Gazetteer:
    """The gazetteer of a country (ISO 3166-1 alpha-2); an empty one for "" and unknown codes."""
    places = named_places(country) if country else {}
    spaced = {name: found for name, found in places.items() if _may_be_spaced(name, found)}
    return Gazetteer(
        places=places,
        alone={name: found for name, found in places.items() if name not in no_towns()},
        spaced=spaced,
        starts=frozenset({name[:length] for name in spaced for length in BEGINNINGS} | places.keys()),
    )


@cache
def no_towns() -> frozenset[str]:
    """Single words that an address or a name uses for something else than the town of that name."""
    listed = {word for words in additions()["no town"] for word in words.split()}
    return frozenset(listed | glued_words() | variants("addresses").keys() | number_kinds().keys())


def with_standard_places(tokens: list[str], found: Sequence[Found]) -> list[str]:
    """The tokens with each place as one word, where its name means one place only."""
    if not any(name.places[0].name != tokens[name.at] or name.end > name.at + 1 for name in found):
        return tokens
    kept: list[str] = []
    end = 0
    for name in found:
        kept += tokens[end : name.at]
        is_one = len({place.name for place in name.places}) == 1
        kept.append(name.places[0].name if is_one else "".join(tokens[name.at : name.end]).replace("-", ""))
        end = name.end
    return kept + tokens[end:]
