"""Which numbers of a text are none of a site? Telephones, post boxes, areas, open location codes."""

import re

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array, Ragged, joined
from akkoord.engine.cleaning import word_flags as flags
from akkoord.engine.cleaning.lexicon import Lexicon, Words, letters_of
from akkoord.engine.cleaning.plain_letters import plain_texts
from akkoord.engine.cleaning.row_texts import cut
from akkoord.engine.cleaning.text import plain
from akkoord.engine.cleaning.tokens import tokens_of_texts
from akkoord.engine.kernels import inner_kernel

_NO_SITE = re.compile(
    r"(?:\b(?:tel|telp|telephone|phone|ph|fax|mob|mobile)\b[\s.:]*(?:no\b[\s.:]*)?[+\d]"
    r"|\+(?=(?:[\s\-()/]*\d){7}))[\d\s\-()/]{5,}"
    r"|\b(?:(?:p\.?\s*o\.?\s*)?box|apartado|casilla|postfach|postbus|b\.?p\.?)\s*(?:no\.?)?\s*\d+"
    r"|\b\d[\d.,]*\s?(?:m2|sqm|sq)\b"
    r"|\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b",
    re.IGNORECASE,
)
_SMALL_M, _CAPITAL_M, _TWO = b"mM2"


def without_telephones(lexicon: Lexicon, tokens: Ragged, plain_ones: Ragged, texts: pa.Array) -> Ragged:
    """The tokens of texts (`plain_ones`; `texts` as given) without numbers that are none of a site."""
    has_some = np.zeros(len(tokens), dtype=np.bool_)
    _may_have_telephones(
        lexicon.words, tokens.starts, tokens.values, plain_ones.starts, plain_ones.values, has_some
    )
    positions = np.flatnonzero(has_some)
    if not len(positions):
        return tokens
    without = letters_of([_NO_SITE.sub(" ", plain(cut(texts[at].as_py()))) for at in positions.tolist()])
    read = tokens_of_texts(lexicon, plain_texts(without, np.zeros(len(without), dtype=np.bool_)))
    order = np.arange(len(tokens))
    order[positions] = len(tokens) + np.arange(len(read))
    return joined([tokens, read]).taken(order)


@inner_kernel
def _may_have_telephones(
    words: Words, starts: Array, tokens: Array, letter_starts: Array, letters: Array, found: Array
) -> None:
    """Which texts have a sign of such a number."""
    for row in range(len(found)):
        for at in range(starts[row], starts[row + 1]):
            if words.flags[tokens[at]] & flags.IS_SIGN_OF_NO_SITE:
                found[row] = True
        for at in range(letter_starts[row] + 1, letter_starts[row + 1]):
            if letters[at] == _TWO and letters[at - 1] in (_SMALL_M, _CAPITAL_M):
                found[row] = True
