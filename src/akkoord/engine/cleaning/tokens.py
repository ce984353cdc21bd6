"""Texts become rows of words: which words and signs stand in a text, in which order?

A text is plain (`text.plain`) before its words are parted: ASCII, a lost letter is the mark LOST.
Words that lost their separator (`RoadEconomic`, `No158`) are parted, initials and spaced letters joined.
"""

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.known_phrases import Phrases, phrase_at, phrases
from akkoord.engine.cleaning.lexicon import (
    LOST_LETTER,
    UNKNOWN,
    Lexicon,
    Words,
    has,
    is_digit,
    is_small,
    joined_word,
    known,
    word_of,
)
from akkoord.engine.cleaning.plain_letters import LOST, is_capital
from akkoord.engine.hashing import FNV_START, key_with_letter
from akkoord.engine.kernels import inner_kernel, kernel_part

FEWEST_LETTERS_AFTER_NUMBER = 3
"""`35b` and `12ab` are numbers, `12floor` are two words."""
MOST_LETTERS_BEFORE_NUMBER = 2
"""`g2` and `sf12` are numbers, `plot35` are two words."""
FEWEST_SPACED_LETTERS = 3
"""So many single letters in a row are one word, spaced out; two are rather two initials."""
_STANDS_BEHIND_NUMBER = np.uint64(flags.KIND_BITS << flags.KIND_BEHIND_NUMBER)
TO_SMALL = 32
"""From a capital to its small letter."""
_ENDINGS = np.frombuffer(b"stndrdth", dtype=np.uint8)


@kernel_part
def _is_blank(letter: int) -> bool:
    return letter == 32 or 9 <= letter <= 13 or 28 <= letter <= 31  # noqa: PLR2004 - as `str.split` has it


@kernel_part
def _is_of_word(letter: int) -> bool:
    return is_small(letter) or is_capital(letter) or is_digit(letter) or letter == LOST


@kernel_part
def _as_small(letter: int) -> int:
    """The letter as it stands in a word."""
    if letter == LOST:
        return LOST_LETTER
    return letter + TO_SMALL if is_capital(letter) else letter


@inner_kernel
def tokens_of_text(words: Words, phrases: Phrases, letters: Array, tokens: Array) -> int:
    """Write the words and signs of a plain text, and say how many there are."""
    count = at = 0
    has_letter = False
    while at < len(letters):
        first = count
        if _is_blank(letters[at]):
            at += 1
        elif not _is_of_word(letters[at]):
            tokens[count] = word_of(words, letters, at, at + 1)
            count += 1
            at += 1
        else:
            end, is_hyphened = _end_of_word(letters, at)
            if is_hyphened:
                count = _put_part(words, letters, at, end, tokens, count)
            else:
                count = _put_word(words, letters, at, end, tokens, count)
            at = end
        for each in range(first, count):
            has_letter |= words.flags[tokens[each]] & flags.IS_LETTER != 0
    return _with_letters_joined(words, phrases, tokens[:count]) if has_letter else count


@inner_kernel
def words_between_blanks(words: Words, letters: Array, tokens: Array) -> int:
    """Write the words of a key, which stand between single blanks, and say how many there are."""
    count = start = 0
    for at in range(len(letters) + 1):
        if at == len(letters) or letters[at] == BLANK:
            if at > start:
                tokens[count] = word_of(words, letters, start, at)
                count += 1
            start = at + 1
    return count


@inner_kernel
def _end_of_word(letters: Array, at: int) -> tuple[int, bool]:
    """Where the word at `at` ends, and whether it is one such as `C-05`."""
    end = at + 2
    if (
        end < len(letters)
        and letters[at + 1] == HYPHEN
        and is_digit(letters[end])
        and letters[at] > NINE
        and letters[at] != LOST
    ):
        while end < len(letters) and is_digit(letters[end]):
            end += 1
        if end < len(letters) and (is_small(letters[end]) or is_capital(letters[end])):
            end += 1
        if end == len(letters) or letters[end] == LOST or not _is_of_word(letters[end]):
            return end, True
    end = at
    while end < len(letters) and _is_of_word(letters[end]):
        end += 1
    return end, False


BLANK = ord(" ")
HYPHEN = ord("-")
NINE = ord("9")


