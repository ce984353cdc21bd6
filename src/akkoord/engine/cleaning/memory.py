"""What depends on a word alone is worked out once a word."""

from collections.abc import Callable
from typing import Generic, TypeVar

MOST_REMEMBERED = 200_000
"""Words; a process that meets more starts anew, so that memory stays bounded."""

Answer = TypeVar("Answer")


class Remembered(dict[str, Answer], Generic[Answer]):
    """The answers of a pure function for the words that a process meets: `remembered[word]` is `of(word)`."""

    def __init__(self, of: Callable[[str], Answer]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, word: str) -> Answer:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        answer = self[word] = self._of(word)
        return answer
