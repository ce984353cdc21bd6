"""What is the telling part of a company's name, without its legal form?"""

import numpy as np

from akkoord.engine.arrays import Array
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.country_numbers import NO_COUNTRY
from akkoord.engine.cleaning.known_phrases import Phrases, phrase_at, phrases
from akkoord.engine.cleaning.lexicon import NO_NUMBER, Words, has, length_of, number_of, passing_lexicon
from akkoord.engine.cleaning.tokens import words_between_blanks
from akkoord.engine.kernels import inner_kernel, kernel_part

LONGEST_UNIT = 3
"""A longer number at the end of a name is a year or part of the name."""
UNIT = np.uint64(flags.KINDS.index("unit") + 1)


@kernel_part
def kind_of(words: Words, word: int, which: np.uint64) -> np.uint64:
    """What a word announces (its place in KINDS and one more), 0 for nothing."""
    return np.uint64((words.flags[word] >> which) & flags.KIND_BITS)


@inner_kernel
def words_of_name(words: Words, phrases: Phrases, tokens: Array, out: Array) -> int:
    """Write the words of a name without legal forms, which end each part of it; how many there are.

    All words stand where nothing else would remain.
    """
    count = start = 0
    for at in range(len(tokens) + 1):
        if at == len(tokens) or has(words, tokens[at], flags.IS_PART_SIGN):
            end = put_words(words, tokens[start:at], out, count)
            count = _without_legal_forms(words, phrases, out[count:end], out, count)
            start = at + 1
    return count if count else put_words(words, tokens, out, 0)


def without_legal_form(key: str) -> str:
    """The words of a search key without legal forms: `orum tekstil ltd sti` → `orum tekstil`.

    The key as it is when nothing else would remain. What people search for is not remembered.
    """
    letters = np.frombuffer(bytearray(key, "ascii"), dtype=np.uint8)
    with passing_lexicon(len(letters)) as lexicon:
        tokens = np.empty(len(letters), dtype=np.int32)
        count = words_between_blanks(lexicon.words, letters, tokens)
        told = np.empty(count, dtype=np.int32)
        count = words_of_name(lexicon.words, phrases(), tokens[:count], told)
        return " ".join(map(lexicon.word, told[:count].tolist()))


@inner_kernel
def put_words(words: Words, tokens: Array, out: Array, end: int) -> int:
    """Write the tokens that are words behind `end`; the new end."""
    for token in tokens:
        if not has(words, token, flags.IS_SIGN):
            out[end] = token
            end += 1
    return end


@inner_kernel
def _without_legal_forms(words: Words, phrases: Phrases, part: Array, out: Array, count: int) -> int:
    """Write the words of a part of a name that are no legal form behind `count`; the new count."""
    at = 0
    while at < len(part):
        length = 0
        if has(words, part[at], flags.STARTS_FORM):
            length, anywhere = phrase_at(words, part, at, phrases.forms, NO_COUNTRY)
            length = length if anywhere == 1 or _may_stand(words, part, at, length) else 0
        if not length:
            out[count] = part[at]
            count += 1
        at += max(1, length)
    return count


@inner_kernel
def _may_stand(words: Words, part: Array, at: int, length: int) -> bool:
    """Whether a short form stands where only a legal form does: first, last, or before a unit's number."""
    if at == 0:
        return has(words, part[0], flags.LEADS_AS_FORM) or len(part) == length
    if at + length >= len(part):
        return True
    following = part[at + length]
    return has(words, following, flags.STARTS_FORM | flags.HAS_DIGIT | flags.IS_ROMAN_UNIT) or (
        kind_of(words, following, flags.KIND) != 0
    )


@kernel_part
def _is_number(words: Words, word: int) -> bool:
    """Whether a word of a name is a number, roman ones included."""
    return has(words, word, flags.HAS_DIGIT | flags.IS_ROMAN_UNIT)


@inner_kernel
def with_standard_units(words: Words, phrases: Phrases, name: Array, out: Array) -> int:
    """Write units in one way: `branch no 03`, `site iii`, `no 3 factory` → `unit 3`; how many words remain.

    A number that ends the name, and most roman ones behind its first word, become arabic: `maxport ix` →
    `maxport 9`, `mill ii new` → `mill 2 new`.
    """
    count = at = 0
    while at < len(name):
        length, number = _unit_phrase(words, name, at)
        if length:
            out[count] = phrases.unit
            count += 1
        out[count] = number
        count += 1
        at += max(1, length)
    for each in range(1, count):
        if has(words, out[each], flags.IS_ROMAN_ONLY):
            out[each] = number_of(words, out[each])
    last = out[count - 1] if count > 1 else -1
    if last >= 0 and _is_number(words, last) and length_of(words, last) <= LONGEST_UNIT + 1:
        out[count - 1] = number_of(words, last)
    return count


@inner_kernel
def _unit_phrase(words: Words, name: Array, at: int) -> tuple[int, int]:
    """How many words at `at` name a unit, and its number: `branch no 03` → 3 words, `3`; else 0, the word."""
    word = int(name[at])
    if has(words, word, flags.IS_NUMBER_SIGN):
        is_phrase = at + 2 < len(name) and kind_of(words, name[at + 2], flags.KIND) == UNIT
        is_phrase = is_phrase and _is_number(words, name[at + 1])
        return (3, number_of(words, name[at + 1])) if is_phrase else (0, word)
    if kind_of(words, word, flags.KIND) != UNIT:
        return 0, word
    following = at + 1
    if following < len(name) and has(words, name[following], flags.IS_NUMBER_SIGN):
        following += 1
    number = number_of(words, name[following]) if following < len(name) else NO_NUMBER
    return (0, word) if number == NO_NUMBER else (following + 1 - at, number)