@inner_kernel
def _put_word(words: Words, letters: Array, start: int, end: int, tokens: Array, count: int) -> int:
    """Write what stands between blanks and signs as one token, or as several where it is glued together."""
    part = piece = start
    for at in range(start + 1, end):
        is_parted = is_digit(letters[at - 1]) and _word_begins(letters, at, end)
        if is_parted or (is_small(letters[at - 1]) and is_capital(letters[at])):
            if _is_glued(words, letters, part, piece, at):
                count = _put_part(words, letters, part, piece, tokens, count)
                part = piece
            piece = at
            if is_parted:
                count = _put_part(words, letters, part, at, tokens, count)
                part = at
    if _is_glued(words, letters, part, piece, end):
        count = _put_part(words, letters, part, piece, tokens, count)
        part = piece
    return _put_part(words, letters, part, end, tokens, count)


@inner_kernel
def _word_begins(letters: Array, at: int, end: int) -> bool:
    """Whether a word begins behind a digit: `121RT`, `5Road`, but not `2Nd`."""
    if at + 1 >= end or not is_capital(letters[at]):
        return False
    is_whole = at + 2 == end or letters[at + 2] == LOST
    if is_small(letters[at + 1]):
        return not (is_whole and _is_ending(letters[at] + TO_SMALL, letters[at + 1]))
    return is_whole and letters[at] == ord("R") and letters[at + 1] in (ord("T"), ord("W"))


@inner_kernel
def _is_ending(first: int, second: int) -> bool:
    """Whether the letters end an English ordinal number."""
    for at in range(0, len(_ENDINGS), 2):
        if _ENDINGS[at] == first and _ENDINGS[at + 1] == second:
            return True
    return False


@inner_kernel
def _is_glued(words: Words, letters: Array, part: int, piece: int, end: int) -> bool:
    """Whether one of two pieces is a word that many addresses have: `RoadEconomic`."""
    return piece > part and (
        _has_flag(words, letters, part, piece, flags.IS_GLUED)
        or _has_flag(words, letters, piece, end, flags.IS_GLUED)
    )


@kernel_part
def _has_flag(words: Words, letters: Array, start: int, end: int, flag: np.uint64) -> bool:
    key = FNV_START
    for at in range(start, end):
        key = key_with_letter(key, _as_small(letters[at]))
    word = known(words, key)
    return word != UNKNOWN and words.flags[word] & flag != 0


@inner_kernel
def _put_part(words: Words, letters: Array, start: int, end: int, tokens: Array, count: int) -> int:
    """Write the word in small letters, parted between letters and digits where they are no number."""
    own = words.letters
    first = words.starts[words.counts[0]]
    last = first
    for at in range(start, end):
        if letters[at] != HYPHEN:
            own[last] = _as_small(letters[at])
            last += 1
    part = first
    at = _end_of_run(own, first, last)
    while at < last:
        run = _end_of_run(own, at, last)
        if _is_glued_behind_letter(words, at, run):
            at += 1
            tokens[count] = word_of(words, own, part, at)
            count += 1
            part = at
        elif _is_apart(words, part, at, run):
            tokens[count] = word_of(words, own, part, at)
            count += 1
            part = at
        at = run
    tokens[count] = word_of(words, own, part, last)
    return count + 1


@inner_kernel
def _end_of_run(letters: Array, at: int, last: int) -> int:
    """Where the letters, the digits or the ordinal number at `at` end."""
    end = at
    if not is_digit(letters[at]):
        while end < last and not is_digit(letters[end]):
            end += 1
        return end
    while end < last and is_digit(letters[end]):
        end += 1
    is_ordinal = end + 1 < last and _is_ending(letters[end], letters[end + 1])
    if is_ordinal and (end + 2 == last or not is_small(letters[end + 2])):
        end += 2
    return end


@inner_kernel
def _is_glued_behind_letter(words: Words, at: int, run: int) -> bool:
    """Whether letters behind a number are its letter and another word: `72APhase`."""
    return (
        is_small(words.letters[at])
        and run - at > FEWEST_LETTERS_AFTER_NUMBER
        and _has_flag(words, words.letters, at + 1, run, flags.IS_GLUED)
        and not _has_flag(words, words.letters, at, run, flags.IS_GLUED)
    )


@inner_kernel
def _is_apart(words: Words, part: int, at: int, run: int) -> bool:
    """Whether the run at `at` begins another word: `plot35`, `no5`, `9km`, but not `g2`, `35b`, `2nd`."""
    if not is_digit(words.letters[at]):
        return run - at >= FEWEST_LETTERS_AFTER_NUMBER or (
            run - at > 1 and _has_flag(words, words.letters, at, run, _STANDS_BEHIND_NUMBER)
        )
    return at - part > MOST_LETTERS_BEFORE_NUMBER or _has_flag(
        words, words.letters, part, at, flags.ANNOUNCES_SHORTLY
    )


@kernel_part
def _is_letter(words: Words, tokens: Array, at: int) -> bool:
    return at < len(tokens) and has(words, tokens[at], flags.IS_LETTER)


