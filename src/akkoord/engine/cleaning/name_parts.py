"""Which names stand in one cell? Former ones, acronyms in brackets, operator and parent."""

from typing import NamedTuple

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.country_numbers import NO_COUNTRY
from akkoord.engine.cleaning.known_phrases import Phrases, phrase_at
from akkoord.engine.cleaning.lexicon import Words
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel

MAIN = 0
"""The name without those that a marker announces; the first of each row."""
MARKED = 1
"""A name behind a marker: `formerly …`, `a division of …`, or one that is given apart."""
BRACKETED = 2
"""What stands outside brackets, and inside each pair: names where at least two of them tell."""
BESIDE = 3
"""What stands beside slashes and spaced hyphens: likewise."""

PARTED = " - "
"""A hyphen between blanks parts two names; it is read as the sign below."""
PARTING_SIGN = " | "
_MOST_TIMES = 4
"""A token stands in so many parts at most: one of each kind."""


class NameParts(NamedTuple):
    """The names in the cells of some rows, each as tokens."""

    of: Array
    """int64, rows + 1: the parts of row `at` are those from `of[at]` to `of[at + 1]`."""
    starts: Array
    """int64, one more than there are parts: where the tokens of each start."""
    tokens: Array
    kinds: Array
    """int8: MAIN and so on."""
    has_slash: Array
    """bool by row: whether the main name has one."""


@inner_kernel
def _parted(
    words: Words,
    phrases: Phrases,
    names: tuple[Array, Array],
    given: tuple[Array, Array, Array],
    parts: NameParts,
) -> None:
    """Write the parts of each name; `given` are other names of a row, given apart."""
    starts, tokens = names
    given_of, given_starts, given_tokens = given
    count = 0
    parts.of[0] = 0
    for row in range(len(starts) - 1):
        name = tokens[starts[row] : starts[row + 1]]
        main = count
        has_signs = _has_signs(words, name)
        count = _put_main(words, phrases, name, has_signs, parts, count)
        if has_signs:
            count = _put_marked(words, phrases, name, parts, count)
        for each in range(given_of[row], given_of[row + 1]):
            count = _put(parts, count, given_tokens[given_starts[each] : given_starts[each + 1]], MARKED)
        if has_signs:
            outside = parts.tokens[parts.starts[main] : parts.starts[main + 1]]
            parts.has_slash[row] = _has_slash(words, outside)
            count = _put_bracketed(words, outside, parts, count)
            count = _put_beside(words, outside, parts, count)
        else:
            parts.has_slash[row] = False
        parts.of[row + 1] = count


@inner_kernel
def _has_signs(words: Words, tokens: Array) -> bool:
    """Whether there may be more than one name among the tokens."""
    for token in tokens:
        if words.flags[token] & (flags.IS_OPENING | flags.IS_SEPARATOR | flags.STARTS_MARKER):
            return True
    return False


@inner_kernel
def _has_slash(words: Words, tokens: Array) -> bool:
    for at in range(len(tokens)):
        if is_sign(words, tokens, at, ord("/")):
            return True
    return False


@inner_kernel
def _put(parts: NameParts, count: int, tokens: Array, kind: int) -> int:
    """Write a part, and say how many there are then."""
    start = parts.starts[count]
    for at in range(len(tokens)):
        parts.tokens[start + at] = tokens[at]
    return _close(parts, count, start + len(tokens), kind)


@inner_kernel
def _close(parts: NameParts, count: int, end: int, kind: int) -> int:
    """A part ends here."""
    parts.kinds[count] = kind
    parts.starts[count + 1] = end
    return count + 1


@inner_kernel
def _put_main(
    words: Words, phrases: Phrases, tokens: Array, has_signs: bool, parts: NameParts, count: int
) -> int:
    """Write the tokens up to each marker, and those from its closing bracket on."""
    if not has_signs:
        return _put(parts, count, tokens, MAIN)
    end = parts.starts[count]
    at, has_word = 0, False
    while at < len(tokens):
        if has_word and _marker_at(words, phrases, tokens, at):
            at = _end_of_marked(words, tokens, at)
            continue
        has_word |= words.flags[tokens[at]] & flags.IS_ALNUM != 0
        parts.tokens[end] = tokens[at]
        end += 1
        at += 1
    return _close(parts, count, end, MAIN)


