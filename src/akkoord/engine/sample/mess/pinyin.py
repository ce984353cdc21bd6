"""Chinese words in Latin letters, in one word or syllable by syllable."""

import re
from functools import cache
from random import Random

from akkoord.engine.sample.countries import countries
from akkoord.engine.sample.patterns import split_scripts


def resplit(text: str, *, random: Random) -> str:
    """One word of known syllables taken apart, or two syllables put together."""
    joined = [found for found in re.finditer(r"[A-Z][a-z]+", text) if len(_syllables_of(found[0])) > 1]
    if joined and random.random() < 0.7:
        word = random.choice(joined)
        parts = _syllables_of(word[0])
        apart = " ".join(part.capitalize() for part in parts)
        return text[: word.start()] + apart + text[word.end() :]
    return _put_together(text)


def _put_together(text: str) -> str:
    words = text.split(" ")
    for at in range(len(words) - 1):
        if {words[at].lower(), words[at + 1].lower()} <= _known():
            return " ".join([*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]])
    return text


def _syllables_of(word: str) -> tuple[str, ...]:
    """The syllables of a word, or nothing when it is not made of known ones."""
    word = word.lower()
    for length in range(min(len(word), 6), 1, -1):
        if word[:length] in _known():
            rest = _syllables_of(word[length:]) if word[length:] else ()
            if rest or not word[length:]:
                return (word[:length], *rest)
    return ()


@cache
def _known() -> frozenset[str]:
    china = next(country for country in countries() if country.code == "CN")
    return frozenset(split_scripts(part)[0].lower() for part in china.parts["syllable"])
