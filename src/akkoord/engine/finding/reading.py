"""An index that is open to be searched."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.finding.array_file import open_arrays
from akkoord.engine.finding.grams import Grams
from akkoord.engine.finding.word_kernels import count_wanted
from akkoord.engine.finding.words import Words
from akkoord.engine.finding.writing import BETWEEN_NAMES

AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Trait:
    """What the list can be narrowed by: its values, ascending, and who has each."""

    values: Sequence[str]
    locations: Ragged

    def having(self, value: str) -> Array:
        """uint32, ascending: the locations with this value."""
        at = bisect_left(self.values, value)
        is_known = at < len(self.values) and self.values[at] == value
        return self.locations[at] if is_known else self.locations.values[:0]

    def beginning_with(self, beginning: str) -> range:
        """Which values begin so."""
        first = bisect_left(self.values, beginning)
        return range(first, bisect_left(self.values, beginning + AFTER_ALL, lo=first))

    def sizes(self, which: range) -> Array:
        """int64: how many locations have each of these values."""
        return np.diff(self.locations.starts[which.start : which.stop + 1])

    def counts(self, which: range, is_wanted: Array) -> Array:
        """int64: how many of the wanted locations have each of these values."""
        counts = np.zeros(len(which), dtype=np.int64)
        starts = self.locations.starts[which.start : which.stop + 1]
        count_wanted(starts, self.locations.values, is_wanted, counts)
        return counts


NOT_KNOWN = Trait((), Ragged.of([], np.uint32))
"""Of a list in which nobody has it."""


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that a list is searched by; locations are numbered from 0."""

    count: int
    names: Ragged
    places: Ragged
    grams: Grams
    """Of names and towns, as they sound."""
    words: Words
    guesses: Grams
    """Of the words that somebody may have meant, as they sound."""
    guessed_words: Array
    """Number of a guess → number of the word."""
    traits: dict[str, Trait]

    def names_of(self, location: int) -> list[str]:
        """The keys of a location's names."""
        return self.names[location].tobytes().decode("ascii").split(BETWEEN_NAMES)

    def place_of(self, location: int) -> str:
        """The key of town, region and address."""
        return self.places[location].tobytes().decode("ascii")

    def length_of_names(self, locations: Array) -> Array:
        """How many letters the names of each have."""
        return np.asarray(self.names.starts[1:][locations] - self.names.starts[:-1][locations])


def open_index(path: Path) -> Index:
    """Open what `write_index` wrote. Raises `NotAnArrayFile`."""
    file = open_arrays(path)
    facts, arrays = file.facts, file.arrays
    return Index(
        count=facts["locations"],
        names=Ragged(arrays["names_starts"], arrays["names"]),
        places=Ragged(arrays["places_starts"], arrays["places"]),
        grams=Grams(arrays["gram_starts"], arrays["gram_locations"], facts["locations"]),
        words=Words(
            Ragged(arrays["word_letter_starts"], arrays["word_letters"]),
            arrays["word_starts"],
            arrays["word_places"],
        ),
        guesses=Grams(arrays["guess_starts"], arrays["guess_words"], len(arrays["guessed_words"])),
        guessed_words=arrays["guessed_words"],
        traits={
            trait: Trait(values, Ragged(arrays[f"{trait}_starts"], arrays[f"{trait}_locations"]))
            for trait, values in facts["traits"].items()
        },
    )
