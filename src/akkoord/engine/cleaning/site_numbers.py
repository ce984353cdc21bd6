"""Which unit, plot, building, floor or house numbers does a row carry?

Roman and ordinal numbers equal arabic ones; postal codes, post boxes and telephone numbers are left out.
"""

from collections.abc import Sequence

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.announced import note_announced, numbers_use
from akkoord.engine.cleaning.distances import has_distance, with_whole_distances
from akkoord.engine.cleaning.known_phrases import Phrases, phrases
from akkoord.engine.cleaning.lexicon import (
    NO_NUMBER,
    Words,
    has,
    is_digit,
    length_of,
    number_of,
)
from akkoord.engine.cleaning.names import LONGEST_UNIT, words_of_name
from akkoord.engine.cleaning.noted_numbers import (
    CODE,
    NUMBERS_OF_TOKEN,
    UNIT,
    Noted,
    is_given,
    note,
    settle,
)
from akkoord.engine.cleaning.numbers_of_address import note_numbers_of_address
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel, kernel

LONGEST_CODE_WORD = 4
"""Letters that make a code with a number: `MPT 17`."""
EVERY_KIND = (*flags.KINDS, "every", "code")


@inner_kernel
def note_numbers(
    words: Words,
    phrases: Phrases,
    name: Array,
    address: Array,
    has_short_codes: bool,
    noted: Noted,
    scratch: Array,
) -> None:
    """Note the numbers by kind of a name and an address without its postal code.

    Where codes of four digits exist, such a number at the end is none of the site. `scratch` has room for
    twice the name, and for the address.
    """
    noted.counts[0] = 0
    if _may_have_number(words, name):
        note_announced(words, name, noted, False, False)
        if not is_given(noted, UNIT):
            _note_unit_in_name(words, phrases, name, noted, scratch)
    if has_distance(words, address):
        address = scratch[: with_whole_distances(words, address, scratch)]
    note_announced(words, address, noted, True, is_given(noted, UNIT))
    note_numbers_of_address(words, address, has_short_codes, noted)
    settle(words, noted)


@inner_kernel
def _may_have_number(words: Words, tokens: Array) -> bool:
    for token in tokens:
        if has(words, token, flags.IS_LETTER) or number_of(words, token) != NO_NUMBER:
            return True
    return False


@inner_kernel
def _note_unit_in_name(words: Words, phrases: Phrases, name: Array, noted: Noted, scratch: Array) -> None:
    """A number without keyword behind which it stands in a name: `#6`, `No. 2 Factory`, `Maxport 9`."""
    _note_number_before_unit(words, name, noted, scratch)
    for at in range(len(name) - 1):
        if is_sign(words, name, at, NUMBER_SIGN) and number_of(words, name[at + 1]) != NO_NUMBER:
            note(words, noted, number_of(words, name[at + 1]), UNIT)
    _note_last_number(words, phrases, name[: _before_bracket(words, name)], noted, scratch)
    _note_last_number(words, phrases, name, noted, scratch)


NUMBER_SIGN = ord("#")


@inner_kernel
def _note_number_before_unit(words: Words, name: Array, noted: Noted, scratch: Array) -> None:
    """`No. 2 Factory` at the end of a name."""
    count = 0
    for at in range(len(name)):
        if has(words, name[at], flags.IS_ALNUM) or is_sign(words, name, at, NUMBER_SIGN):
            scratch[count] = name[at]
            count += 1
    for at in range(count - 2):
        is_numbered_unit = (
            has(words, scratch[at], flags.IS_NUMBER_SIGN)
            and has(words, scratch[at + 1], flags.HAS_DIGIT)
            and numbers_use(words, scratch[at + 2]) == UNIT
        )
        if is_numbered_unit:
            note(words, noted, number_of(words, scratch[at + 1]), UNIT)


@inner_kernel
def _before_bracket(words: Words, name: Array) -> int:
    """`Maxport 9 (New)` without what stands in brackets at its end: so many tokens, 0 where none does."""
    if is_sign(words, name, len(name) - 1, ord(")")):
        for at in range(len(name)):
            if is_sign(words, name, at, ord("(")):
                return at
    return 0


