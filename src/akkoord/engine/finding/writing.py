"""Writes the index of a list; memory grows with the list by about as much as the file is large."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from akkoord.engine.arrays import Array, starts_of
from akkoord.engine.finding.array_file import write_arrays
from akkoord.engine.finding.grams import index_grams
from akkoord.engine.finding.letters import codes_of, sound_of

BETWEEN_NAMES = "|"
SHORTEST_GUESSED = 4
"""Letters; in a shorter word a slip of the hand makes another word."""


@dataclass(frozen=True, slots=True)
class Findable:
    """What a location is found by; texts are keys of `akkoord.engine.cleaning.search_keys`."""

    names: tuple[str, ...]
    """Without legal forms."""
    town: str
    place: str
    """Town, region and address."""
    words_of_names: str
    """With legal forms."""
    other_words: str
    """Of country and identifiers."""
    traits: dict[str, tuple[str, ...]]
    """What the list can be narrowed by, such as the region."""


class _Texts:
    """Texts one after the other."""

    def __init__(self) -> None:
        self._letters, self._lengths = bytearray(), array("q")

    def add(self, text: bytes) -> None:
        self._letters += text
        self._lengths.append(len(text))

    def arrays(self) -> tuple[Array, Array]:
        """Where each starts (int64, one more than there are texts), and the bytes of all."""
        return starts_of(np.asarray(self._lengths)), np.frombuffer(self._letters, dtype=np.uint8)


class _Numbers:
    """Numbers of words or values in the order in which they are met, and who has them."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}
        self.numbers, self.places = array("I"), array("I")

    def add(self, text: str, place: int) -> None:
        self.numbers.append(self.known.setdefault(text, len(self.known)))
        self.places.append(place)


class _Collected:
    """Everything that the index says, location by location."""

    def __init__(self) -> None:
        self.names, self.places, self.sounds = _Texts(), _Texts(), _Texts()
        self.words = _Numbers()
        self.traits: dict[str, _Numbers] = {}
        self.count = 0

    def add(self, location: Findable) -> None:
        names = BETWEEN_NAMES.join(location.names)
        self.names.add(names.encode("ascii"))
        self.places.add(location.place.encode("ascii"))
        heard = [sound_of(text) for text in (*location.names, location.town)]
        self.sounds.add(codes_of(BETWEEN_NAMES.join(heard)).tobytes())
        for word, is_name in _words(location):
            self.words.add(word, 2 * self.count + is_name)
        for trait, values in location.traits.items():
            for value in values:
                self.traits.setdefault(trait, _Numbers()).add(value, self.count)
        self.count += 1


def write_index(path: Path, locations: Iterable[Findable]) -> None:
    """Write the index of locations, which are numbered from 0 in their order; same list, same bytes."""
    collected = _Collected()
    for location in locations:
        collected.add(location)
    arrays: dict[str, Array] = {}
    for name, texts in (("names", collected.names), ("places", collected.places)):
        arrays[f"{name}_starts"], arrays[name] = texts.arrays()
    arrays["gram_starts"], arrays["gram_locations"] = index_grams(*collected.sounds.arrays())
    words = sorted(collected.words.known)
    arrays |= _words_of(words, collected.words)
    arrays |= _guesses_of(words)
    values = {trait: sorted(numbers.known) for trait, numbers in sorted(collected.traits.items())}
    for trait, in_order in values.items():
        starts, having = _by_number(in_order, collected.traits[trait])
        arrays |= {f"{trait}_starts": starts, f"{trait}_locations": having}
    write_arrays(path, {"locations": collected.count, "traits": values}, arrays)


def _words(location: Findable) -> Iterator[tuple[str, bool]]:
    """Every word once, those of names first."""
    of_names = dict.fromkeys(" ".join([location.words_of_names, *location.names]).split())
    yield from ((word, True) for word in of_names)
    others = dict.fromkeys(f"{location.place} {location.other_words}".split())
    yield from ((word, False) for word in others if word not in of_names)


def _words_of(words: list[str], collected: _Numbers) -> dict[str, Array]:
    texts = _Texts()
    for word in words:
        texts.add(word.encode("ascii"))
    starts, places = _by_number(words, collected)
    letter_starts, letters = texts.arrays()
    return {
        "word_letter_starts": letter_starts,
        "word_letters": letters,
        "word_starts": starts,
        "word_places": places,
    }


def _by_number(in_order: list[str], collected: _Numbers) -> tuple[Array, Array]:
    """For each text in its order the places where it stands, as starts (int64) and places (uint32)."""
    rank = np.empty(len(in_order), dtype=np.uint32)
    rank[[collected.known[text] for text in in_order]] = np.arange(len(in_order), dtype=np.uint32)
    ranks = rank[np.asarray(collected.numbers, dtype=np.uint32)]
    starts = starts_of(np.bincount(ranks, minlength=len(in_order)))
    order = np.argsort(ranks, kind="stable")
    return starts, np.asarray(collected.places, dtype=np.uint32)[order]


def _guesses_of(words: list[str]) -> dict[str, Array]:
    """The words that somebody may have meant who wrote another one, and their pieces."""
    chosen = [at for at, word in enumerate(words) if len(word) >= SHORTEST_GUESSED and word.isalpha()]
    texts = _Texts()
    for at in chosen:
        texts.add(codes_of(sound_of(words[at])).tobytes())
    starts, having = index_grams(*texts.arrays())
    return {
        "guessed_words": np.array(chosen, dtype=np.uint32),
        "guess_starts": starts,
        "guess_words": having,
    }
