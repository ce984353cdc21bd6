"""Where in a row of words does a known phrase stand?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

Meaning = TypeVar("Meaning")
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Meaning]]]
"""First word → the phrases that begin with it, longest first, each with its meaning."""


def phrases_of(meanings: Iterable[tuple[tuple[str, ...], Meaning]]) -> Phrases[Meaning]:
    """Phrases by their first word."""
    table: dict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)
    for words, meaning in meanings:
        table[words[0]].append((words, meaning))
    return {first: sorted(each, key=lambda item: (-len(item[0]), item[0])) for first, each in table.items()}


def phrase_at(words: Sequence[str], at: int, phrases: Phrases[Meaning]) -> tuple[int, Meaning] | None:
    """How many words the longest phrase at `at` has, and its meaning."""
    for phrase, meaning in phrases.get(words[at], ()):
        length = len(phrase)
        if length == 1 or tuple(words[at : at + length]) == phrase:
            return length, meaning
    return None
