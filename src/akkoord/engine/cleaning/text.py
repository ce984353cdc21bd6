"""How do we make text comparable? Any script to plain words that can be compared letter by letter."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import letters_of, passing_lexicon
from akkoord.engine.cleaning.plain_letters import LOST, plain_texts
from akkoord.engine.cleaning.scripts import in_latin_letters
from akkoord.engine.cleaning.tokens import tokens_of_texts

_LOST_LETTER = re.compile(r"[?\ufffd](?=\w)|(?<=\w)[?\ufffd](?=\w)")
_LOST_LETTERS = re.compile(r"[?\ufffd]+(?=\w)|\ufffd+")


def has_lost_letters(text: str) -> bool:
    """Whether letters were lost on the way, as in `U?urlu`: no text to show where there is another."""
    return _LOST_LETTER.search(text) is not None


def plain(text: str) -> str:
    """The text in ASCII; a lost letter is the mark LOST, and apostrophes are gone."""
    if "?" in text or "\ufffd" in text:
        text = _LOST_LETTERS.sub(lambda found: chr(LOST) * len(found.group()), text)
    if not text.isascii():
        text = in_latin_letters(text)
    return text.replace("'", "").replace("`", "")


def text_keys(texts: Sequence[str]) -> list[str]:
    """Of each text the words in ASCII, lower case, a blank between: `S.T. Örüm-Tekstil` → `st orum tekstil`.

    Punctuation, case, accents and marks of lost letters (`Do?ruyol`) decide nothing.
    """
    letters = letters_of(list(map(plain, texts)))
    with passing_lexicon(len(letters.values)) as lexicon:
        tokens = tokens_of_texts(lexicon, plain_texts(letters, np.ones(len(letters), dtype=np.bool_)))
        is_word = lexicon.words.flags[tokens.values] & flags.IS_SIGN == 0
        words = [lexicon.word(at) if kept else "" for at, kept in zip(tokens.values, is_word, strict=True)]
    ends = tokens.starts.tolist()
    keys = [" ".join(filter(None, words[start:end])) for start, end in pairwise(ends)]
    return [key.replace("?", "") for key in keys]


def text_key(text: str) -> str:
    """The key of one text."""
    return text_keys([text])[0]


def squashed(key: str) -> str:
    """A key without its blanks, for letter-spaced and differently parted words: `wei li` → `weili`."""
    return key.replace(" ", "")
