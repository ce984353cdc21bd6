"""Which short words stand in the other phrase run together with a neighbour: `wei li` in `weili`?"""

from akkoord.engine.arrays import Array
from akkoord.engine.kernels import inner_kernel, kernel_part
from akkoord.engine.matching.comparing.credits import SHORTEST_INSIDE, Credits
from akkoord.engine.matching.comparing.phrases import (
    END,
    IS_FIRST,
    LENGTH_ABOVE,
    LETTERS,
    START,
    TEXT_END,
    TEXT_START,
    TOUCHING,
    Phrases,
    sign_of,
)
from akkoord.engine.matching.comparing.spelling import WORD_LETTERS, WORD_TOUCHING, Spelling, touching_bit


@inner_kernel
def _stand_together(spelling: Spelling, first: int, second: int, text: Array) -> bool:
    """Whether the letters of two words, run together, stand in a text."""
    a, b = spelling.starts[first], spelling.starts[second]
    length = spelling.starts[first + 1] - a
    both = length + spelling.starts[second + 1] - b
    for start in range(len(text) - both + 1):
        at = 0
        while at < length and text[start + at] == spelling.letters[a + at]:
            at += 1
        if at < length:
            continue
        while at < both and text[start + at] == spelling.letters[b + at - length]:
            at += 1
        if at == both:
            return True
    return False


@inner_kernel
def _is_joined(spelling: Spelling, phrases: Phrases, one: int, at: int, other: int) -> bool:
    """Whether the word at a place of `one` stands in the other text with a neighbour: `wei li` in `weili`."""
    lacking, apart = ~sign_of(phrases, other, LETTERS), ~sign_of(phrases, other, TOUCHING)
    word = phrases.words[at]
    if spelling.signs[word, WORD_LETTERS] & lacking or spelling.signs[word, WORD_TOUCHING] & apart:
        return False
    for place in (at - 1, at + 1):
        if place < phrases.heads[one, START] or place >= phrases.heads[one, END]:
            continue
        neighbour = phrases.words[place]
        if (
            spelling.signs[neighbour, WORD_LETTERS] & lacking
            or spelling.signs[neighbour, WORD_TOUCHING] & apart
        ):
            continue
        if (phrases.marks[at] >> LENGTH_ABOVE) + (phrases.marks[place] >> LENGTH_ABOVE) < SHORTEST_INSIDE:
            continue
        first, second = (neighbour, word) if place < at else (word, neighbour)
        last, start = spelling.starts[first + 1] - 1, spelling.starts[second]
        if touching_bit(spelling.letters[last], spelling.letters[start]) & apart:
            continue
        text = phrases.texts[phrases.heads[other, TEXT_START] : phrases.heads[other, TEXT_END]]
        if _stand_together(spelling, first, second, text):
            return True
    return False


@kernel_part
def credit_joined(
    spelling: Spelling, phrases: Phrases, one: int, other: int, side: int, room: Credits
) -> None:
    """Credit short words of a side that stand in the other phrase together with a neighbour."""
    start = phrases.heads[one, START]
    for at in range(phrases.heads[one, END] - start):
        mark = phrases.marks[start + at]
        is_short = mark & IS_FIRST and mark >> LENGTH_ABOVE < SHORTEST_INSIDE
        if (
            is_short
            and room.credit[side, at] == 0.0
            and _is_joined(spelling, phrases, one, start + at, other)
        ):
            room.credit[side, at] = 1.0
