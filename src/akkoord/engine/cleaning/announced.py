"""Which numbers does a word announce? `Plot 35`, `3rd floor`, `A Blok`, `1203. Sokak`, `S.F. No. 12`."""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import NO_NUMBER, Words, is_digit, joined_word, length_of, number_of
from akkoord.engine.cleaning.names import kind_of
from akkoord.engine.cleaning.noted_numbers import (
    ANY_LENGTH,
    BUILDING,
    FLOOR,
    HOUSE,
    UNIT,
    WAY,
    Noted,
    note,
    note_range,
)
from akkoord.engine.cleaning.tokens import is_sign
from akkoord.engine.kernels import inner_kernel

CODE_DIGITS = 5
"""A number this long after a comma is rather a postal code than another plot."""
LONGEST_STOREY = 2
"""Digits of the number of a floor, or of one of several buildings."""
LONGEST_BEHIND = 5
"""Digits of a number in front of its word: `1203. Sokak`."""
LONGEST_GLUED = 5
"""Digits of `101/2` written without its slash: `1012`; more are no number of a plot."""
LAST_LETTER_OF_UNITS = ord("h")
"""`S Factory` is rather what is left of a name."""
_SIGNS_OF_MORE = tuple(map(ord, ".:/"))
"""A letter before one of these is an initial or announces something: `12 B.K. Road`, `48 R/C`."""
ANY_KIND = np.uint64((1 << 12) - 1)
"""Of the flags from KIND on: what the word announces in whatever place."""


@inner_kernel
def note_announced(words: Words, tokens: Array, noted: Noted, is_address: bool, has_named_unit: bool) -> None:
    """Note the numbers that words announce; not those of units where the row's name has one.

    `Site 4` in a name is a unit, in an address a part of an industrial area.
    """
    for at in range(len(tokens)):
        if not words.flags[tokens[at]] >> flags.KIND & ANY_KIND:
            continue
        use = _use_announced(words, tokens[at])
        if is_address and use == UNIT and words.flags[tokens[at]] & flags.IS_AREA:
            use = WAY
        is_of_street = at > 0 and words.flags[tokens[at - 1]] & flags.IS_JOINING_WORD != 0
        if not is_of_street and not (use == UNIT and has_named_unit):
            _note_values(words, tokens, at, noted, use)


@inner_kernel
def numbers_use(words: Words, token: int) -> int:
    """The use of the number behind the word, 0 for none."""
    kind = int(np.int64(kind_of(words, token, flags.KIND)))
    return 1 << (kind - 1) if kind else 0


@inner_kernel
def _use_announced(words: Words, token: int) -> int:
    kind = kind_of(words, token, flags.KIND)
    if not kind:
        kind = kind_of(words, token, flags.KIND_BEHIND_NUMBER)
    if not kind:
        kind = kind_of(words, token, flags.KIND_BEFORE_SIGN)
    if not kind:
        kind = kind_of(words, token, flags.KIND_BEFORE_COLON)
    return 1 << (int(np.int64(kind)) - 1)


@inner_kernel
def _note_values(words: Words, tokens: Array, at: int, noted: Noted, use: int) -> None:
    word = tokens[at]
    is_behind = kind_of(words, word, flags.KIND_BEHIND_NUMBER) != 0
    if not numbers_use(words, word):
        _note_values_of_sign(words, tokens, at, noted, use)
    elif is_behind and at > 1 and is_sign(words, tokens, at - 1, ord("/")):
        storey = number_of(words, tokens[at - 2])
        if storey != NO_NUMBER:
            note(words, noted, storey, use)
    elif length_of(words, word) == 1 and words.letters[words.starts[word]] == ord("f"):
        _note_number_behind(words, tokens, at, noted, use)
    elif at and words.flags[tokens[at - 1]] & (flags.IS_ORDINAL | flags.IS_ORDINAL_WORD):
        note(words, noted, number_of(words, tokens[at - 1]), use)
        if use == FLOOR:
            _note_numbers_before(words, tokens, at - 1, noted, FLOOR)
    elif is_named_by_letter(words, tokens, at):
        note(words, noted, tokens[at - 1], use)
    elif is_told_before(words, tokens, at):
        _note_number_behind(words, tokens, at, noted, use)
    elif note_values_after(words, tokens, at + 1, noted, use, ANY_LENGTH):
        return
    elif is_behind:
        _note_number_behind(words, tokens, at, noted, use)
    elif use == BUILDING:
        _note_number_of_building(words, tokens, at, noted)


