"""Which numbers does an address carry, and which may be that of the house? `No. 18`, `C-35`, `Allee 12`."""

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.announced import is_named_by_letter, note_values_after, numbers_use
from akkoord.engine.cleaning.lexicon import (
    NO_NUMBER,
    Words,
    has,
    is_digit,
    joined_word,
    length_of,
    number_of,
    word_of,
)
from akkoord.engine.cleaning.noted_numbers import (
    BUILDING,
    EVERY,
    FLOOR,
    HOUSE,
    MAY_BE_HOUSE,
    UNIT,
    Noted,
    end_digits,
    is_given,
    is_range,
    note,
    note_range,
)
from akkoord.engine.cleaning.postcodes import is_numbered, is_zero
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel

CODE_DIGITS = 5
"""A number this long is a code, unless a keyword or the first place in the address says otherwise."""
SHORT_CODE_DIGITS = 4
"""A number this long among the last words of an address is a postal code too."""
LAST_WORDS = 4
LONGEST_STOREY = 3
"""Letters of `12f`."""
SHORTEST_STREET = 3
"""Letters that the last word of a street has at least: `QL 1A` is a road of that number."""
LONGEST_HOUSE = 5


@inner_kernel
def note_numbers_of_address(words: Words, address: Array, has_short_codes: bool, noted: Noted) -> None:
    """Note all numbers of an address that are no codes, and which of them may be that of the house."""
    short_from = len(address) - LAST_WORDS if has_short_codes else len(address)
    for at in range(len(address)):
        token = address[at]
        if has(words, token, flags.IS_NUMBER_SIGN):
            if _is_of_building_or_area(words, address, at, noted):
                continue
            is_owned = at > 0 and numbers_use(words, address[at - 1]) != 0
            if not is_owned or is_named_by_letter(words, address, at - 1):
                note_values_after(words, address, at + 1, noted, MAY_BE_HOUSE, CODE_DIGITS)
        elif is_numbered(words, token) and not _is_code(words, token, at, short_from):
            if _is_storey(words, address, at):
                note(words, noted, _without_last_letter(words, token), FLOOR)
                continue
            note(words, noted, number_of(words, token), EVERY)
            if not has(words, token, flags.IS_ORDINAL):
                _note_opening(words, address, at, noted)
                _note_closing(words, address, at, noted)


@inner_kernel
def _is_of_building_or_area(words: Words, address: Array, at: int, noted: Noted) -> bool:
    """Whether the number behind the sign at `at` is no house's: `No. 2 Building`, `No. 2 Industrial Zone`."""
    at += 2 if is_sign(words, address, at + 1, ord(".")) else 1
    if at + 1 >= len(address) or not is_numbered(words, address[at]):
        return False
    use = numbers_use(words, address[at + 1])
    has_own = at + 2 < len(address) and (
        has(words, address[at + 2], flags.IS_LETTER) or number_of(words, address[at + 2]) != NO_NUMBER
    )
    if not has_own and (use == BUILDING or (use == UNIT and not is_given(noted, UNIT))):
        note(words, noted, number_of(words, address[at]), use)
        return True
    is_area = at + 2 < len(address) and has(words, address[at + 1], flags.IS_AREA)
    return is_area and has(words, address[at + 2], flags.IS_AREA)


@inner_kernel
def _is_storey(words: Words, address: Array, at: int) -> bool:
    """Whether the word that opens a part of the address is `4F`, the fourth floor."""
    token = address[at]
    start, end = words.starts[token], words.starts[token + 1]
    if words.letters[end - 1] != ord("f") or not 1 < end - start <= LONGEST_STOREY:
        return False
    if not is_digit(words.letters[end - 2]) or not is_digit(words.letters[start]):
        return False
    is_parted = is_sign(words, address, at + 1, ord("-")) or is_sign(words, address, at + 1, ord("/"))
    return _opens_part(words, address, at) and not is_parted


@inner_kernel
def _without_last_letter(words: Words, word: int) -> int:
    return word_of(words, words.letters, words.starts[word], words.starts[word + 1] - 1)


@inner_kernel
def _is_code(words: Words, token: int, at: int, short_from: int) -> bool:
    length = length_of(words, token)
    if is_zero(words, token):
        return True
    if length < SHORT_CODE_DIGITS or not has(words, token, flags.IS_DIGITS):
        return False
    if length == SHORT_CODE_DIGITS:
        return at >= short_from
    return at > 0 or length > CODE_DIGITS


@inner_kernel
def _note_opening(words: Words, address: Array, at: int, noted: Noted) -> None:
    """A number that opens a part of the address may be that of the house: `35`, `xn10`, `C-35`."""
    number = number_of(words, address[at])
    if _opens_part(words, address, at):
        note(words, noted, number, MAY_BE_HOUSE)
        note(words, noted, end_digits(words, number), MAY_BE_HOUSE)
    elif has(words, address[at - 1], flags.IS_LETTER) and _opens_part(words, address, at - 1):
        note(words, noted, joined_word(words, address[at - 1], number), MAY_BE_HOUSE)


@inner_kernel
def _note_closing(words: Words, address: Array, at: int, noted: Noted) -> None:
    """The number that closes the part of a street is that of the house, where no other may be it.

    `Hauptstrasse 12, Orum`, `Baris 12a-14, Orum`.
    """
    number = number_of(words, address[at])
    if at == 0 or length_of(words, number) > LONGEST_HOUSE or not _may_end_street(words, address[at - 1]):
        return
    if is_given(noted, HOUSE | MAY_BE_HOUSE):
        return
    end, last = _end_of_number(words, address, at)
    if not _closes_part(words, address, end) or not (
        _is_first_part(words, address, at) or _names_more(words, address, end)
    ):
        return
    note(words, noted, number, MAY_BE_HOUSE)
    if last != NO_NUMBER and is_range(words, number, last):
        note_range(words, noted, number, last, MAY_BE_HOUSE, LONGEST_HOUSE)


@inner_kernel
def _may_end_street(words: Words, token: int) -> bool:
    is_word = has(words, token, flags.IS_ALPHA) and length_of(words, token) >= SHORTEST_STREET
    return is_word and not has(words, token, flags.IS_AREA | flags.IS_NUMBER_SIGN | flags.IS_JOINING_WORD)


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
def _opens_part(words: Words, address: Array, at: int) -> bool:
    return at == 0 or is_sign(words, address, at - 1, ord(",")) or is_sign(words, address, at - 1, ord(";"))
