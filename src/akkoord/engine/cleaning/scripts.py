"""How is another script written in Latin letters? Known words by their meaning, others by their sound."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from anyascii import anyascii

from akkoord.engine.cleaning.vocabulary import reference

_LATIN_ONLY = re.compile(r"[\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf\u2100-\u218f]*")
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_GLUED_SCRIPTS = re.compile(rf"[{_HAN}\u3040-\u30ff\uac00-\ud7af\u0e00-\u0e7f\u1780-\u17ff]")
"""Chinese, Japanese, Korean, Thai and Khmer write words together."""
_ORDINAL_SIGN = re.compile(r"(?<=\d)[°ºª]")
_NUMBER_SIGN = re.compile(r"\b[Nn][oOrR]?\s?[°º]\s?(?=\d)")


class _Letters(dict[int, str]):
    """Code of a letter → how it is written in ASCII; found out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = anyascii(chr(code))
        return self[code]


_LETTERS = _Letters(
    str.maketrans({"°": "o ", "º": "o ", "№": "No ", "（": "(", "）": ")", "，": ", ", "。": ". "})
)


def in_latin_letters(text: str) -> str:
    """The text in ASCII: `宁波申洲针织有限公司` → `NingBoShenZhou knitting co ltd`, `3º` → `3th`."""
    text = _ORDINAL_SIGN.sub("th ", _NUMBER_SIGN.sub("No ", text))
    if not _LATIN_ONLY.fullmatch(text):
        text = _in_meaning(text)
    return text.translate(_LETTERS)


def _in_meaning(text: str) -> str:
    """Words of trade, law and administration in English, the rest as it stands."""
    text = _number_signs()(unicodedata.normalize("NFC", text))
    text = _suffixes()(text)
    return _native_words()(text)


def _spellings(name: str) -> dict[str, str]:
    """Native spelling → word; `_` in a spelling stands for a blank."""
    table: Mapping[str, str] = reference("native_words")[name]
    return {
        spelling.replace("_", " "): word
        for word, spellings in table.items()
        for spelling in spellings.split()
    }


def _one_of(words: Mapping[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _native_words() -> Callable[[str], str]:
    """Replaces native words by their meaning; in scripts with blanks only whole words."""
    table = _spellings("words")
    glued = {word: meaning for word, meaning in table.items() if _GLUED_SCRIPTS.search(word)}
    apart = {word: meaning for word, meaning in table.items() if word not in glued}
    folded = {word.casefold(): meaning for word, meaning in table.items()}
    whole_word = rf"(?<![\w\u0900-\u0dff])(?:{_one_of(apart)})(?![\w\u0900-\u0dff])"
    shape = re.compile(f"{_one_of(glued)}|{whole_word}", re.IGNORECASE)
    return lambda text: shape.sub(lambda found: f" {folded[found.group().casefold()]} ", text)


@cache
def _number_signs() -> Callable[[str], str]:
    """Puts the sign behind a number before it: `12号` → `no 12`, `三楼` → `floor 3`."""
    table = _spellings("behind numbers")
    digits = _spellings("digits")
    shape = re.compile(rf"([0-9A-Za-z０-９-]+|[{''.join(digits)}])\s*({_one_of(table)})")
    return lambda text: shape.sub(
        lambda found: f" , {table[found.group(2)]} {digits.get(found.group(1), found.group(1))} ", text
    )


@cache
def _suffixes() -> Callable[[str], str]:
    """Parts what Korean words end in: `강남구` → `강남 district`."""
    table = _spellings("suffixes")
    shape = re.compile(rf"([\uac00-\ud7af]{{2,}}?)({_one_of(table)})(?![\uac00-\ud7af])")
    return lambda text: shape.sub(lambda found: f"{found.group(1)} {table[found.group(2)]} ", text)
