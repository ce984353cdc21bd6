"""Two texts side by side, with the words and numbers that differ marked."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `kind` is "same", "word" (differs) or "number" (differs and holds a digit)."""

    text: str
    kind: str


def marked(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces. Case, accents and punctuation are no difference; a number is its own piece."""
    left_words, right_words = _WORDS.findall(left), _WORDS.findall(right)
    matcher = SequenceMatcher(
        None, [_plain(word) for word in left_words], [_plain(word) for word in right_words], autojunk=False
    )
    same_left: set[int] = set()
    same_right: set[int] = set()
    for block in matcher.get_matching_blocks():
        same_left.update(range(block.a, block.a + block.size))
        same_right.update(range(block.b, block.b + block.size))
    known_right = {_plain(word) for word in right_words}
    known_left = {_plain(word) for word in left_words}
    return (
        _pieces(left_words, same_left, known_right),
        _pieces(right_words, same_right, known_left),
    )


def _pieces(words: list[str], same: set[int], known: set[str]) -> tuple[Piece, ...]:
    """Words that the other side has at another place are no difference either."""
    pieces: list[Piece] = []
    for position, word in enumerate(words):
        kind = "same" if position in same or not _is_word(word) or _plain(word) in known else _kind(word)
        if pieces and pieces[-1].kind == kind == "same":
            pieces[-1] = Piece(pieces[-1].text + word, kind)
        else:
            pieces.append(Piece(word, kind))
    return tuple(pieces)


def _is_word(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _kind(word: str) -> str:
    return "number" if any(c.isdigit() for c in word) else "word"


def _plain(word: str) -> str:
    if not _is_word(word):
        return " "
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in letters if not unicodedata.combining(c))
