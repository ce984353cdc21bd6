"""Which number of an address without a word for it is that of the house? `35, Orum`, `Allee 12`, `G - 10`."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.announced import numbers_use, with_letter
from akkoord.engine.cleaning.lexicon import (
    NO_NUMBER,
    Words,
    comes_before,
    has,
    is_digit,
    joined_word,
    length_of,
    number_of,
    word_of,
)
from akkoord.engine.cleaning.noted_numbers import (
    HOUSE,
    LONGEST_RANGE,
    MAY_BE_HOUSE,
    Noted,
    end_digits,
    is_given,
    is_range,
    note,
    note_range,
)
from akkoord.engine.cleaning.postcodes import is_numbered
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel

SHORTEST_STREET = 3
"""Letters that the last word of a street has at least: `QL 1A` is a road of that number."""
LONGEST_HOUSE = 5
LONGEST_ROW = 10
"""`84-86` are two houses, `5-26` is rather one."""
_ENDINGS = ("str", "strasse", "straat", "gasse", "weg", "allee", "platz", "laan")
STREET_ENDINGS = np.cumsum([0, *map(len, _ENDINGS)])
LETTERS_OF_ENDINGS = np.frombuffer("".join(_ENDINGS).encode(), dtype=np.uint8)
"""What the names of streets end in that are one word with their kind."""
AMPERSAND, COMMA, HYPHEN, POINT, SEMICOLON, SLASH = map(ord, "&,-.;/")


@inner_kernel
def note_opening(words: Words, address: Array, at: int, noted: Noted) -> None:
    """A number that opens a part of the address may be that of the house: `35`, `xn10`, `C-35`, `C - 35`."""
    number = number_of(words, address[at])
    if opens_part(words, address, at):
        is_last_part = 0 < at == len(address) - 1
        if not is_last_part or not is_given(noted, HOUSE | MAY_BE_HOUSE):
            _note_first(words, address, at, number, noted)
        return
    letter = at - 2 if is_sign(words, address, at - 1, HYPHEN) else at - 1
    if letter >= 0 and has(words, address[letter], flags.IS_LETTER) and opens_part(words, address, letter):
        _note_first(words, address, at, joined_word(words, address[letter], number), noted)


@inner_kernel
def _note_first(words: Words, address: Array, at: int, number: int, noted: Noted) -> None:
    """The number that opens a part, its letter, and the other one of `84-86`, `C-77 & 78`."""
    lettered, end = number, at
    if is_sign(words, address, at + 1, SLASH) or is_sign(words, address, at + 1, HYPHEN):
        lettered, end = with_letter(words, address, number, at, HOUSE)
    note(words, noted, lettered, MAY_BE_HOUSE)
    note(words, noted, end_digits(words, lettered), MAY_BE_HOUSE)
    if end + 2 < len(address) and has(words, address[end + 2], flags.IS_DIGITS):
        if is_sign(words, address, end + 3, HYPHEN):
            return
        other = _as_first(words, number, number_of(words, address[end + 2]))
        is_joined = is_sign(words, address, end + 1, AMPERSAND)
        if is_joined or (is_sign(words, address, end + 1, HYPHEN) and _is_row(words, number, other)):
            note(words, noted, other, MAY_BE_HOUSE)


@inner_kernel
def _as_first(words: Words, first: int, other: int) -> int:
    """`118` of `c117-118` as `c118`."""
    start = words.starts[first]
    if length_of(words, first) < 2 or is_digit(words.letters[start + 1]) == is_digit(words.letters[start]):  # noqa: PLR2004 - a letter and a digit
        return other
    if is_digit(words.letters[start]):
        return other
    return joined_word(words, word_of(words, words.letters, start, start + 1), other)


@inner_kernel
def _is_row(words: Words, first: int, last: int) -> bool:
    """Whether houses from the first to the last are one row: `84-86`, `c117-c118`; not `22-2`."""
    if has(words, first, flags.IS_DIGITS):
        return is_range(words, first, last, LONGEST_ROW)
    return length_of(words, first) == length_of(words, last) and comes_before(words, first, last)


@inner_kernel
def note_closing(words: Words, address: Array, at: int, noted: Noted) -> None:
    """The number that closes the part of a street is that of the house, where no other may be it.

    `Hauptstrasse 12, Orum`, `Baris 12a-14, Orum`.
    """
    number = number_of(words, address[at])
    street = at - 2 if at > 1 and is_sign(words, address, at - 1, POINT) else at - 1
    if street < 0 or length_of(words, number) > LONGEST_HOUSE or not _may_end_street(words, address[street]):
        return
    if is_given(noted, HOUSE | MAY_BE_HOUSE) or _is_of_quarter(words, address, at):
        return
    end, last = _end_of_number(words, address, at)
    if not _is_of_street(words, address, at, street, end) and (
        street < at - 1
        or not _closes_part(words, address, end)
        or not (_is_first_part(words, address, at) or _names_more(words, address, end))
    ):
        return
    note(words, noted, number, MAY_BE_HOUSE)
    if last != NO_NUMBER and is_range(words, number, last, LONGEST_RANGE):
        note_range(words, noted, number, last, MAY_BE_HOUSE, LONGEST_HOUSE)


@inner_kernel
def _may_end_street(words: Words, token: int) -> bool:
    if has(words, token, flags.IS_STREET_BEHIND):
        return True
    is_word = has(words, token, flags.IS_ALPHA) and length_of(words, token) >= SHORTEST_STREET
    return is_word and not has(words, token, flags.IS_AREA | flags.IS_NUMBER_SIGN | flags.IS_JOINING_WORD)


@inner_kernel
def _first_of_part(words: Words, address: Array, at: int) -> int:
    """Where the part of the address starts that `at` stands in."""
    while at > 0 and not (
        is_sign(words, address, at - 1, COMMA)
        or is_sign(words, address, at - 1, SEMICOLON)
        or has(words, address[at - 1], flags.IS_OPENING)
    ):
        at -= 1
    return at


@inner_kernel
def is_of_landmark(words: Words, address: Array, at: int) -> bool:
    """Whether `at` stands in a part that tells what is near."""
    return has(words, address[_first_of_part(words, address, at)], flags.IS_LANDMARK)


@inner_kernel
def _is_of_quarter(words: Words, address: Array, at: int) -> bool:
    """Whether `at` stands in a part that tells what is near, or begins with the word for a quarter."""
    first = _first_of_part(words, address, at)
    return has(words, address[first], flags.IS_LANDMARK | flags.IS_QUARTER)


@inner_kernel
def _is_of_street(words: Words, address: Array, at: int, street: int, end: int) -> bool:
    """Whether the number at `at` directly follows the name of a street: `Via Orum 16 Roma`, `Orumstr. 120`.

    Not where the name goes on: `Rua 31 de Maio`, `Orum Cad. 2. Blok`.
    """
    if is_sign(words, address, end, POINT):
        return False
    if end < len(address) and has(words, address[end], flags.IS_JOINING_WORD | flags.IS_NUMBER_SIGN):
        return False
    if has(words, address[street], flags.IS_STREET_BEHIND) or _ends_as_street(words, address[street]):
        return True
    first = _first_of_part(words, address, at)
    if first >= street or not has(words, address[first], flags.IS_STREET_BEFORE):
        return False
    for each in range(first + 1, at):
        if has(words, address[each], flags.HAS_DIGIT) or numbers_use(words, address[each]):
            return False
    return True


@inner_kernel
def _ends_as_street(words: Words, word: int) -> bool:
    """Whether it is the name of a street with its kind: `orumstrasse`."""
    end, length = words.starts[word + 1], length_of(words, word)
    for ending in range(len(STREET_ENDINGS) - 1):
        first, last = STREET_ENDINGS[ending], STREET_ENDINGS[ending + 1]
        size = last - first
        if size < length and _is_written(words.letters, end - size, first, size):
            return True
    return False


@inner_kernel
def _is_written(letters: Array, at: int, first: int, size: int) -> bool:
    for each in range(size):
        if letters[at + each] != LETTERS_OF_ENDINGS[first + each]:
            return False
    return True


@inner_kernel
def _end_of_number(words: Words, address: Array, at: int) -> tuple[int, int]:
    """Where the number at `at` ends with what is written to it, and the other one of `12-14` if there is."""
    end, last = at + 1, NO_NUMBER
    while end < len(address):
        is_joint = is_sign(words, address, end, ord("/")) or is_sign(words, address, end, ord("-"))
        following = end + 1 if is_joint else end
        if following >= len(address):
            break
        is_letter = has(words, address[following], flags.IS_LETTER)
        if not is_letter and not (is_joint and is_numbered(words, address[following])):
            break
        if end == at + 1 and not is_letter and is_sign(words, address, end, ord("-")):
            last = number_of(words, address[following])
        end = following + 1
    return end, last


@inner_kernel
def _closes_part(words: Words, address: Array, end: int) -> bool:
    return (
        end >= len(address)
        or is_sign(words, address, end, ord(","))
        or is_sign(words, address, end, ord(";"))
        or is_sign(words, address, end, ord("-"))
    )


@inner_kernel
def _is_first_part(words: Words, address: Array, at: int) -> bool:
    for each in range(at):
        if is_sign(words, address, each, ord(",")) or is_sign(words, address, each, ord(";")):
            return False
    return True


@inner_kernel
def _names_more(words: Words, address: Array, end: int) -> bool:
    """Whether words stand behind: the number that ends an address may be that of a district, `Praha 5`."""
    for at in range(end, len(address)):
        if has(words, address[at], flags.IS_ALPHA) and length_of(words, address[at]) >= SHORTEST_STREET:
            return True
    return False


@inner_kernel
def opens_part(words: Words, address: Array, at: int) -> bool:
    """Whether nothing stands before in its part of the address."""
    return at == 0 or is_sign(words, address, at - 1, ord(",")) or is_sign(words, address, at - 1, ord(";"))