@inner_kernel
def _note_values_of_sign(words: Words, tokens: Array, at: int, noted: Noted, use: int) -> None:
    """The numbers of a word that announces none by itself: `K: 3`, `S.F. No. 12`, `1203. Sokak`."""
    if _note_behind_colon(words, tokens, at, noted):
        return
    if kind_of(words, tokens[at], flags.KIND_BEFORE_SIGN):
        _note_with_sign(words, tokens, at, noted, use)
    else:
        _note_number_behind(words, tokens, at, noted, use)


@inner_kernel
def has_flag(words: Words, tokens: Array, at: int, flag: np.uint64) -> bool:
    """Whether a token stands at `at` that has the flag."""
    return at < len(tokens) and words.flags[tokens[at]] & flag != 0


@inner_kernel
def _note_behind_colon(words: Words, tokens: Array, at: int, noted: Noted) -> bool:
    """The numbers of `K: 3` and `D: 4`; whether there are."""
    kind = int(np.int64(kind_of(words, tokens[at], flags.KIND_BEFORE_COLON)))
    if not kind or not is_sign(words, tokens, at + 1, ord(":")):
        return False
    if not has_flag(words, tokens, at + 2, flags.HAS_DIGIT):
        return False
    return note_values_after(words, tokens, at + 2, noted, 1 << (kind - 1), ANY_LENGTH)


@inner_kernel
def _note_with_sign(words: Words, tokens: Array, at: int, noted: Noted, use: int) -> None:
    following = at + 2 if is_sign(words, tokens, at + 1, ord(".")) else at + 1
    if has_flag(words, tokens, following, flags.IS_NUMBER_SIGN):
        note_values_after(words, tokens, following, noted, use, ANY_LENGTH)


@inner_kernel
def is_told_before(words: Words, tokens: Array, at: int) -> bool:
    """Whether the number of a floor or distance stands before, that of a house behind: `9 Km No. 5`."""
    is_floor = numbers_use(words, tokens[at]) == FLOOR
    if not is_floor and not has_flag(words, tokens, at, flags.IS_DISTANCE):
        return False
    is_before = at > 0 and has_flag(words, tokens, at - 1, flags.IS_DIGITS | flags.IS_ORDINAL)
    return is_before and _is_number_word(words, tokens, at + 1)


@inner_kernel
def _note_numbers_before(words: Words, tokens: Array, at: int, noted: Noted, use: int) -> None:
    """The others of `3rd & 4th Floor`, `4/6th Floor` and `2-3 Building`; the last stands at `at`."""
    while at > 1 and has_flag(words, tokens, at - 1, flags.IS_JOINT):
        other = number_of(words, tokens[at - 2])
        if other == NO_NUMBER or length_of(words, other) > LONGEST_STOREY:
            return
        if is_sign(words, tokens, at - 1, ord(",")):
            return
        note(words, noted, other, use)
        at -= 2


@inner_kernel
def _note_number_of_building(words: Words, tokens: Array, at: int, noted: Noted) -> None:
    """`1# Building`, `3. Blok`, `6 Bldg.`; but `Plot 6 Building` has none."""
    is_marked = is_sign(words, tokens, at - 1, ord("#")) or is_sign(words, tokens, at - 1, ord("."))
    before = at - 2 if is_marked else at - 1
    if before < 0 or not has_flag(words, tokens, before, flags.IS_DIGITS):
        return
    if before == 0 or not numbers_use(words, tokens[before - 1]):
        note(words, noted, number_of(words, tokens[before]), BUILDING)
        _note_numbers_before(words, tokens, before, noted, BUILDING)


@inner_kernel
def _note_number_behind(words: Words, tokens: Array, at: int, noted: Noted, use: int) -> None:
    """The number in front of its word, with or without a dot or hyphen between."""
    before = at - 1
    if at and (is_sign(words, tokens, at - 1, ord(".")) or is_sign(words, tokens, at - 1, ord("-"))):
        before = at - 2
    if before < 0 or not _may_stand_before(words, tokens, before, at, use):
        return
    value = number_of(words, tokens[before])
    if value == NO_NUMBER or length_of(words, value) > LONGEST_BEHIND:
        return
    note(words, noted, value, use)
    is_second = use == WAY and before > 1 and is_sign(words, tokens, before - 1, ord("/"))
    if is_second and has_flag(words, tokens, before - 2, flags.IS_DIGITS):
        note(words, noted, number_of(words, tokens[before - 2]), use)


