"""Which numbers does an address carry, and which may be that of the house? `No. 18`, `C-35`, `Allee 12`."""

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.announced import (
    is_named_by_letter,
    is_told_before,
    note_values_after,
    numbers_use,
)
from akkoord.engine.cleaning.house_numbers import is_of_landmark, note_closing, note_opening, opens_part
from akkoord.engine.cleaning.lexicon import NO_NUMBER, Words, has, is_digit, length_of, number_of, word_of
from akkoord.engine.cleaning.noted_numbers import (
    BUILDING,
    EVERY,
    FLOOR,
    MAY_BE_HOUSE,
    UNIT,
    Noted,
    is_given,
    note,
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


@inner_kernel
def note_numbers_of_address(words: Words, address: Array, has_short_codes: bool, noted: Noted) -> None:
    """Note all numbers of an address that are no codes, and which of them may be that of the house."""
    short_from = len(address) - LAST_WORDS if has_short_codes else len(address)
    for at in range(len(address)):
        token = address[at]
        if has(words, token, flags.IS_NUMBER_SIGN):
            if _is_of_building_or_area(words, address, at, noted) or is_of_landmark(words, address, at):
                continue
            if not _is_owned_by_word_before(words, address, at):
                note_values_after(words, address, at + 1, noted, MAY_BE_HOUSE, CODE_DIGITS)
        elif is_numbered(words, token) and not _is_code(words, token, at, short_from):
            if _is_storey(words, address, at):
                note(words, noted, _without_last_letter(words, token), FLOOR)
                continue
            note(words, noted, number_of(words, token), EVERY)
            if not has(words, token, flags.IS_ORDINAL):
                note_opening(words, address, at, noted)
                note_closing(words, address, at, noted)


@inner_kernel
def _is_owned_by_word_before(words: Words, address: Array, at: int) -> bool:
    """Whether the sign at `at` belongs to a word: `Plot No. 5`, but `A Block No. 5`, `1st Floor No. 5`."""
    if at == 0 or not numbers_use(words, address[at - 1]):
        return False
    return not is_named_by_letter(words, address, at - 1) and not is_told_before(words, address, at - 1)


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
    return opens_part(words, address, at) and not is_parted


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
