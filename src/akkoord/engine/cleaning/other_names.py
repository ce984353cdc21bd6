"""Which further names has a row? Former ones, those in brackets and beside slashes, those given apart."""

import numpy as np

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.cleaning.country_words import country_words, without_country
from akkoord.engine.cleaning.lexicon import Lexicon, Words, length_of
from akkoord.engine.cleaning.name_parts import MARKED, NameParts
from akkoord.engine.cleaning.telling_names import TellingNames
from akkoord.engine.hash_tables import HashTables
from akkoord.engine.kernels import inner_kernel

FEWEST_SIDES = 2
"""Sides of brackets or slashes that tell, for each to be a name."""
SHORTEST_SHORT_FORM = 3


@inner_kernel
def _put_names(
    words: Words,
    country_names: HashTables,
    parts: NameParts,
    telling: TellingNames,
    countries: Array,
    main_starts: Array,
    main: Array,
    others_of: Array,
    other_starts: Array,
    others: Array,
) -> None:
    """Write the main name and the others of each row, without the country's own name."""
    end = count = 0
    for row in range(len(countries)):
        name = main[end:]
        end += _put_name(words, country_names, telling, parts.of[row], countries[row], name)
        name = main[main_starts[row] : end]
        main_starts[row + 1] = end
        first = count
        for at in range(parts.of[row] + 1, parts.of[row + 1]):
            if not telling.tells[at] or not _is_name(words, parts, telling, row, at):
                continue
            start = other_starts[count]
            length = _put_name(words, country_names, telling, at, countries[row], others[start:])
            other = others[start : start + length]
            if not _is_same(name, other) and not _stands(other, others, other_starts, first, count):
                count += 1
                other_starts[count] = start + length
        others_of[row + 1] = count


@inner_kernel
def _put_name(
    words: Words, country_names: HashTables, telling: TellingNames, part: int, country: int, out: Array
) -> int:
    """Write the words of a part without the country's own name; how many there are."""
    start, end = telling.starts[part], telling.starts[part + 1]
    for at in range(start, end):
        out[at - start] = telling.words[at]
    return without_country(words, country_names, out[: end - start], country)


@inner_kernel
def _is_name(words: Words, parts: NameParts, telling: TellingNames, row: int, part: int) -> bool:
    """Whether a part is a name of the row: of sides only if two tell, the first only beside other firms."""
    if parts.kinds[part] == MARKED:
        return True
    first, count = -1, 0
    for at in range(parts.of[row] + 1, parts.of[row + 1]):
        if parts.kinds[at] == parts.kinds[part] and telling.tells[at]:
            first = at if first < 0 else first
            count += 1
    if count < FEWEST_SIDES:
        return False
    return part != first or parts.has_slash[row] or not _may_be_branches(words, parts, telling, row, first)


@inner_kernel
def _may_be_branches(words: Words, parts: NameParts, telling: TellingNames, row: int, firm: int) -> bool:
    """Whether the sides are no firms of their own: `Orum Textile (Bursa)`, `Orum Textile Mills (OTM Bursa)`.

    A short form of the firm's words alone does mean the firm: `Orum Textile (Ortex)`.
    """
    if telling.starts[firm + 1] - telling.starts[firm] <= 1:
        return False
    for at in range(firm + 1, parts.of[row + 1]):
        if parts.kinds[at] != parts.kinds[firm] or not telling.tells[at]:
            continue
        own = 0
        for each in range(telling.starts[at], telling.starts[at + 1]):
            own += not _is_short_for(words, telling, telling.words[each], firm)
        if own != 1:
            return False
    return True


@inner_kernel
def _is_short_for(words: Words, telling: TellingNames, word: int, firm: int) -> bool:
    """Whether the letters of a word, but for its last, follow one another in the firm's: `Aceversa`."""
    first = words.starts[word]
    asked = min(length_of(words, word), max(SHORTEST_SHORT_FORM, length_of(words, word) - 1))
    found = 0
    is_first = True
    for each in range(telling.starts[firm], telling.starts[firm + 1]):
        own = telling.words[each]
        for at in range(words.starts[own], words.starts[own + 1]):
            is_found = found < asked and words.letters[at] == words.letters[first + found]
            if is_first and not is_found:
                return False
            is_first = False
            found += is_found
    return found == asked


@inner_kernel
def _is_same(first: Array, second: Array) -> bool:
    if len(first) != len(second):
        return False
    for at in range(len(first)):
        if first[at] != second[at]:
            return False
    return True


@inner_kernel
def _stands(name: Array, others: Array, starts: Array, first: int, end: int) -> bool:
    """Whether a name is one of the others from `first` to `end`."""
    for at in range(first, end):
        if _is_same(name, others[starts[at] : starts[at + 1]]):
            return True
    return False


def chosen_names(
    lexicon: Lexicon, parts: NameParts, telling: TellingNames, countries: Array
) -> tuple[Ragged, Array, Ragged]:
    """The words of the main names, and the other names: of a row those from `of[row]` to `of[row + 1]`."""
    rows, most = len(countries), len(parts.kinds)
    total = int(telling.starts[-1])
    main = Ragged(np.zeros(rows + 1, dtype=np.int64), np.empty(total, dtype=np.int32))
    others = Ragged(np.zeros(most + 1, dtype=np.int64), np.empty(total, dtype=np.int32))
    others_of = np.zeros(rows + 1, dtype=np.int64)
    _put_names(
        lexicon.words,
        country_words(),
        parts,
        telling,
        countries,
        main.starts,
        main.values,
        others_of,
        others.starts,
        others.values,
    )
    starts = others.starts[: others_of[-1] + 1]
    return (
        Ragged(main.starts, main.values[: main.starts[-1]]),
        others_of,
        Ragged(starts, others.values[: starts[-1]]),
    )
