"""The words of the list in their order, and where each stands."""

from bisect import bisect_left
from dataclasses import dataclass

from akkoord.engine.arrays import Array, Ragged

AFTER_ALL = b"\xff"


@dataclass(frozen=True, slots=True)
class Words:
    """Every word once, ascending; and the locations that have it."""

    letters: Ragged
    """ASCII."""
    starts: Array
    """int64, one more than there are words: where the places of each begin."""
    places: Array
    """uint32: twice the number of a location, and one more where the word stands in a name."""

    def __len__(self) -> int:
        return len(self.letters)

    def word(self, number: int) -> str:
        """The word with this number."""
        return self.letters[number].tobytes().decode("ascii")

    def beginning_with(self, beginning: str) -> range:
        """The numbers of the words that begin so; where one is no longer than that, it is the first."""
        wanted = beginning.encode("ascii")
        first = bisect_left(range(len(self)), wanted, key=self._spelled)
        return range(first, bisect_left(range(len(self)), wanted + AFTER_ALL, lo=first, key=self._spelled))

    def how_many(self, words: range) -> int:
        """Places of these words; a location with several of them counts several times."""
        return int(self.starts[words.stop] - self.starts[words.start])

    def _spelled(self, number: int) -> bytes:
        return self.letters[number].tobytes()
