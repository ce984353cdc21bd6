"""Which acronyms can the words of a name have? `Yoshida Kogyo Kabushikikaisha` may be written `YKK`."""

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import Words, is_small
from akkoord.engine.hashing import FNV_START, finished, key_with_letter
from akkoord.engine.kernels import inner_kernel

SHORTEST_ACRONYM = 3


@inner_kernel
def acronyms(words: Words, name: Array, out: Array, scratch: Array) -> int:
    """Write the keys of the initials of the first three and more words, by the alphabet; how many there are.

    The words are those that are written, before standard forms; `and` and the like may give a letter or not.
    """
    if len(name) < SHORTEST_ACRONYM:
        return 0
    whole = scratch[: len(name)]
    told = scratch[len(name) :]
    length, told_length, small = 0, 0, 0
    for word in name:
        letter = words.letters[words.starts[word]]
        is_little = words.flags[word] & flags.IS_SMALL_WORD != 0
        small += is_little
        if is_small(letter):
            whole[length] = letter
            length += 1
            if not is_little:
                told[told_length] = letter
                told_length += 1
    if not small or len(name) - small < SHORTEST_ACRONYM:
        return _put_beginnings(whole[:length], 0, out, 0)
    same = _same_beginning(whole[:length], told[:told_length])
    if told_length == same:
        return _put_beginnings(whole[:length], 0, out, 0)
    count = _put_beginnings(told[:same], 0, out, 0)
    if whole[same] < told[same]:
        count = _put_beginnings(whole[:length], same, out, count)
        return _put_beginnings(told[:told_length], same, out, count)
    count = _put_beginnings(told[:told_length], same, out, count)
    return _put_beginnings(whole[:length], same, out, count)


@inner_kernel
def _same_beginning(first: Array, second: Array) -> int:
    """How many letters both begin with; the second is no longer than the first."""
    same = 0
    while same < len(second) and first[same] == second[same]:
        same += 1
    return same


@inner_kernel
def _put_beginnings(letters: Array, beyond: int, out: Array, count: int) -> int:
    """Write the keys of the beginnings that are longer than `beyond` behind `count`; the new count."""
    key = FNV_START
    for at in range(len(letters)):
        key = key_with_letter(key, letters[at])
        if at + 1 >= max(SHORTEST_ACRONYM, beyond + 1):
            out[count] = finished(key)
            count += 1
    return count