@inner_kernel
def _note_last_number(words: Words, phrases: Phrases, part: Array, noted: Noted, scratch: Array) -> None:
    """Note the number that ends a name but for its legal form."""
    count = 0
    for token in part:
        if has(words, token, flags.IS_ALNUM):
            scratch[count] = token
            count += 1
    end = count + words_of_name(words, phrases, scratch[:count], scratch[count:])
    if end - count < 2:  # noqa: PLR2004 - a number alone is no unit of a name
        return
    last = scratch[end - 1]
    is_short = is_digit(words.letters[words.starts[last]]) and length_of(words, last) <= LONGEST_UNIT
    if has(words, scratch[end - 2], flags.ANNOUNCES_CODE):
        return
    if is_short or has(words, last, flags.IS_ROMAN_UNIT):
        use = CODE if is_short and _ends_code(words, part, last) else UNIT
        note(words, noted, number_of(words, last), use)


@inner_kernel
def _ends_code(words: Words, name: Array, number: int) -> bool:
    """Whether the number stands in brackets behind a short word that is no other of the name: `(MPT 17)`."""
    at = len(name) - 1
    while at > 0 and name[at] != number:
        at -= 1
    if at + 1 >= len(name) or not has(words, name[at + 1], flags.IS_CLOSING):
        return False
    at -= 2 if is_sign(words, name, at - 1, ord("-")) else 1
    if at < 1 or not has(words, name[at - 1], flags.IS_OPENING):
        return False
    word = name[at]
    if not has(words, word, flags.IS_ALPHA) or length_of(words, word) > LONGEST_CODE_WORD:
        return False
    if has(words, word, flags.IS_COMMON_IN_NAMES | flags.IS_ROMAN_UNIT):
        return False
    for token in name[: at - 1]:
        if token == word:
            return False
    return True


@kernel
def _noted_numbers(
    words: Words,
    phrases: Phrases,
    names: tuple[Array, Array],
    addresses: tuple[Array, Array],
    has_short_codes: Array,
) -> tuple[Array, Array, Array]:
    """For each row its numbers in the order of the alphabet, and the uses of each."""
    name_starts, name_tokens = names
    address_starts, address_tokens = addresses
    rows = len(has_short_codes)
    longest_name, longest = 0, 0
    for row in range(rows):
        name = name_starts[row + 1] - name_starts[row]
        longest_name = max(longest_name, name)
        longest = max(longest, name + address_starts[row + 1] - address_starts[row])
    scratch = np.empty(max(2 * longest_name, longest), dtype=np.int32)
    most = NUMBERS_OF_TOKEN * longest
    noted = Noted(
        np.empty(most, dtype=np.int32), np.empty(most, dtype=np.uint16), np.zeros(1, dtype=np.int64)
    )
    starts = np.zeros(rows + 1, dtype=np.int64)
    values, uses = np.empty(most + 8 * rows, dtype=np.int32), np.empty(most + 8 * rows, dtype=np.uint16)
    for row in range(rows):
        name = name_tokens[name_starts[row] : name_starts[row + 1]]
        address = address_tokens[address_starts[row] : address_starts[row + 1]]
        note_numbers(words, phrases, name, address, has_short_codes[row], noted, scratch)
        count = noted.counts[0]
        end = starts[row] + count
        if end + most > len(values):
            values = np.concatenate((values, np.empty_like(values)))
            uses = np.concatenate((uses, np.empty_like(uses)))
        values[starts[row] : end] = noted.words[:count]
        uses[starts[row] : end] = noted.uses[:count]
        starts[row + 1] = end
    return starts, values[: starts[rows]].copy(), uses[: starts[rows]].copy()


@kernel
def _of_kinds(starts: Array, numbers: Array, uses: Array, kinds: Array) -> tuple[Array, Array]:
    """For each row and each kind (a bit) the numbers that have it."""
    rows = len(starts) - 1
    kept_starts = np.zeros(rows * len(kinds) + 1, dtype=np.int64)
    most = 0
    for each in uses:
        for kind in kinds:
            most += each & kind != 0
    kept = np.empty(most, dtype=np.int32)
    count = 0
    for row in range(rows):
        for kind in range(len(kinds)):
            for at in range(starts[row], starts[row + 1]):
                if uses[at] & kinds[kind]:
                    kept[count] = numbers[at]
                    count += 1
            kept_starts[row * len(kinds) + kind + 1] = count
    return kept_starts, kept


def numbers_of_rows(
    words: Words, names: Ragged, addresses: Ragged, has_short_codes: Array, kinds: Sequence[str] = EVERY_KIND
) -> Ragged:
    """For each row and each kind its numbers, in the order of the alphabet."""
    noted = _noted_numbers(
        words, phrases(), (names.starts, names.values), (addresses.starts, addresses.values), has_short_codes
    )
    bits = np.array([1 << EVERY_KIND.index(kind) for kind in kinds], dtype=np.uint16)
    return Ragged(*_of_kinds(*noted, bits))
