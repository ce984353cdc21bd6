"""Letters as small numbers, and how a name sounds: what is spoken alike looks alike."""

import re

import numpy as np

from akkoord.engine.arrays import Array

EDGE = 0
"""Stands before and behind a text, and between its parts."""
LETTERS = 37
"""The edge, ten digits, twenty-six letters."""
GRAMS = LETTERS**3

_CODES = np.zeros(256, dtype=np.uint8)
_CODES[ord("0") : ord("9") + 1] = range(1, 11)
_CODES[ord("a") : ord("z") + 1] = range(11, LETTERS)

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("x", "ks"),
        ("ck|[cqk]+h?(?=[^eiy]|$)", "k"),
        ("sch|sh|ch|cs|sz|zh|j|dj|z|c", "s"),
        ("[aou]e(?=[^aeiou ])", "e"),
        ("oo|ou|w(?=[^aeiouy]|$)", "u"),
        ("ee|ie|ea|y", "i"),
        ("w", "v"),
        ("([bdgkptr])h", r"\1"),
        (r"([a-z])\1+", r"\1"),
    )
]
"""In this order; of letters that languages write differently, and people mistake for each other."""


def codes_of(text: str) -> Array:
    """uint8: a key's letters as numbers with edges around, blanks left out; `|` parts texts."""
    letters = np.frombuffer(f"|{text}|".replace(" ", "").encode("ascii"), dtype=np.uint8)
    return np.asarray(_CODES[letters])


def sound_of(key: str) -> str:
    """About how a key is spoken: `textile` and `tekstil`, `fashion` and `fasion` are near each other."""
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key
