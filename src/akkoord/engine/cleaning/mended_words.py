"""Which words of a name are usual ones, damaged? `Ap parel`, `Vanelegarment` and `Tesitura` are mended."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.known_words import SHORTEST_USUAL, trade_words
from akkoord.engine.cleaning.lexicon import (
    UNKNOWN,
    Words,
    key_of,
    key_with,
    known,
    letters_of,
    positions_of_known,
    word_of,
)
from akkoord.engine.cleaning.prepared_arrays import PreparedArrays
from akkoord.engine.cleaning.vocabulary import variants
from akkoord.engine.hash_tables import MISSING, HashTables, value_of
from akkoord.engine.hashing import FNV_START, key_with_letter, keys_of_letters
from akkoord.engine.kernels import inner_kernel

SHORTEST_MISTYPED = 7
LEAST_BESIDE = 4
"""Letters that must remain of a word from which a usual one is parted."""


class Mistyped(NamedTuple):
    """Long words of trades by what remains of them when one letter or none is lost."""

    forms: HashTables
    """What remains → a list."""
    starts: Array
    """int64, where the list starts."""
    meant: Array
    """int32, the words."""
    standard: Array
    """int32 beside it, their standard forms."""


@inner_kernel
def mended(words: Words, mistyped: Mistyped, name: Array, out: Array) -> int:
    """Write the words of a name, usual ones among them joined, parted and spelt as they are without damage.

    Where nothing but usual words would remain, a rare word is none that was damaged: `Sportking India`.
    `name` is written over; how many words there are.
    """
    joined = name[: _joined(words, name)]
    count, tells = 0, False
    for word in joined:
        first, second = _parted(words, mistyped, word)
        for part in (first, second):
            if part != UNKNOWN:
                out[count] = part
                count += 1
                tells |= words.flags[part] & (flags.IS_USUAL | flags.IS_COMMON_IN_NAMES) == 0
    if tells:
        return count
    for at in range(len(joined)):
        out[at] = joined[at]
    return len(joined)


@inner_kernel
def _joined(words: Words, name: Array) -> int:
    """`ap`, `parel` → `apparel`; how many words remain."""
    count = min(1, len(name))
    for at in range(1, len(name)):
        word = name[at]
        if not words.flags[word] & flags.IS_USUAL:
            together = known(words, key_with(words, words.keys[name[count - 1]], word))
            if together != UNKNOWN and words.flags[together] & flags.IS_USUAL:
                name[count - 1] = together
                continue
        name[count] = word
        count += 1
    return count


@inner_kernel
def _parted(words: Words, mistyped: Mistyped, word: int) -> tuple[int, int]:
    """`vanelegarment` → `vanele`, `garment`; `tesitura` → `tessitura`; any other as it is, and UNKNOWN."""
    word = int(word)
    start, end = words.starts[word], words.starts[word + 1]
    is_mendable = words.flags[word] & (flags.IS_USUAL | flags.IS_ALPHA) == flags.IS_ALPHA
    if end - start < SHORTEST_MISTYPED or not is_mendable:
        return word, UNKNOWN
    for length in range(end - start - LEAST_BESIDE, SHORTEST_USUAL - 1, -1):
        if _is_usual(words, end - length, end):
            return _of_own_letters(words, start, end - length), _of_own_letters(words, end - length, end)
        if _is_usual(words, start, start + length):
            return _of_own_letters(words, start, start + length), _of_own_letters(words, start + length, end)
    return _as_meant(words, mistyped, word), UNKNOWN


@inner_kernel
def _of_own_letters(words: Words, start: int, end: int) -> int:
    return word_of(words, words.letters, start, end)


@inner_kernel
def _is_usual(words: Words, start: int, end: int) -> bool:
    word = known(words, key_of(words.letters, start, end, FNV_START))
    return word != UNKNOWN and words.flags[word] & flags.IS_USUAL != 0


@inner_kernel
def _as_meant(words: Words, mistyped: Mistyped, word: int) -> int:
    """The one word of a trade that it is but for one letter, else the word itself."""
    start, end = words.starts[word], words.starts[word + 1]
    meant = standard = UNKNOWN
    for left_out in range(start, end + 1):
        form = value_of(mistyped.forms, 0, _key_without(words.letters, start, end, left_out))
        if form == MISSING:
            continue
        for at in range(mistyped.starts[form], mistyped.starts[form + 1]):
            found = int(mistyped.meant[at])
            if not _are_alike(words, word, found):
                continue
            if meant != UNKNOWN and mistyped.standard[at] != standard:
                return word
            meant = min(meant, found) if meant != UNKNOWN else found
            standard = int(mistyped.standard[at])
    return word if meant == UNKNOWN else meant


@inner_kernel
def _key_without(letters: Array, start: int, end: int, left_out: int) -> np.uint64:
    """The key of letters without one of them."""
    key = FNV_START
    for at in range(start, end):
        if at != left_out:
            key = key_with_letter(key, letters[at])
    return key


@inner_kernel
def _are_alike(words: Words, word: int, found: int) -> bool:
    """Whether both words begin with one letter and are nearly as long."""
    first, second = words.starts[word], words.starts[found]
    difference = words.starts[word + 1] - first - words.starts[found + 1] + second
    return bool(words.letters[first] == words.letters[second] and -1 <= difference <= 1)


def _shorter(word: str) -> Iterator[str]:
    """The word without each of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _mistyped() -> Mapping[str, Array]:
    table: dict[str, set[str]] = {}
    for word in trade_words():
        if len(word) >= SHORTEST_MISTYPED:
            for form in (word, *_shorter(word)):
                table.setdefault(form, set()).add(word)
    position, standard = positions_of_known(), variants("names")
    lists = Ragged.of(
        [[position[word] for word in sorted(meant)] for meant in table.values()], dtype=np.int32
    )
    meant = [word for words in table.values() for word in sorted(words)]
    letters = letters_of(table)
    keys = keys_of_letters(letters.starts, letters.values).tolist()
    forms = HashTables.of([dict(zip(keys, range(len(table)), strict=True))])
    return {
        **{f"forms.{part}": getattr(forms, part) for part in forms._fields},
        "starts": lists.starts,
        "meant": lists.values,
        "standard": np.array([position[standard.get(word, word)] for word in meant], dtype=np.int32),
    }


_MISTYPED = PreparedArrays(_mistyped)


@cache
def mistyped() -> Mistyped:
    """The long words of trades."""
    forms = HashTables(*(_MISTYPED[f"forms.{part}"] for part in HashTables._fields))
    return Mistyped(forms, _MISTYPED["starts"], _MISTYPED["meant"], _MISTYPED["standard"])