@inner_kernel
def _put_marked(words: Words, phrases: Phrases, tokens: Array, parts: NameParts, count: int) -> int:
    """Write the tokens from each marker to its closing bracket or the end."""
    at, has_word = 0, False
    while at < len(tokens):
        length = _marker_at(words, phrases, tokens, at) if has_word else 0
        if not length:
            has_word |= words.flags[tokens[at]] & flags.IS_ALNUM != 0
            at += 1
            continue
        stop, end = _end_of_marked(words, tokens, at), parts.starts[count]
        for each in range(at + length, stop):
            if not is_sign(words, tokens, each, ord(":")) and not is_sign(words, tokens, each, ord(".")):
                parts.tokens[end] = tokens[each]
                end += 1
        count = _close(parts, count, end, MARKED)
        at = stop
    return count


@inner_kernel
def _marker_at(words: Words, phrases: Phrases, tokens: Array, at: int) -> int:
    """How many tokens the marker at `at` has, 0 for none."""
    if not words.flags[tokens[at]] & flags.STARTS_MARKER:
        return 0
    length, in_brackets_only = phrase_at(words, tokens, at, phrases.markers, NO_COUNTRY)
    is_opened = at > 0 and words.flags[tokens[at - 1]] & flags.IS_OPENING != 0
    return length if is_opened or in_brackets_only != 1 else 0


@inner_kernel
def _end_of_marked(words: Words, tokens: Array, at: int) -> int:
    """Where the next bracket closes, or the end."""
    while at < len(tokens) and not words.flags[tokens[at]] & flags.IS_CLOSING:
        at += 1
    return at


@inner_kernel
def _put_bracketed(words: Words, tokens: Array, parts: NameParts, count: int) -> int:
    """Write the tokens outside brackets, and those inside each pair, if there are brackets."""
    first = count
    end = _put_outside(words, tokens, parts.tokens, parts.starts[count])
    count = _close(parts, count, end, BRACKETED)
    is_inside = False
    for token in tokens:
        if words.flags[token] & flags.IS_OPENING:
            count = _close(parts, count, end, BRACKETED)
            is_inside = True
        elif words.flags[token] & flags.IS_CLOSING:
            is_inside = False
        elif is_inside:
            parts.tokens[end] = token
            end += 1
            parts.starts[count] = end
    return count if count > first + 1 else first


@inner_kernel
def _put_outside(words: Words, tokens: Array, out: Array, end: int) -> int:
    """Write the tokens outside brackets behind `end`; the new end."""
    is_inside = False
    for token in tokens:
        if words.flags[token] & flags.IS_OPENING:
            is_inside = True
        elif words.flags[token] & flags.IS_CLOSING:
            is_inside = False
        elif not is_inside:
            out[end] = token
            end += 1
    return end


@inner_kernel
def _put_beside(words: Words, tokens: Array, parts: NameParts, count: int) -> int:
    """Write the parts between slashes and spaced hyphens outside brackets, if there are any."""
    first = count
    start = parts.starts[count]
    stop = _put_outside(words, tokens, parts.tokens, start)
    end = start
    for at in range(start, stop):
        token = parts.tokens[at]
        if words.flags[token] & flags.IS_SEPARATOR:
            count = _close(parts, count, end, BESIDE)
        else:
            parts.tokens[end] = token
            end += 1
    count = _close(parts, count, end, BESIDE)
    return count if count > first + 1 else first


def parted_names(words: Words, phrases: Phrases, names: Ragged, given_of: Array, given: Ragged) -> NameParts:
    """The names that stand in each cell, and those given apart: `given_of[row]` to `given_of[row + 1]`."""
    tokens, rows = len(names.values), len(names)
    most = _MOST_TIMES * (tokens + rows) + len(given)
    parts = NameParts(
        of=np.zeros(rows + 1, dtype=np.int64),
        starts=np.zeros(most + 1, dtype=np.int64),
        tokens=np.empty(_MOST_TIMES * tokens + len(given.values), dtype=np.int32),
        kinds=np.empty(most, dtype=np.int8),
        has_slash=np.empty(rows, dtype=np.bool_),
    )
    _parted(words, phrases, (names.starts, names.values), (given_of, given.starts, given.values), parts)
    count = parts.of[rows]
    return parts._replace(
        starts=parts.starts[: count + 1],
        tokens=parts.tokens[: parts.starts[count]],
        kinds=parts.kinds[:count],
    )