@inner_kernel
def _may_stand_before(words: Words, tokens: Array, before: int, at: int, use: int) -> bool:
    """Whether the number at `before` is that of the word at `at`: `1203. Sokak`, `D1 Street`, `7A Road`.

    Not that of `Plot 7 Road` or `No. 7 Road Orum`, nor the `3 rd` of a floor.
    """
    token = tokens[before]
    if not words.flags[token] & flags.HAS_DIGIT:
        return False
    if use != WAY:
        return is_digit(words.letters[words.starts[token]])
    if before and numbers_use(words, tokens[before - 1]) & ~HOUSE:
        return False
    is_street = numbers_use(words, tokens[at]) != 0 and not has_flag(words, tokens, at, flags.IS_DISTANCE)
    if is_street and _has_sign(words, tokens, before) and not _ends_part(words, tokens, at + 1):
        return False
    return at + 1 >= len(tokens) or numbers_use(words, tokens[at + 1]) != FLOOR


@inner_kernel
def _has_sign(words: Words, tokens: Array, at: int) -> bool:
    """Whether a number sign stands before the number at `at`: `No. 7`."""
    before = at - 2 if is_sign(words, tokens, at - 1, ord(".")) else at - 1
    return before >= 0 and has_flag(words, tokens, before, flags.IS_NUMBER_SIGN)


@inner_kernel
def _ends_part(words: Words, tokens: Array, at: int) -> bool:
    return at >= len(tokens) or is_sign(words, tokens, at, ord(",")) or is_sign(words, tokens, at, ord("."))


@inner_kernel
def note_values_after(words: Words, tokens: Array, at: int, noted: Noted, use: int, longest: int) -> bool:
    """Note the numbers that a word before `at` announces: `35`, `1-7`, `4, 5 & 6`, `h`; whether there are."""
    at = _past_fillers(words, tokens, at)
    if at >= len(tokens):
        return False
    if has_flag(words, tokens, at, flags.IS_ORDINAL) and _is_owned(words, tokens, at):
        return False
    value, at = _first_value(words, tokens, at)
    if value == NO_NUMBER or (use == UNIT and not _may_name_unit(words, tokens, value, at)):
        return False
    plain = value
    value, at = with_letter(words, tokens, value, at, use)
    if length_of(words, plain) <= longest:
        note(words, noted, value, use)
    if value != plain:
        at = _note_more_letters(words, tokens, at, noted, plain, use)
    while at + 2 < len(tokens) and has_flag(words, tokens, at + 1, flags.IS_JOINT):
        joint = at + 1
        if is_sign(words, tokens, joint, ord(",")) and _is_number_word(words, tokens, joint + 1):
            break
        at = _past_fillers(words, tokens, at + 2)
        following = number_of(words, tokens[at]) if at < len(tokens) else NO_NUMBER
        if following == NO_NUMBER or _is_owned(words, tokens, at):
            break
        if is_sign(words, tokens, joint, ord(",")) and not _is_another(words, value, following, tokens[at]):
            break
        following, at = with_letter(words, tokens, following, at, use)
        if is_sign(words, tokens, joint, ord("/")):
            _note_glued(words, noted, value, following, use)
        if has_flag(words, tokens, joint, flags.IS_FROM_TO):
            note_range(words, noted, value, following, use, longest)
        elif length_of(words, following) <= longest:
            note(words, noted, following, use)
        value = following
    return True


@inner_kernel
def _is_number_word(words: Words, tokens: Array, at: int) -> bool:
    """Whether a word announces another number: behind `Building 3, No. 18` stands that of the house."""
    return has_flag(words, tokens, at, flags.IS_NUMBER_SIGN) and not is_sign(words, tokens, at, ord("#"))


@inner_kernel
def _is_owned(words: Words, tokens: Array, at: int) -> bool:
    """Whether the number at `at` belongs to the word behind it: `7A Road`, `1/F`."""
    after = at + 2 if is_sign(words, tokens, at + 1, ord("/")) else at + 1
    return after < len(tokens) and numbers_use(words, tokens[after]) != 0


@inner_kernel
def _is_another(words: Words, value: int, following: int, token: int) -> bool:
    """Whether a number behind a comma continues a list: `4, 5`, but no code, no `2nd`, no `7, DE1B`."""
    is_like = words.flags[value] & flags.IS_DIGITS == words.flags[following] & flags.IS_DIGITS
    is_ordinal = words.flags[token] & flags.IS_ORDINAL != 0
    return is_like and length_of(words, following) < CODE_DIGITS and not is_ordinal


@inner_kernel
def _first_value(words: Words, tokens: Array, at: int) -> tuple[int, int]:
    """The number or letter at `at` and where it ends: `35`, `h`, and `b 05` as `b5`."""
    token = tokens[at]
    number = number_of(words, token)
    if not words.flags[token] & flags.IS_LETTER:
        return number, at
    if number != NO_NUMBER:
        return number, at
    following = number_of(words, tokens[at + 1]) if at + 1 < len(tokens) else NO_NUMBER
    is_owned = at + 2 < len(tokens) and numbers_use(words, tokens[at + 2]) != 0
    if following != NO_NUMBER and words.flags[following] & flags.IS_DIGITS and not is_owned:
        return joined_word(words, token, following), at + 1
    return int(token), at


