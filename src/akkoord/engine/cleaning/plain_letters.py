"""Texts in ASCII become plain: apostrophes go, and a lost letter (`Do?ruyol`) is marked.

Nearly all texts are ASCII; what others say in these letters is `text.plain`'s to find out.
"""

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning.lexicon import is_digit, is_small
from akkoord.engine.kernels import inner_kernel, kernel_part

LOST = 0x1A
"""Stands for a letter that an encoding has lost, while the words of a text are parted."""
_QUESTION_MARK = ord("?")
_UNDERSCORE = ord("_")
_APOSTROPHES = (ord("'"), ord("`"))
_APPAREL = np.frombuffer(b"Apparel", dtype=np.uint8)
_APP = 3


@kernel_part
def is_capital(letter: int) -> bool:
    """Whether an ASCII letter is a capital."""
    return 65 <= letter <= 90  # noqa: PLR2004 - A to Z


@kernel_part
def _is_of_word(letter: int) -> bool:
    return is_small(letter) or is_capital(letter) or is_digit(letter) or letter == _UNDERSCORE


@inner_kernel
def plain_letters(
    starts: Array, letters: Array, is_plain: Array, new_starts: Array, new_letters: Array
) -> None:
    """Write texts as plain ones; those that are plain already stay as they are."""
    end = 0
    for at in range(len(starts) - 1):
        start = end
        text = letters[starts[at] : starts[at + 1]]
        end = start + _put_plain(text, is_plain[at], new_letters[start:])
        end = start + _without_accidents(new_letters[start:end])
        new_starts[at + 1] = end


@inner_kernel
def _put_plain(text: Array, is_plain: bool, out: Array) -> int:
    count = 0
    lost_until = 0
    for at in range(len(text)):
        letter = text[at]
        if letter in _APOSTROPHES:
            continue
        if letter == _QUESTION_MARK and not is_plain:
            if at >= lost_until:
                lost_until = _end_of_lost(text, at)
            letter = LOST if at < lost_until else letter
        out[count] = letter
        count += 1
    return count


@inner_kernel
def _end_of_lost(text: Array, at: int) -> int:
    """Where the question marks end that stand for lost letters; `at` when a sign or nothing follows them."""
    end = at
    while end < len(text) and text[end] == _QUESTION_MARK:
        end += 1
    return end if end < len(text) and _is_of_word(text[end]) else at


@inner_kernel
def _without_accidents(text: Array) -> int:
    """Undo that `App` was replaced by `Apparel`: `Apparelarel`, `LALTApparelAR`; how many letters remain."""
    count = at = 0
    while at < len(text):
        text[count] = text[at]
        count += 1
        is_replaced = text[at] == _APPAREL[0] and _is_replaced_app(text, at)
        if is_replaced:
            text[count] = text[count + 1] = _APPAREL[1]
            count += _APP - 1
        at += len(_APPAREL) if is_replaced else 1
    return count


@inner_kernel
def _is_replaced_app(text: Array, at: int) -> bool:
    """Whether `Apparel` at `at` stands before a letter that `Apparels` has not, or among capitals."""
    end = at + len(_APPAREL)
    if end >= len(text):
        return False
    for each in range(len(_APPAREL)):
        if text[at + each] != _APPAREL[each]:
            return False
    if is_small(text[end]):
        return bool(text[end] != ord("s"))
    return is_capital(text[end]) and at > 0 and is_capital(text[at - 1])


def plain_texts(texts: Ragged, is_plain: Array) -> Ragged:
    """The texts (ASCII, uint8) as plain ones."""
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    letters = np.empty(len(texts.values), dtype=np.uint8)
    plain_letters(texts.starts, texts.values, is_plain, starts, letters)
    return Ragged(starts, letters)
