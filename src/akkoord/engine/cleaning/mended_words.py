"""Which words of a name are usual ones, damaged? `Ap parel`, `Vanelegarment` and `Tesitura` are mended."""

from collections.abc import Iterator
from functools import cache, lru_cache

from akkoord.engine.cleaning.memory import MOST_REMEMBERED
from akkoord.engine.cleaning.vocabulary import common_words, variants

SHORTEST_PARTED = 6
"""A shorter usual word stands in many others by chance."""
SHORTEST_MISTYPED = 7
LEAST_BESIDE = 4
"""Letters that must remain of a word from which a usual one is parted."""


def mended(words: list[str]) -> list[str]:
    """The words of a name, usual ones among them joined, parted and spelt as they are without damage.

    Where nothing but usual words would remain, a rare word is none that was damaged: `Sportking India`.
    """
    joined = _joined(words)
    if all(word in _usual() or len(word) < SHORTEST_MISTYPED for word in joined):
        return joined
    parted = [part for word in joined for part in _parted(word)]
    tells = any(part not in _usual() and part not in common_words("names") for part in parted)
    return parted if tells else joined


def _joined(words: list[str]) -> list[str]:
    """`ap`, `parel` → `apparel`."""
    kept = words[:1]
    for word in words[1:]:
        together = kept[-1] + word
        if len(together) >= SHORTEST_PARTED and together in _usual() and word not in _usual():
            kept[-1] = together
        else:
            kept.append(word)
    return kept


@lru_cache(maxsize=MOST_REMEMBERED)
def _parted(word: str) -> tuple[str, ...]:
    """`vanelegarment` → `vanele`, `garment`; `tesitura` → `tessitura`; any other word as it is."""
    if word in _usual() or len(word) < SHORTEST_MISTYPED or not word.isalpha():
        return (word,)
    for length in range(len(word) - LEAST_BESIDE, SHORTEST_PARTED - 1, -1):
        if word[-length:] in _usual():
            return word[:-length], word[-length:]
        if word[:length] in _usual():
            return word[:length], word[length:]
    return (_as_meant(word),)


def _as_meant(word: str) -> str:
    """The one word of a trade that it is but for one letter, else the word itself."""
    meant = {found for form in (word, *_shorter(word)) for found in _mistyped().get(form, ())}
    meant = {found for found in meant if found[0] == word[0] and abs(len(found) - len(word)) <= 1}
    standard = {variants("names").get(found, found) for found in meant}
    return min(meant) if len(standard) == 1 else word


def _shorter(word: str) -> Iterator[str]:
    """The word without each of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@cache
def _mistyped() -> dict[str, tuple[str, ...]]:
    """What remains of a long word of a trade when one letter or none is lost → the words."""
    table: dict[str, set[str]] = {}
    for word in _of_trades():
        if len(word) >= SHORTEST_MISTYPED:
            for form in (word, *_shorter(word)):
                table.setdefault(form, set()).add(word)
    return {form: tuple(sorted(words)) for form, words in table.items()}


@cache
def _of_trades() -> frozenset[str]:
    table = variants("names")
    return frozenset(word for word in (*table, *table.values()) if word.isalpha())


@cache
def _usual() -> frozenset[str]:
    """Words of trades, and those that stand in many names."""
    return frozenset(word for word in _of_trades() | common_words("names") if len(word) >= SHORTEST_PARTED)