@inner_kernel
def with_letter(words: Words, tokens: Array, value: int, at: int, use: int) -> tuple[int, int]:
    """The number at `at` with its letter, and where it ends: `12/A`, `12-A` and `12 A` as `12a`.

    The letter of a unit stands behind a stroke: what else follows it may be more of a name.
    """
    is_stroke, is_hyphen = is_sign(words, tokens, at + 1, ord("/")), is_sign(words, tokens, at + 1, ord("-"))
    letter = at + 2 if is_stroke or is_hyphen else at + 1
    if use == UNIT and not is_stroke:
        return value, at
    is_bare = letter == at + 1
    if is_bare and (use == WAY or has_flag(words, tokens, letter, flags.IS_JOINT | flags.IS_DIRECTION)):
        return value, at
    if not words.flags[value] & flags.IS_DIGITS or not _belongs_to_number(words, tokens, letter):
        return value, at
    return joined_word(words, value, tokens[letter]), letter


@inner_kernel
def _belongs_to_number(words: Words, tokens: Array, at: int) -> bool:
    """Whether the letter at `at` is no initial, no roman number, and not that of a block: `12-A Block`."""
    if not has_flag(words, tokens, at, flags.IS_LETTER) or numbers_use(words, tokens[at]):
        return False
    if number_of(words, tokens[at]) != NO_NUMBER:
        return False
    for sign in _SIGNS_OF_MORE:
        if is_sign(words, tokens, at + 1, sign):
            return False
    if has_flag(words, tokens, at + 1, flags.HAS_DIGIT | flags.IS_NUMBER_SIGN):
        return False
    return at + 1 >= len(tokens) or not numbers_use(words, tokens[at + 1])


@inner_kernel
def _note_more_letters(words: Words, tokens: Array, at: int, noted: Noted, value: int, use: int) -> int:
    """The other letters of `12/A&B`, and where they end; the first stands at `at`."""
    while is_sign(words, tokens, at + 1, ord("&")) and _belongs_to_number(words, tokens, at + 2):
        at += 2
        note(words, noted, joined_word(words, value, tokens[at]), use)
    return at


@inner_kernel
def _note_glued(words: Words, noted: Noted, first: int, last: int, use: int) -> None:
    """`101/2` as a list gives it that lost the slash."""
    are_digits = words.flags[first] & words.flags[last] & flags.IS_DIGITS != 0
    if are_digits and length_of(words, first) + length_of(words, last) <= LONGEST_GLUED:
        note(words, noted, joined_word(words, first, last), use)


@inner_kernel
def _past_fillers(words: Words, tokens: Array, at: int) -> int:
    while has_flag(words, tokens, at, flags.IS_FILLER):
        at += 1
    return at


@inner_kernel
def _may_name_unit(words: Words, tokens: Array, value: int, at: int) -> bool:
    """Whether it is a number, or a letter by which units go: no `S Factory`, no `Fabrika A S`."""
    if not words.flags[value] & flags.IS_LETTER:
        return True
    is_early = words.letters[words.starts[value]] <= LAST_LETTER_OF_UNITS
    return is_early and not has_flag(words, tokens, at + 1, flags.IS_LETTER)


@inner_kernel
def is_named_by_letter(words: Words, tokens: Array, at: int) -> bool:
    """Whether the word stands behind its letter: `A Blok No: 17` is block A, house 17; `B Unit`."""
    if not at or not words.flags[tokens[at - 1]] & flags.IS_LETTER:
        return False
    use = numbers_use(words, tokens[at])
    if use == UNIT:
        is_last = at + 1 >= len(tokens) or has_flag(
            words, tokens, at + 1, flags.IS_OPENING | flags.IS_CLOSING
        )
        is_initial = at > 1 and words.flags[tokens[at - 2]] & flags.IS_LETTER != 0
        return (
            (is_last or is_sign(words, tokens, at + 1, ord(",")))
            and not is_initial
            and _may_name_unit(words, tokens, int(tokens[at - 1]), at - 1)
        )
    if use != BUILDING:
        return False
    is_last = at + 1 >= len(tokens) or is_sign(words, tokens, at + 1, ord(","))
    is_cut = at + 2 == len(tokens) and words.flags[tokens[at + 1]] & flags.IS_LETTER != 0
    return is_last or is_cut or has_flag(words, tokens, at + 1, flags.IS_NUMBER_SIGN)
