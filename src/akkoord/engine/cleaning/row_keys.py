"""Which rows say the same? A key for each, equal for rows that differ in case and punctuation at most."""

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import LOST_LETTER, Words, key_of
from akkoord.engine.cleaning.row_texts import RowTexts
from akkoord.engine.hashing import key_with_letter
from akkoord.engine.kernels import inner_kernel

BLANK = ord(" ")
BAR = ord("|")


@inner_kernel
def _with_words(words: Words, key: np.uint64, tokens: Array) -> np.uint64:
    """The key going on with the words among tokens, a blank between them, without marks of lost letters."""
    is_first = True
    for token in tokens:
        if words.flags[token] & flags.IS_SIGN:
            continue
        if not is_first:
            key = key_with_letter(key, BLANK)
        is_first = False
        for at in range(words.starts[token], words.starts[token + 1]):
            if words.letters[at] != LOST_LETTER:
                key = key_with_letter(key, words.letters[at])
    return key


@inner_kernel
def _put_keys(
    words: Words, name_starts: Array, names: Array, address_starts: Array, addresses: Array, keys: Array
) -> None:
    """Go on from the key of each row's country with its name and its address."""
    for row in range(len(keys)):
        key = _with_words(words, keys[row], names[name_starts[row] : name_starts[row + 1]])
        key = key_with_letter(key, BAR)
        keys[row] = _with_words(words, key, addresses[address_starts[row] : address_starts[row + 1]])


def row_keys(words: Words, texts: RowTexts, names: Ragged, addresses: Ragged) -> Array:
    """uint64, FNV-1a of country, name and address (`TR|orum tekstil|12 baris cad`), and of long texts."""
    keys = texts.begun.copy()
    _put_keys(words, names.starts, names.values, addresses.starts, addresses.values, keys)
    for at in np.flatnonzero(texts.is_long).tolist():
        name, address = texts.given_names[at].as_py(), texts.given_addresses[at].as_py()
        keys[at] = key_with_text(keys[at], f"|{(name, address)}")
    return keys


def key_with_text(key: np.uint64, text: str) -> np.uint64:
    """The key going on with a text."""
    letters = np.frombuffer(bytearray(text.encode()), dtype=np.uint8)
    return np.uint64(key_of(letters, 0, len(letters), np.uint64(key)))
