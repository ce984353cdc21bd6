"""What depends on a word alone is worked out once a word; nothing is tidied up while rows are read."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


@contextmanager
def few_collections() -> Iterator[None]:
    """Keeps the garbage collector from looking at all the rows again and again: they hold no circles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