@kernel_part
def is_sign(words: Words, tokens: Array, at: int, sign: int) -> bool:
    """Whether that sign of punctuation stands at `at`."""
    if at >= len(tokens) or not words.flags[tokens[at]] & flags.IS_SIGN:
        return False
    return bool(words.letters[words.starts[tokens[at]]] == sign)


@inner_kernel
def _with_letters_joined(words: Words, phrases: Phrases, tokens: Array) -> int:
    """`s . t .` → `st`, `m e r c u r y` → `mercury`, `s & p` → `sp`, `n : 5` → `no 5`; how many remain."""
    count = at = 0
    while at < len(tokens):
        end, word = at + 1, tokens[at]
        if _is_letter(words, tokens, at):
            length, meaning = _slashed_word(words, phrases, tokens, at)
            last = _end_of_letters(words, tokens, at)
            if length:
                end, word = at + length, meaning
            elif last > at:
                end, word = last, _joined(words, tokens, at, last)
            elif _is_number_sign(words, tokens, at):
                end, word = at + 2, phrases.number_sign
        tokens[count] = word
        count += 1
        at = end
    return count


@inner_kernel
def _is_number_sign(words: Words, tokens: Array, at: int) -> bool:
    """Whether the letter is the `n` of `N. 5` and `N: 5`."""
    is_n = words.letters[words.starts[tokens[at]]] == ord("n")
    is_marked = is_sign(words, tokens, at + 1, ord(":")) or is_sign(words, tokens, at + 1, ord("."))
    return (
        is_n and is_marked and at + 2 < len(tokens) and is_digit(words.letters[words.starts[tokens[at + 2]]])
    )


@inner_kernel
def _slashed_word(words: Words, phrases: Phrases, tokens: Array, at: int) -> tuple[int, int]:
    """How many tokens from `at` on are a word such as `c/o`, 0 for none, and the word."""
    if not words.flags[tokens[at]] & flags.STARTS_SLASHED or not is_sign(words, tokens, at + 1, ord("/")):
        return 0, UNKNOWN
    length, word = phrase_at(words, tokens, at, phrases.slashed, 0)
    return (0, UNKNOWN) if is_sign(words, tokens, at + length, ord("/")) else (length, word)


@inner_kernel
def _joined(words: Words, tokens: Array, at: int, end: int) -> int:
    """The word that the letters from `at` to `end` make."""
    word = int(tokens[at])
    for each in range(at + 1, end):
        if _is_letter(words, tokens, each):
            word = joined_word(words, word, tokens[each])
    return word


@inner_kernel
def _end_of_letters(words: Words, tokens: Array, at: int) -> int:
    """Where the word ends that the single letters from `at` on are; `at` when they are none."""
    dotted = at
    while _is_letter(words, tokens, dotted) and is_sign(words, tokens, dotted + 1, ord(".")):
        dotted += 2
    if dotted - at > 2:  # noqa: PLR2004 - two letters, each with its dot
        return dotted + (_is_letter(words, tokens, dotted) and _ends(words, tokens, dotted))
    is_of_number = at > 0 and is_sign(words, tokens, at - 1, ord("/"))
    if is_sign(words, tokens, at + 1, ord("&")) and _is_letter(words, tokens, at + 2) and not is_of_number:
        return at + 3
    spaced = at
    while _is_letter(words, tokens, spaced):
        spaced += 1
    return spaced if spaced - at >= FEWEST_SPACED_LETTERS else at


@inner_kernel
def _ends(words: Words, tokens: Array, at: int) -> bool:
    """Whether the letter at `at` closes its initials: `s.a` at the end of a text or before a sign."""
    return at + 1 == len(tokens) or words.flags[tokens[at + 1]] & flags.IS_SIGN != 0


@inner_kernel
def _tokens_of_texts(
    words: Words, phrases: Phrases, starts: Array, letters: Array, token_starts: Array, tokens: Array
) -> None:
    end = 0
    for at in range(len(starts) - 1):
        text = letters[starts[at] : starts[at + 1]]
        end += tokens_of_text(words, phrases, text, tokens[end:])
        token_starts[at + 1] = end


def tokens_of_texts(lexicon: Lexicon, texts: Ragged) -> Ragged:
    """The words and signs of plain texts as int32 numbers of the lexicon, which has room for them."""
    starts = np.zeros(len(texts) + 1, dtype=np.int64)
    tokens = np.empty(len(texts.values), dtype=np.int32)
    _tokens_of_texts(lexicon.words, phrases(), texts.starts, texts.values, starts, tokens)
    return Ragged(starts, tokens[: starts[-1]])
